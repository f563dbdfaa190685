// Which reminders fall due: booked sessions only, at the clinic's lead times, within its hours, to clients who agreed.

import { instantOf, localParts, minutesOf } from '../../kit/day.ts';

export interface Booking { id: string; client: string; date: string; startsAt: string; status: string }

/** What a reminder may know of a client; never why they come. */
export interface Addressee { id: string; givenName: string; bornOn: string; email: string; guardianEmail: string; reminders: string; status: string }

export interface Rules { leadTimes: string[]; hours: string; zone: string }

export interface Due { key: string; session: Booking; client: Addressee; to: string; lead: string }

/** Minutes of a lead time such as `2 days` or `90 minutes`; undefined where it is not one. */
export function leadMinutes(text: string): number | undefined {
  const found = /^(\d+)\s*(d|day|days|h|hour|hours|m|min|minutes?)$/i.exec(text.trim());
  if (!found) return undefined;
  const unit = (found[2] ?? '').toLowerCase();
  return Number(found[1]) * (unit.startsWith('d') ? 1440 : unit.startsWith('h') ? 60 : 1);
}

/** The reminders due now. Of several stages that are due for one booking only the latest goes. */
export function remindersDue(bookings: Booking[], clients: Map<string, Addressee>, rules: Rules & { now: string }): Due[] {
  if (!withinHours(rules)) return [];
  const nowMs = Date.parse(rules.now);
  const leads = rules.leadTimes.flatMap((lead) => leadMinutes(lead) ?? []).sort((a, b) => a - b);
  return bookings.flatMap((session): Due[] => {
    const client = clients.get(session.client);
    const to = client ? addressOf(client, session.date) : '';
    if (!client || to === '' || session.status !== 'booked') return [];
    const startsMs = Date.parse(instantOf(session.date, session.startsAt, rules.zone));
    if (startsMs <= nowMs) return [];
    const lead = leads.find((minutes) => startsMs - minutes * 60_000 <= nowMs);
    if (lead === undefined) return [];
    return [{ key: `reminder|${session.id}|${session.date} ${session.startsAt}|${lead}`, session, client, to, lead: String(lead) }];
  });
}

/** Where the reminder goes: a minor's to the guardian. '' where there is nobody to write to. */
function addressOf(client: Addressee, on: string): string {
  if (client.reminders !== 'email' || client.status === 'discharged') return '';
  return isMinor(client.bornOn, on) ? client.guardianEmail : client.email;
}

const isMinor = (bornOn: string, on: string): boolean => bornOn !== '' && `${Number(bornOn.slice(0, 4)) + 18}${bornOn.slice(4)}` > on;

function withinHours(rules: Rules & { now: string }): boolean {
  const [from = '00:00', to = '24:00'] = rules.hours.split('-').map((part) => part.trim());
  const now = minutesOf(localParts(Date.parse(rules.now), rules.zone).time);
  return now >= minutesOf(from) && now < (to === '24:00' ? 1440 : minutesOf(to));
}
