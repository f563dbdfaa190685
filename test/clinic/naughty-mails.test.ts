// Every hostile text in every place of a mail that a cell fills: no header of its own, no tag in the body.

import { simpleParser } from 'mailparser';
import { digestMail } from '../../src/clinic/daily/digest.ts';
import type { Digest } from '../../src/clinic/daily/digest.ts';
import { reminderMail } from '../../src/clinic/reminders/mail.ts';
import { summaryMail } from '../../src/clinic/summary/mail.ts';
import type { Mail } from '../../src/kit/desk.ts';
import { toEml } from '../../workbench/mail/eml.ts';
import { naughty } from '../scenario/naughty.ts';

const line = { month: '2026-02', insurer: 'I-00001', visits: 3, clients: 2, charged: 300, received: 200, outstanding: 100, notCovered: 0, overridden: 0 };
const empty: Digest = { today: '2026-03-02', clinic: '', changed: [], open: [], unsigned: [], calls: [], overlaps: [], uncovered: [], reports: [], licenses: [], leftBehind: [], uncertainMails: 0, badRows: 0, numbered: [], settings: [] };

const booked = (text: string) => ({ session: text, startsAt: '10:00', endsAt: '10:45', therapist: text, client: text, status: 'booked', room: text });

const mails: [string, (text: string) => Mail][] = [
  ['a reminder', (text) => reminderMail(
    { key: 'k', lead: '120', to: 'mara@example.com', client: { id: 'C-00001', givenName: text, bornOn: '', email: 'mara@example.com', guardianEmail: '', reminders: 'email', status: 'active' }, session: { id: text, client: 'C-00001', date: '2026-03-04', startsAt: '10:00', status: 'booked' } },
    { 'Clinic name': text, 'Phone': text })],
  ['the monthly summary', (text) => {
    const lines = [{ ...line, insurerName: text }];
    return summaryMail({ month: '2026-02', clinic: text, lines, total: { ...line, insurerName: 'All' }, before: { ...line, insurerName: '' }, yearBefore: { ...line, insurerName: '' }, also: [text] }, 'owner@clinic.example');
  }],
  ['the morning’s mail', (text) => digestMail({
    ...empty, clinic: text, changed: [{ id: text, was: text, standing: text, why: text, client: text, cover: '' }], uncovered: [{ id: text, on: '2026-03-04', why: text }],
    overlaps: [{ day: '2026-03-04', overlap: { slot: booked(text), other: booked(text) } }],
  }, 'owner@clinic.example')],
];

const usualHeaders = ['from', 'to', 'subject', 'message-id', 'date', 'mime-version', 'content-type', 'content-transfer-encoding'];
const usualTags = ['div', 'h2', 'p', 'table', 'tr', 'td', 'a'];

describe.each(mails)('%s', (_, make) => {
  it(`with each of ${naughty.length} texts has the usual headers, one subject and the usual tags`, async () => {
    const wrong: string[] = [];
    for (const text of naughty) {
      const mail = make(text);
      const told = JSON.stringify(text).slice(0, 60);
      // eslint-disable-next-line no-control-regex
      if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(mail.subject + (mail.name ?? ''))) wrong.push(`${told} leaves a control character in a header`);
      const eml = toEml({ id: 'm1', at: new Date(0), from: 'clinic@example.com', senderName: mail.name ?? '', to: mail.to, cc: '', bcc: '', replyTo: '', subject: mail.subject, text: mail.body, html: mail.html ?? null, attachments: [], inlineImages: {} });
      const read = await simpleParser(eml);
      const strange = [...read.headers.keys()].filter((header) => !usualHeaders.includes(header));
      if (strange.length > 0 || [read.to].flat().length !== 1 || read.cc || read.bcc) wrong.push(`${told} made headers: ${strange.join(', ')}`);
      const tags = [...(mail.html ?? '').matchAll(/<\/?([^\s/>]*)/g)].map(([, tag]) => tag).filter((tag) => !usualTags.includes(tag ?? ''));
      if (tags.length > 0) wrong.push(`${told} made tags: ${tags.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  });
});
