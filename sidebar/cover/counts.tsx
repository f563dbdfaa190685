// What a cover or an authorization has used, booked and left, each number one step from its rows.

import type { DoorRow } from '../../src/kit/door.ts';
import { CountLink } from '../count-link.tsx';
import type { Form } from '../form/at-work.ts';
import { StandingChip } from '../today/session-line.tsx';
import { useFresh } from '../use-fresh.ts';

export function Counts({ of, row }: { of: string; row: DoorRow }) {
  const { 'Visits used': used, 'Visits booked': booked, 'Visits left': left = '', 'Money left': money = '' } = row;
  return (
    <div class="small num">
      <CountLink of={of} count="visitsUsed" label={`${used || 0} visits used on ${of}`}>{used || 0} used</CountLink>
      {' · '}<CountLink of={of} count="visitsBooked">{booked === undefined ? 'booked' : `${booked || 0} booked`}</CountLink>
      {left !== '' && <> · <CountLink of={of} count="visitsLeft">{left} left</CountLink></>}
      {money !== '' && <> · <CountLink of={of} count="moneyLeft">${Number(money).toFixed(2)} left</CountLink></>}
    </div>
  );
}

export function AuthorizationCard({ form }: { form: Form }) {
  const row = useFresh(form);
  if (!row || !form.place.id) return null;
  return <section class="card"><h2><StandingChip standing={String(row.Standing ?? '')} /></h2><Counts of={form.place.id} row={row} /></section>;
}
