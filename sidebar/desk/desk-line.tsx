// One line of the desk: as a card in the sidebar, as a row of a table in the wide dialog.

import type { DeskLine } from '../../src/kit/door.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { CountLink } from '../count-link.tsx';
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
function Counts({ line: { id, used, booked, left } }: { line: DeskLine }) {
  const number = (count: number, what: 'visitsUsed' | 'visitsBooked' | 'visitsLeft', word: string) => (
    <>{count > 0 || what === 'visitsLeft' ? <CountLink of={id} count={what} label={`${count} ${word}`}>{count}</CountLink> : 0} <span class="muted">{word}</span></>
  );
  return <span class="num">{number(used, 'visitsUsed', 'used')} · {number(booked, 'visitsBooked', 'booked')}{left !== null && <> · {number(left, 'visitsLeft', 'left')}</>}</span>;
}
