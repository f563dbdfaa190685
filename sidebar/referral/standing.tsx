// Where a referral stands: used, booked and left, each number one step from its rows; its papers.

import { useState } from 'preact/hooks';
import type { DoorRow } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { MakePapers } from '../documents/make.tsx';
import type { Form } from '../form/at-work.ts';
import { Link } from '../parts.tsx';
import { StandingChip } from '../today/session-line.tsx';
import { withDays } from '../words.ts';
import { LateOrders } from './late-orders.tsx';
import { Meter } from './meter.tsx';

export function Standing({ form }: { form: Form }) {
  const { go } = useClinic();
  const [late, setLate] = useState(false);
  const row = form.record?.row;
  if (!row || !form.place.id) return null;
  const id = form.place.id;
  const used = numberIn(row, 'Visits used');
  const booked = numberIn(row, 'Visits booked');
  const of = numberIn(row, 'Visits authorized');
  const until = String(row['Valid until'] ?? '');
  return (
    <section class="card">
      <h2><StandingChip standing={String(row.Standing ?? '')} /> {until && <span class="muted small">counts until {withDays(until)}</span>}</h2>
      {row.Why && <p class="small">{withDays(String(row.Why))}</p>}
      <Meter used={used} booked={booked} of={of} />
      <div class="small">
        <Link onClick={() => go({ at: 'rows', count: 'visitsUsed', of: id, caption: 'Visits used' })}>{used} used</Link>
        {' · '}<Link onClick={() => go({ at: 'rows', count: 'visitsBooked', of: id, caption: 'Visits booked' })}>{booked} booked</Link>
        {of > 0 && ` · ${Math.max(0, of - used)} left of ${of}`}
      </div>
      {counts.includes(String(row.Standing ?? '')) && (late ? <LateOrders id={id} at={form.place.row} /> : <div class="small"><Link onClick={() => setLate(true)}>Sessions without an order it fits</Link></div>)}
      <MakePapers of="referral" about={id} at={form.place.row} />
    </section>
  );
}

const counts = ['active', 'expiring', 'not started', 'expired'];

const numberIn = (row: DoorRow, heading: string): number => Number(row[heading] ?? 0) || 0;
