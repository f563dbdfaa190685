// A booking ahead that no cover pays, and why; it is put right in its form.

import type { DeskBooking } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { shortTime, withDays } from '../words.ts';

export function BookingLine({ booking }: { booking: DeskBooking }) {
  const { go } = useClinic();
  const who = booking.clientName || booking.client;
  return (
    <li>
      <span class="grow"><span class="clip">{who}</span><span class="small muted num">{withDays(booking.date)}, {shortTime(booking.startsAt)}</span><div class="small">{withDays(booking.why)}</div></span>
      <button type="button" class="link" data-line aria-label={`Fix: ${who}, ${withDays(booking.date)}`} onClick={() => go({ at: 'form', table: 'sessions', id: booking.id, row: booking.at })}>Fix</button>
    </li>
  );
}
