// Where a referral stands: used, booked and left, each number one step from its rows; how it is closed; its papers.

import { useState } from 'preact/hooks';
import type { DoorRow } from '../../src/kit/door.ts';
import { CountLink } from '../count-link.tsx';
import { MakePapers } from '../documents/make.tsx';
import type { Form } from '../form/at-work.ts';
import { LineOf } from '../form/line.tsx';
import { Link } from '../parts.tsx';
import { StandingChip } from '../today/session-line.tsx';
import { useFresh } from '../use-fresh.ts';
import { withDays } from '../words.ts';
import { LateOrders } from './late-orders.tsx';
import { Meter } from './meter.tsx';

/** Fields that stand here, not in their section. */
export const closing = ['Closed why', 'Closed on'];

export function Standing({ form }: { form: Form }) {
  const [late, setLate] = useState(false);
  const row = useFresh(form);
  if (!row || !form.place.id) return null;
  const id = form.place.id;
  const standing = String(row.Standing ?? '');
  const why = String(row.Why ?? '');
  const used = numberIn(row, 'Visits used');
  const booked = numberIn(row, 'Visits booked');
  const of = numberIn(row, 'Visits authorized');
  const until = String(row['Valid until'] ?? '');
  const runsOutOn = String(row['Runs out on'] ?? '');
  return (
    <section class="card">
      <h2><StandingChip standing={standing} /> {until && <span class="muted small">counts until {withDays(until)}</span>}</h2>
      {why && <p class="small">{withDays(why)}</p>}
      <Meter used={used} booked={booked} of={of} />
      <div class="small">
        <CountLink of={id} count="visitsUsed">{used} used</CountLink> · <CountLink of={id} count="visitsBooked">{booked} booked</CountLink>
        {of > 0 && <> · <CountLink of={id} count="visitsLeft">{Math.max(0, of - used)} left of {of}</CountLink></>}
      </div>
      {runsOutOn && standing !== 'used up' && !/at this pace/i.test(why) && <p class="small">Its visits run out on {withDays(runsOutOn)}, at the present pace and by what is booked.</p>}
      {counts.includes(standing) && (late ? <LateOrders id={id} at={form.place.row} /> : <div class="small"><Link onClick={() => setLate(true)}>Sessions without an order it fits</Link></div>)}
      <Close form={form} />
      <MakePapers of="referral" about={id} at={form.place.row} />
    </section>
  );
}

/** Finished, replaced, revoked, or entered in error; it counts with the next save. */
function Close({ form }: { form: Form }) {
  const [open, setOpen] = useState(false);
  const wrong = closing.some((heading) => heading in form.errors);
  const closed = closing.some((heading) => (form.values[heading] ?? '') !== '');
  if (!open && !closed && !wrong) return <div class="small"><Link onClick={() => setOpen(true)}>Close it: finished, replaced or revoked</Link></div>;
  return <>{closing.map((heading) => <LineOf key={heading} line={form.columns.filter((column) => column.heading === heading)} form={form} buttons />)}</>;
}

const counts = ['active', 'expiring', 'not started', 'expired'];

const numberIn = (row: DoorRow, heading: string): number => Number(row[heading] ?? 0) || 0;
