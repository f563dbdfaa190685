// What the session form has beyond its table: the cover check, the last visit, tabs, signing.

import { formatDay, isDay, isTime, minutesOf, timeOf } from '../../src/kit/day.ts';
import type { Start } from '../../src/kit/door.ts';
import { BookingPanel } from '../booking/booking-panel.tsx';
import { book, lengthIn } from '../booking/send.ts';
import { fields } from '../booking/series.ts';
import { ofTheClient, ofTheCover } from '../client/follow.ts';
import type { Extras, Tab } from '../form/extras.ts';
import type { Form } from '../form/at-work.ts';
import type { Typed } from '../places.ts';
import { shortTime } from '../words.ts';
import { AboveSession } from './above.tsx';
import { AroundSession } from './around.tsx';
import { copied } from './copied.tsx';
import { LastVisit } from './last-visit.tsx';
import { ProceduresRead } from './procedures-read.tsx';
import { hasNote, isSigned, isToCome } from './is-signed.ts';
import { MissingToSign, SignFoot } from './sign.tsx';
import { measuredIn } from './measured.ts';
import { Measures } from './measures.tsx';
import { saveMeasures } from './save-measures.ts';
import { History } from './history.tsx';

const history: Tab = { name: 'History', Panel: History };
const besideNote: Tab[] = [{ name: 'Last visit', Panel: LastVisit }, { name: 'Measures', Panel: Measures, owns: (heading) => measuredIn(heading) !== undefined }];

export const sessions: Extras = {
  Around: AroundSession,
  Above: AboveSession,
  Foot: SignFoot,
  hasFoot: isSigned,
  Said: MissingToSign,
  tabs: (form) => (hasNote(form) ? { first: 'Note', more: [...besideNote, history] } : { first: 'Booking', more: [history] }),
  under: { ...copied, Procedures: ProceduresRead },
  above: (form) => (form.place.id && form.values['Client ID'] ? ['Status'] : []),
  folded,
  firstField: 'Health changed',
  initial: (start, given) => ({ 'Therapist ID': therapistOf(start, given['Client ID'] ?? ''), ...ofTheClient(given['Client ID'] ?? '', start) }),
  follow: (heading, values, start) => {
    if (heading === 'Client ID') return { ...ofTheClient(values['Client ID'] ?? '', start), ...(values['Therapist ID'] ? {} : { 'Therapist ID': therapistOf(start, values['Client ID'] ?? '') }) };
    if (heading === 'Cover ID') return ofTheCover(values['Cover ID'] ?? '', values['Client ID'] ?? '', start);
    const order = heading === 'Referral ID' ? start.referrals.find((line) => line.id === values['Referral ID']) : undefined;
    return order?.cover ? { 'Cover ID': order.cover, ...(order.case ? { 'Case ID': order.case } : {}) } : {};
  },
  saveBeside: saveMeasures,
  NewPanel: BookingPanel,
  sendNew: book,
  afterLeaving,
};

/** Of what is still to come the booking is in view, of what has come the note. */
function folded(form: Form): Record<string, { title: string; says?: string }> {
  if (!hasNote(form)) return {};
  if (isToCome(form)) return { Note: { title: 'Note' }, Money: { title: 'Money' } };
  const { Date: day = '', Room: room = '' } = form.values;
  const times = [form.values['Starts at'], form.values['Ends at']].filter(Boolean).map((time) => shortTime(time ?? '')).join('–');
  return { '': { title: 'Booking', says: [isDay(day) ? formatDay(day, 'weekday') : day, times, room].filter(Boolean).join(' · ') } };
}

/** Therapists book for themselves; the front desk for whom the client comes to next, or the only one there is. */
function therapistOf(start: Start, client: string): string {
  if (start.role === 'therapist') return start.therapist;
  // Who has left is in the list no more, and nobody's default.
  const next = start.sessions.find((session) => session.client === client && session.status === 'booked' && start.therapists.some(({ id }) => id === session.therapist))?.therapist;
  const treating = start.therapists.filter(({ detail }) => detail !== 'front desk');
  return next ?? (start.role === 'owner' && start.therapist ? start.therapist : treating.length === 1 ? treating[0]?.id ?? '' : '');
}

/** The end follows the start: of a booking there already by its own length, else by the minutes of the order or as typed before. */
function afterLeaving(heading: string, values: Typed, start: Start, opened: Typed): Typed {
  const [starts = '', ends = '', was = '', until = ''] = [values['Starts at'], values['Ends at'], opened['Starts at'], opened['Ends at']];
  if (!isTime(starts)) return {};
  const endAfter = (minutes: number): Typed => ({ 'Ends at': timeOf(Math.min(minutesOf('23:59'), minutesOf(starts) + minutes)) });
  if (isTime(was) && isTime(until)) return heading === 'Starts at' && starts !== was && ends === until ? endAfter(minutesOf(until) - minutesOf(was)) : {};
  if (heading === 'Ends at' && isTime(ends) && ends > starts) return { [fields.lasts]: String(minutesOf(ends) - minutesOf(starts)) };
  return heading === 'Starts at' ? endAfter(lengthIn(values, start)) : {};
}
