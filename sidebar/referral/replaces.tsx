// After a new order is saved: older ones of the same cover that still count, each closed as replaced in one click; then the
// sessions that wait are offered to the new one.

import { useState } from 'preact/hooks';
import type { DoorRow } from '../../src/kit/door.ts';
import { byId } from '../../src/kit/table.ts';
import { useClinic } from '../clinic.ts';
import { ask, newRequestId } from '../door.ts';
import { Link, Note } from '../parts.tsx';
import { StandingChip } from '../today/session-line.tsx';
import { wordsOf } from '../trouble.ts';
import { withDays } from '../words.ts';
import { LateOrders } from './late-orders.tsx';

const stillCount = ['active', 'expiring', 'not started', 'draft'];

/** `late`: the server told that sessions without an order fit the new one. */
export function Replaces({ id, at, late }: { id: string; at: number; late: boolean }) {
  const { start, take, refresh, say } = useClinic();
  const [closed, setClosed] = useState(0);
  const [busy, setBusy] = useState('');
  const [wrong, setWrong] = useState('');
  const order = start.referrals.find((line) => line.id === id);
  // A draft takes nobody's place yet.
  const older = order && order.cover !== '' && order.standing !== 'draft' ? start.referrals.filter((line) => line.cover === order.cover && byId(line.id, id) < 0 && stillCount.includes(line.standing)) : [];
  const save = (old: { id: string; at: number }, row: DoorRow, opened: DoorRow, said: string, undo?: () => void) => {
    if (busy) return;
    setBusy(old.id);
    setWrong('');
    ask('referrals.save', { id: old.id, at: old.at, row, opened }, { requestId: newRequestId() }).then((answer) => {
      if (!answer.ok) return setWrong(answer.issues.map((issue) => withDays(issue.message)).join(' '));
      take([{ ...answer.value, table: 'referrals' }, ...(answer.value.also ?? [])]);
      setClosed(closed + 1);
      say(said, undo);
      refresh();
    }).catch((caught: unknown) => setWrong(wordsOf(caught, 'No answer from Google. Look at the order before trying again.'))).finally(() => setBusy(''));
  };
  const open = { 'Closed on': '', 'Closed why': '' };
  const close = (old: { id: string; at: number }) => {
    const done = { 'Closed on': start.today, 'Closed why': 'replaced' };
    save(old, done, open, `${old.id} is closed as replaced.`, () => save(old, open, done, `${old.id} is open again.`));
  };
  return (
    <>
      {older.length > 0 && (
        <ul class="list">
          {older.map((old) => (
            <li key={old.id}>
              <span class="grow small">{old.id} still counts: {withDays(old.caption)} <StandingChip standing={old.standing} /></span>
              <Link label={`Close ${old.id} as replaced`} onClick={() => close(old)}>{busy === old.id ? 'Saving…' : 'Close as replaced'}</Link>
            </li>
          ))}
        </ul>
      )}
      {wrong && <Note tone="bad" live>{wrong}</Note>}
      {(late || closed > 0) && <LateOrders key={closed} id={id} at={at} />}
    </>
  );
}
