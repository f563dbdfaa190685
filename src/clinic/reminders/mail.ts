// The words of a reminder: first name, date, time, clinic, phone, how to stop. Nothing else, whatever the record holds.

import type { Mail } from '../../kit/desk.ts';
import { formatDay, formatTime } from '../../kit/day.ts';
import { oneLine } from '../../kit/one-line.ts';
import { settingOf } from '../settings/keys.ts';
import type { Due } from './due.ts';

export function reminderMail(due: Due, settings: Record<string, string>): Mail {
  const clinic = oneLine(settingOf(settings, 'Clinic name')) || 'your massage clinic';
  const phone = oneLine(settingOf(settings, 'Phone'));
  const when = `${formatDay(due.session.date, 'weekday')} at ${formatTime(due.session.startsAt)}`;
  const name = oneLine(due.client.givenName);
  return {
    to: due.to,
    name: clinic,
    subject: `Appointment reminder: ${when}`,
    body: [
      name ? `Hello ${name},` : 'Hello,',
      '',
      `This is a reminder of the appointment on ${when} at ${clinic}.`,
      '',
      phone ? `If the time does not suit you, please call ${phone}.` : 'If the time does not suit you, please answer this mail.',
      '',
      phone ? `To stop these reminders, answer “stop” or call ${phone}.` : 'To stop these reminders, answer “stop”.',
    ].join('\n'),
  };
}
