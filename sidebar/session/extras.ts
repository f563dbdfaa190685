// What the session form has beyond its table: the cover check, the last visit, tabs, signing.

import { formatDay, isDay, isTime, minutesOf, timeOf } from '../../src/kit/day.ts';
import { ofTheClient, pick } from '../client/follow.ts';
import type { Extras } from '../form/extras.ts';
import type { Form } from '../form/use-form.ts';
import type { Typed } from '../places.ts';
import { shortTime } from '../words.ts';
import { AboveSession } from './above.tsx';
import { AroundSession } from './around.tsx';
import { copied } from './copied.tsx';
import { CoverOfBooking } from './cover-check.tsx';
import { LastVisit } from './last-visit.tsx';
import { ProceduresRead } from './procedures-read.tsx';
import { MissingToSign, SignFoot } from './sign.tsx';
import { History, Measures } from './tabs.tsx';

/** Minutes a booking lasts until its end is typed. */
const usualLength = 60;

export const sessions: Extras = {
  Around: AroundSession,
  Above: AboveSession,
  Foot: SignFoot,
  Said: MissingToSign,
  tabs: { first: 'Note', more: [{ name: 'Last visit', Panel: LastVisit }, { name: 'Measures', Panel: Measures }, { name: 'History', Panel: History }] },
  under: { ...copied, Procedures: ProceduresRead, 'Referral ID': CoverOfBooking },
  above: (form) => (form.place.id && form.values['Client ID'] ? ['Status'] : []),
  folded,
  firstField: 'Pain before',
  initial: (start, given) => ({ 'Therapist ID': start.role === 'front desk' ? '' : start.therapist, ...pick(ofTheClient(given['Client ID'] ?? '', start), ['Case ID', 'Cover ID', 'Referral ID']) }),
  follow: (heading, values, start) => {
    if (heading === 'Client ID') return pick(ofTheClient(values['Client ID'] ?? '', start), ['Case ID', 'Cover ID', 'Referral ID']);
    const cover = heading === 'Referral ID' ? start.referrals.find((line) => line.id === values['Referral ID'])?.cover : undefined;
    return cover ? { 'Cover ID': cover } : {};
  },
  afterLeaving,
};

function folded(form: Form): Record<string, { title: string; says?: string }> {
  if (!form.place.id) return { Note: { title: 'Note' }, Money: { title: 'Money' } };
  const { Date: day = '', Room: room = '' } = form.values;
  const times = [form.values['Starts at'], form.values['Ends at']].filter(Boolean).map((time) => shortTime(time ?? '')).join('–');
  return { '': { title: 'Booking', says: [isDay(day) ? formatDay(day, 'weekday') : day, times, room].filter(Boolean).join(' · ') } };
}

/** A start without an end gets the usual length. */
function afterLeaving(heading: string, values: Typed): Typed {
  const starts = values['Starts at'] ?? '';
  if (heading !== 'Starts at' || !isTime(starts) || (values['Ends at'] ?? '') !== '') return {};
  return { 'Ends at': timeOf(minutesOf(starts) + usualLength) };
}
