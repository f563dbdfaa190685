// `MailApp` as the script sees it: (message), (to, subject, body, options?) or (to, replyTo, subject, body).
import type { BlobOnWire, Facade } from '../runtime/bridge.ts';
import { ServiceError } from '../errors.ts';
import { ScriptBlob } from '../utilities/blob.ts';
import { refuseArguments } from '../utilities/signature.ts';
import type { Message } from './service.ts';

export const mail: Facade = (call) => ({
  sendEmail: (...args: unknown[]) => void call('mail.sendEmail', [read(args)]),
  getRemainingDailyQuota: () => call('mail.getRemainingDailyQuota', []),
});

const OPTIONS = ['to', 'cc', 'bcc', 'replyTo', 'subject', 'body', 'htmlBody', 'name', 'noReply', 'attachments', 'inlineImages'];

function read(args: unknown[]): Message {
  const [first, second, third, fourth] = args;
  if (args.length === 1 && isObject(first)) return fromOptions(first);
  if (![first, second, third].every((word) => typeof word === 'string')) return refuseArguments('MailApp.sendEmail', args);
  if (args.length === 3) return fromOptions({ to: first, subject: second, body: third });
  if (args.length === 4 && isObject(fourth)) return fromOptions({ ...fourth, to: first, subject: second, body: third });
  if (args.length === 4 && typeof fourth === 'string') return fromOptions({ to: first, replyTo: second, subject: third, body: fourth });
  return refuseArguments('MailApp.sendEmail', args);
}

function fromOptions(given: Readonly<Record<string, unknown>>): Message {
  const unknownName = Object.keys(given).find((name) => !OPTIONS.includes(name));
  if (unknownName !== undefined) throw new ServiceError(`Not emulated: MailApp.sendEmail option ${unknownName}`);
  const text = (name: string): string => (given[name] === undefined || given[name] === null ? '' : String(given[name]));
  return {
    to: text('to'), cc: text('cc'), bcc: text('bcc'), replyTo: text('replyTo'),
    subject: text('subject'), body: text('body'), name: text('name'),
    htmlBody: given['htmlBody'] === undefined ? null : text('htmlBody'),
    attachments: Array.isArray(given['attachments']) ? given['attachments'].map(wire) : [],
    inlineImages: isObject(given['inlineImages'])
      ? Object.fromEntries(Object.entries(given['inlineImages']).map(([name, blob]) => [name, wire(blob)]))
      : {},
  };
}

function wire(blob: unknown): BlobOnWire {
  if (blob instanceof ScriptBlob) return blob.toWire();
  throw new ServiceError('Invalid argument: attachments');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
