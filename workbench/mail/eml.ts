// A mail as the real message it would be on the wire (RFC 5322), put together by nodemailer's composer.
import MailComposer from 'nodemailer/lib/mail-composer';
import type MimeNode from 'nodemailer/lib/mime-node';
import { encode as toBase64, wrap as wrapBase64 } from 'nodemailer/lib/base64';
import { encode as toQuotedPrintable, wrap as wrapQuotedPrintable } from 'nodemailer/lib/qp';
import type { BlobOnWire } from '../runtime/bridge.ts';

export interface Letter {
  id: string;
  at: Date;
  from: string;
  senderName: string;
  to: string;
  cc: string;
  bcc: string;
  replyTo: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: readonly BlobOnWire[];
  /** Shown in the html as `cid:KEY`. */
  inlineImages: Readonly<Record<string, BlobOnWire>>;
}

/** The whole message, as text. */
export function toEml(letter: Letter): string {
  return write(compose(letter));
}

/** The message as nodemailer's tree of parts. Bcc stays out, as in what the others receive. */
export function compose(letter: Letter): MimeNode {
  const composer = new MailComposer({
    from: { name: letter.senderName, address: letter.from },
    to: letter.to,
    cc: letter.cc || undefined,
    bcc: letter.bcc || undefined,
    replyTo: letter.replyTo || undefined,
    subject: letter.subject,
    text: letter.text,
    html: letter.html ?? undefined,
    date: letter.at,
    messageId: `<${letter.id}@tablework.workbench>`,
    baseBoundary: letter.id,
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: [
      ...letter.attachments.map((blob) => attachment(blob)),
      ...Object.entries(letter.inlineImages).map(([cid, blob]) => ({ ...attachment(blob), cid })),
    ],
  });
  return composer.compile();
}

function attachment(blob: BlobOnWire): { filename: string; contentType: string; content: Buffer } {
  return { filename: blob.name ?? 'attachment', contentType: blob.type ?? 'application/octet-stream', content: Buffer.from(blob.bytes) };
}

/** nodemailer writes its tree to a stream, later; a script waits, so the same tree is written out here and now. */
function write(node: MimeNode): string {
  const head = `${node.buildHeaders()}\r\n\r\n`;
  if (!node.multipart) return head + body(node);
  const parts = node.childNodes.map((child) => `--${node.boundary}\r\n${write(child)}`);
  return `${head}${parts.join('\r\n')}\r\n--${node.boundary}--\r\n`;
}

function body(node: MimeNode): string {
  const { content } = node;
  if (typeof content !== 'string' && !Buffer.isBuffer(content)) return '';
  switch (node.getTransferEncoding()) {
    case 'base64': return wrapBase64(toBase64(content));
    case 'quoted-printable': return wrapQuotedPrintable(toQuotedPrintable(content));
    default: return content.toString().replace(/\r?\n/g, '\r\n');
  }
}
