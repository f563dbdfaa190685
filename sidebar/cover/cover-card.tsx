// Where a cover stands: visits used and left, each number one step from its rows; what the insurer granted; its visit log.

import { useEffect, useState } from 'preact/hooks';
import type { DoorRow, Loaded } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { MakePapers } from '../documents/make.tsx';
import { get } from '../door.ts';
import type { Form } from '../form/at-work.ts';
import { Link } from '../parts.tsx';
import { Meter } from '../referral/meter.tsx';
import { mayEdit } from '../roles.ts';
import { StandingChip } from '../today/session-line.tsx';
import { useFresh } from '../use-fresh.ts';
import { withDays } from '../words.ts';
import { Counts } from './counts.tsx';

export function CoverCard({ form }: { form: Form }) {
  const row = useFresh(form);
  const { id, row: at } = form.place;
  if (!row || !id) return null;
  return (
    <section class="card">
      <Stand row={row} id={id} />
      <Granted cover={id} />
      <MakePapers of="cover" about={id} at={at} />
    </section>
  );
}

function Stand({ row, id }: { row: DoorRow; id: string }) {
  const used = numberIn(row, 'Visits used') ?? 0;
  const left = numberIn(row, 'Visits left');
  const standing = String(row['Referral standing'] ?? '');
  return (
    <>
      {standing && <h2><StandingChip standing={standing} /> <span class="muted small">its best referral</span></h2>}
      {left !== undefined && <Meter used={used} booked={0} of={used + Math.max(0, left)} />}
      <Counts of={id} row={row} />
    </>
  );
}

/** What was asked of the insurer beforehand, each with its own count. */
function Granted({ cover }: { cover: string }) {
  const { start, go, looked } = useClinic();
  const [rows, setRows] = useState<Loaded[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    get('authorizations.find', { by: { 'Cover ID': cover }, limit: 50 }).then((found) => { setRows(found.rows); setFailed(false); }, () => setFailed(true));
  }, [cover, looked]);
  return (
    <>
      <h2 class="within"><span class="grow">Authorizations</span>{mayEdit(start.role, 'authorizations') && <Link label="New authorization" onClick={() => go({ at: 'form', table: 'authorizations', given: { 'Cover ID': cover, 'Asked on': start.today } })}>+ New</Link>}</h2>
      {failed && <p class="small muted">The authorizations could not be read.</p>}
      {!failed && rows.length === 0 && <p class="small muted">None. Where the insurer must agree beforehand, its answer stands here.</p>}
      <ul class="list">
        {rows.map(({ id, at, row }) => (
          <li key={id}>
            <span class="grow"><span class="kept">{row.Number || id}</span> <StandingChip standing={String(row.Standing ?? '')} />
              <div class="small muted">{saidOf(row)}</div>
              <Counts of={id} row={row} />
            </span>
            <button type="button" class="link" data-line aria-label={`Open ${id}`} onClick={() => go({ at: 'form', table: 'authorizations', id, row: at })}>Open</button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** "granted 6 visits, Mar 2, 2026 to May 1, 2026" or "asked Mar 2, 2026, no answer yet". */
function saidOf(row: DoorRow): string {
  const text = (heading: string): string => String(row[heading] ?? '');
  if (text('Answer') === '') return withDays(`${text('Asked on') ? `asked ${text('Asked on')}, ` : ''}no answer yet`);
  const days = [text('Starts on') && `from ${text('Starts on')}`, text('Ends on') && `until ${text('Ends on')}`].filter(Boolean).join(' ');
  return withDays([[text('Answer'), text('Visits') && `${text('Visits')} visits`].filter(Boolean).join(' '), days].filter(Boolean).join(', '));
}

function numberIn(row: DoorRow, heading: string): number | undefined {
  const value = row[heading];
  return value === '' || value === undefined ? undefined : Number(value);
}
