// One finding: where it is, what would be right, and the jump to its cell; a value changed by hand with both values.

import type { Finding } from '../../src/kit/door.ts';
import { get } from '../door.ts';
import { Link } from '../parts.tsx';
import { withDays } from '../words.ts';
import { wordsOf } from '../trouble.ts';

interface Props { finding: Finding; onAccept(): void; onPutBack(): void; onFailed(said: string): void }

export function FindingLine({ finding, onAccept, onPutBack, onFailed }: Props) {
  const { tab, at, id, field, has, says, kind } = finding;
  const show = () => { get('sheet.show', { table: finding.table, at, heading: field }).catch((caught: unknown) => onFailed(wordsOf(caught))); };
  const place = `${tab}, row ${at}`;
  return (
    <li>
      <div class="grow">
        <div class="num">{place}{field && ` · ${field}`}</div>
        <div class="small muted num">{[id, has && has !== id && kind === 'cell' ? `holds ${has}` : ''].filter(Boolean).join(' · ')}</div>
        {kind === 'by hand' ? <Values finding={finding} /> : <div class="small">{withDays(says)}</div>}
        {kind === 'by hand' && (
          <div class="links">
            <Link label={`Accept ${field} of ${id}`} onClick={onAccept}>Accept</Link>
            <Link label={`Put back ${field} of ${id}`} onClick={onPutBack}>Put back</Link>
          </div>
        )}
      </div>
      {kind !== 'tab' && <button type="button" class="link" data-line aria-label={`Show ${place}${field ? `, ${field}` : ''}`} onClick={show}>Show</button>}
    </li>
  );
}

function Values({ finding: { was = '', is = '' } }: { finding: Finding }) {
  return (
    <>
      <div class="small"><span class="muted">saved</span> <span class="kept-text">{withDays(was) || 'empty'}</span></div>
      <div class="small"><span class="muted">now</span> <span class="kept-text">{withDays(is) || 'empty'}</span></div>
    </>
  );
}
