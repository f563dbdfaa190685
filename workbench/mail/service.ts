// MailApp on the state side: checks, quota, outbox.
import parseAddresses from 'nodemailer/lib/addressparser';
import { NotEmulated, ServiceError } from '../errors.ts';
import type { BlobOnWire } from '../runtime/bridge.ts';
import type { Execution, Service, Surroundings } from '../runtime/execution.ts';
import { DayQuota } from './day-quota.ts';
import { toEml } from './eml.ts';

/** Google's table for a consumer and a Workspace account (platform 4). */
const LIMITS = {
  recipientsADay: { consumer: 100, workspace: 1500 },
  bodyBytes: { consumer: 200 * 1024, workspace: 400 * 1024 },
  recipientsAMessage: 50,
  attachments: 250,
  totalBytes: 25 * 1024 * 1024,
  subjectLetters: 250,
};

export interface MailSwitches { account: 'consumer' | 'workspace' }

/** What a script hands over, its blobs on the wire. */
export interface Message {
  to: string; cc: string; bcc: string; replyTo: string;
  subject: string; body: string; htmlBody: string | null; name: string;
  attachments: BlobOnWire[]; inlineImages: Record<string, BlobOnWire>;
}

/** One mail that went out, as `GET /outbox` shows it. */
export interface SentMail {
  id: string;
  /** ISO, UTC. */
  at: string;
  from: string; to: string; cc: string; bcc: string; replyTo: string;
  subject: string; text: string; html: string | null;
  attachments: { name: string; type: string; size: number }[];
  /** The whole message. */
  eml: string;
}

type Saved = { sent: SentMail[]; quota: Parameters<DayQuota['restore']>[0] };

export class MailService implements Service {
  readonly switches: MailSwitches;
  private sent: SentMail[] = [];
  private readonly quota: DayQuota;
  private leftByFault: number | null = null;
  private readonly around: Pick<Surroundings, 'now' | 'changed'>;

  constructor(around: Pick<Surroundings, 'now' | 'changed'>, switches: Partial<MailSwitches> = {}) {
    this.around = around;
    this.switches = { account: 'consumer', ...switches };
    this.quota = new DayQuota(around.now);
  }

  call(method: string, args: unknown[], execution: Pick<Execution, 'effectiveUser' | 'now'>): unknown {
    switch (method) {
      case 'sendEmail': return this.send(message(args[0]), execution);
      case 'getRemainingDailyQuota': return this.left(execution.effectiveUser);
      default: throw new NotEmulated(`MailApp.${method}`);
    }
  }

  /** Every mail sent, oldest first. */
  outbox(): SentMail[] {
    return this.sent;
  }

  /** A fault: this many recipients are left today, whoever sends; null takes it away. */
  leaveRecipients(left: number | null): void {
    this.leftByFault = left;
  }

  clear(): void {
    this.sent = [];
    this.around.changed();
  }

  toJSON(): Saved {
    return { sent: this.sent, quota: this.quota.toJSON() };
  }

  restore(saved: Saved): void {
    this.sent = saved.sent;
    this.quota.restore(saved.quota);
  }

  private left(user: string): number {
    return this.leftByFault ?? Math.max(0, LIMITS.recipientsADay[this.switches.account] - this.quota.used(user));
  }

  private send(mail: Message, execution: Pick<Execution, 'effectiveUser' | 'now'>): void {
    const from = execution.effectiveUser;
    const recipients = this.check(mail);
    if (recipients > this.left(from)) throw new ServiceError('Service invoked too many times for one day: email.');
    if (this.leftByFault === null) this.quota.use(from, recipients);
    else this.leftByFault -= recipients;
    this.sent.push(sentMail(mail, from, execution.now(), `M${String(this.sent.length + 1).padStart(6, '0')}`));
    this.around.changed();
  }

  /** Refuses with Google's words, or tells how many recipients there are. */
  private check(mail: Message): number {
    const recipients = [mail.to, mail.cc, mail.bcc].flatMap(addresses);
    if (recipients.length === 0) throw new ServiceError('Failed to send email: no recipient');
    const attached = [...mail.attachments, ...Object.values(mail.inlineImages)];
    const attachedBytes = attached.reduce((sum, blob) => sum + blob.bytes.byteLength, 0);
    const bodyBytes = Buffer.byteLength(mail.body) + Buffer.byteLength(mail.htmlBody ?? '');
    if (mail.subject.length > LIMITS.subjectLetters) throw new ServiceError('Argument too large: subject');
    if (recipients.length > LIMITS.recipientsAMessage) throw new ServiceError('Limit Exceeded: Email Recipients Per Message.');
    if (bodyBytes > LIMITS.bodyBytes[this.switches.account]) throw new ServiceError('Limit Exceeded: Email Body Size.');
    if (attached.length > LIMITS.attachments) throw new ServiceError('Limit Exceeded: Email Attachments Per Message.');
    if (attachedBytes + bodyBytes > LIMITS.totalBytes) throw new ServiceError('Limit Exceeded: Email Total Attachments Size.');
    addresses(mail.replyTo);
    return recipients.length;
  }
}

function sentMail(mail: Message, from: string, at: Date, id: string): SentMail {
  const subject = oneLine(mail.subject);
  const eml = toEml({
    id, at, from, senderName: oneLine(mail.name), to: mail.to, cc: mail.cc, bcc: mail.bcc, replyTo: mail.replyTo,
    subject, text: mail.body, html: mail.htmlBody, attachments: mail.attachments, inlineImages: mail.inlineImages,
  });
  return {
    id, at: at.toISOString(), from, to: addresses(mail.to).join(', '), cc: addresses(mail.cc).join(', '), bcc: addresses(mail.bcc).join(', '),
    replyTo: mail.replyTo, subject, text: mail.body, html: mail.htmlBody,
    attachments: mail.attachments.map(({ name, type, bytes }) => ({ name: name ?? 'attachment', type: type ?? 'application/octet-stream', size: bytes.byteLength })),
    eml,
  };
}

/** The plain addresses of a comma-separated list, which may carry names. */
function addresses(list: string): string[] {
  return parseAddresses(list, { flatten: true }).map(({ address, name }) => {
    if (/^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\.]+(\.[^\s@<>(),;:"\\.]+)+$/.test(address)) return address;
    throw new ServiceError(`Invalid email: ${address || name}`);
  });
}

/** A line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

function message(value: unknown): Message {
  if (isMessage(value)) return value;
  throw new TypeError('expected a message from the facade');
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'to' in value && 'attachments' in value && 'inlineImages' in value;
}
