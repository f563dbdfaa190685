// One line of the desk: as a card in the sidebar, as a row of a table in the wide dialog.

import type { DeskLine } from '../../src/kit/door.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { Link } from '../parts.tsx';
import { StandingChip } from '../today/session-line.tsx';
import { withDays } from '../words.ts';
import { NextStep } from './next-step.tsx';

interface Props { line: DeskLine; onDone(): void }

export function NarrowLine({ line, onDone }: Props) {
  return (
    <li class="desk-line">
      <div class="grow">
        <Who line={line} /> <StandingChip standing={line.standing} />
        <div class="small">{withDays(line.why)}</div>
        <div class="small muted">{[line.insurer, line.claim && `claim ${line.claim}`].filter(Boolean).join(' · ')}</div>
        <div class="small"><Counts line={line} /></div>
        <NextStep line={line} onDone={onDone} />
      </div>
    </li>
  );
}

export function WideLine({ line, onDone }: Props) {
  return (
    <tr>
      <td><Who line={line} /><div class="small muted">{line.client}</div></td>
      <td>{line.insurer}<div class="small muted">{line.claim && `claim ${line.claim}`}</div></td>
      <td><StandingChip standing={line.standing} /><div class="small">{withDays(line.why)}</div></td>
      <td class="right"><Counts line={line} /></td>
      <td class="num">{withDays(line.runsOutOn || line.validUntil) || <span class="muted">–</span>}</td>
      <td><NextStep line={line} onDone={onDone} /></td>
    </tr>
  );
}

function Who({ line }: { line: DeskLine }) {
  const { start, go } = useClinic();
  return <Link onClick={() => go({ at: 'client', id: line.client, row: listedOf(start, line.client)?.at ?? 0 })}>{line.clientName || line.client}</Link>;
}

/** Each count opens its rows. */
function Counts({ line }: { line: DeskLine }) {
  const { go } = useClinic();
  const number = (count: number, what: 'visitsUsed' | 'visitsBooked', caption: string) =>
    (count > 0 ? <Link label={`${count} ${caption.toLowerCase()}`} onClick={() => go({ at: 'rows', count: what, of: line.id, caption })}>{count}</Link> : <>0</>);
  return (
    <span class="num">
      {number(line.used, 'visitsUsed', 'Visits used')} <span class="muted">used</span> · {number(line.booked, 'visitsBooked', 'Visits booked')} <span class="muted">booked</span>
      {line.left !== null && <> · {line.left} <span class="muted">left</span></>}
    </span>
  );
}
