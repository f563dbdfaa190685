// What the drawer lists: mails, documents, triggers.
import { DOCUMENT, DOCX, ownerOf } from '../drive/file.ts';
import { clockEvent } from '../triggers/schedule.ts';
import type { ClockSpec } from '../triggers/schedule.ts';
import type { Workbench } from '../workbench.ts';
import { wallText } from '../zone.ts';
import type { WireDocument, WireMail, WireTrigger } from './page-wire.ts';

export function mailsOf(bench: Workbench): WireMail[] {
  return bench.outbox.map((mail) => ({
    id: mail.id, from: mail.from, to: [mail.to, mail.cc, mail.bcc].filter(Boolean).join(', '), subject: mail.subject,
    sentAt: wallText(Date.parse(mail.at), bench.clock.zone), text: mail.text, hasHtml: mail.html !== null,
    attachments: mail.attachments.map(({ name, size }) => ({ name, size })),
  })).reverse();
}

export function documentsOf(bench: Workbench): WireDocument[] {
  return bench.drive.all().filter(({ content, trashed }) => content && !trashed).map((file) => ({
    id: file.id, name: file.name, type: file.mimeType === DOCUMENT || file.mimeType === DOCX ? 'document' : file.mimeType, owner: ownerOf(file),
    createdAt: wallText(Date.parse(file.createdTime), bench.clock.zone),
    sharedWith: file.permissions.flatMap(({ role, emailAddress }) => (role !== 'owner' && emailAddress ? [emailAddress] : [])),
  })).reverse();
}

export function triggersOf(bench: Workbench): WireTrigger[] {
  return bench.triggers.all().map(({ id, handler, creator, spec, minute, nextAt, last }) => ({
    id, function: handler, owner: creator, when: whenWords(spec, minute), nextAt: nextAt === null ? null : wallText(nextAt, bench.clock.zone),
    last: last && { outcome: last.outcome, at: wallText(last.at, bench.clock.zone), message: last.message ?? '' },
  }));
}

/** Runs a trigger's function now, as its creator, with a timer's event; its plan stays. */
export async function runTrigger(bench: Workbench, id: string): Promise<unknown> {
  const trigger = bench.triggers.all().find((one) => one.id === id);
  if (!trigger) throw new RangeError('This trigger is gone.');
  const at = bench.clock.nowMs();
  try {
    const value = await bench.start(trigger.handler, [], { user: trigger.creator, kind: 'trigger', event: clockEvent(trigger.id, at) });
    bench.triggers.ran(trigger, { at, outcome: 'done' });
    return value;
  } catch (error) {
    bench.triggers.ran(trigger, { at, outcome: 'failed', message: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

function whenWords({ every, atHour, nearMinute, atMs }: ClockSpec, minute: number): string {
  if (atMs !== undefined) return 'once';
  const { unit, count } = every ?? { unit: 'days' as const, count: 1 };
  const times = count === 1 ? `every ${unit.slice(0, -1)}` : `every ${count} ${unit}`;
  if (unit === 'minutes') return times;
  const shownMinute = String(((minute % 60) + 60) % 60).padStart(2, '0');
  if (unit === 'hours') return `${times}, at minute ${shownMinute}`;
  return `${times}, ${atHour === undefined ? 'some time' : `between ${atHour}:00 and ${atHour + 1}:00`}${nearMinute === undefined ? '' : `, near minute ${nearMinute}`}`;
}
