// MailApp, platform 4, 4.1 and 5.9.
import { simpleParser } from 'mailparser';
import { compose, toEml, type Letter } from '../../../workbench/mail/eml.ts';
import { aWorkbenchOfServices, OWNER, THERAPIST } from './world.ts';

const HOUR_MS = 3_600_000;
const addresses = (count: number): string => Array.from({ length: count }, (_, n) => `client${n}@example.org`).join(',');

describe('a mail', () => {
  it('stands in the outbox as it was sent, and as a real message', async () => {
    const bench = aWorkbenchOfServices();
    const { MailApp, Utilities } = bench.as(OWNER);
    MailApp.sendEmail({
      to: 'Ana Ruiz <ana@example.org>, ben@example.org', subject: 'Zoë’s visit — Monday', body: 'See you at 9.\nBring nothing.',
      htmlBody: '<p>See you at <b>9</b>.</p>', name: 'Harbor Clinic', replyTo: 'desk@clinic.example',
      attachments: [Utilities.newBlob([37, 80, 68, 70, -1], 'application/pdf', 'plan é.pdf')],
    });

    const [mail] = bench.services.mail.outbox();
    const read = await simpleParser(mail?.eml ?? '');

    expect(mail).toMatchObject({
      from: OWNER, to: 'ana@example.org, ben@example.org', subject: 'Zoë’s visit — Monday', at: '2026-03-02T17:00:00.000Z',
      attachments: [{ name: 'plan é.pdf', type: 'application/pdf', size: 5 }],
    });
    expect(read.subject).toBe('Zoë’s visit — Monday');
    expect(read.text).toContain('Bring nothing.');
    expect(read.html).toContain('<b>9</b>');
    expect(read.from?.value).toEqual([{ name: 'Harbor Clinic', address: OWNER }]);
    expect(read.replyTo?.value[0]?.address).toBe('desk@clinic.example');
    expect(read.attachments.map(({ filename, content }) => [filename, [...content]])).toEqual([['plan é.pdf', [37, 80, 68, 70, 255]]]);
    expect(read.date?.toISOString()).toBe('2026-03-02T17:00:00.000Z');
  });

  it('keeps a text with long lines and other scripts whole', async () => {
    const bench = aWorkbenchOfServices();
    const body = `${'long '.repeat(400)}\nשלום 🙂 =?utf-8?q?x?=\n.\nFrom here on`;
    bench.as(OWNER).MailApp.sendEmail({ to: 'ana@example.org', subject: 's', body });

    const read = await simpleParser(bench.services.mail.outbox()[0]?.eml ?? '');

    expect(read.text?.trimEnd()).toBe(body);
  });

  it.each([
    ['plain', {}],
    ['with html', { html: '<p>Zoë</p>' }],
    ['with html, a picture in it and an attachment', {
      html: '<img src="cid:logo">', inlineImages: { logo: { bytes: new Uint8Array([137, 80]), type: 'image/png', name: 'logo.png' } },
      attachments: [{ bytes: new Uint8Array(3000).fill(200), type: 'application/pdf', name: 'a.pdf' }],
    }],
    ['of long lines and an empty subject', { subject: '', text: `${'é'.repeat(900)}\nx` }],
  ])('%s is written as nodemailer itself writes it, only at once', async (_, change) => {
    const letter: Letter = {
      id: 'M1', at: new Date('2026-03-02T17:00:00Z'), from: OWNER, senderName: 'Clinic', to: 'ana@example.org', cc: '', bcc: '', replyTo: '', subject: 'Zoë', text: 'Hello', html: null,
      attachments: [], inlineImages: {}, ...change,
    };

    expect(toEml(letter).trimEnd()).toBe((await compose(letter).build()).toString('latin1').trimEnd());
  });

  it('cannot smuggle a header in', async () => {
    const bench = aWorkbenchOfServices();
    bench.as(OWNER).MailApp.sendEmail({ to: 'ana@example.org', subject: 'Hello\r\nBcc: spy@example.org', body: 'x', name: 'A\nX-Spy: 1' });

    const read = await simpleParser(bench.services.mail.outbox()[0]?.eml ?? '');

    expect(read.headers.has('bcc')).toBe(false);
    expect(read.headers.has('x-spy')).toBe(false);
    expect(read.to).toMatchObject({ text: 'ana@example.org' });
  });

  it('may be told as recipient, subject, body', () => {
    const bench = aWorkbenchOfServices();

    bench.script("MailApp.sendEmail('ana@example.org', 'Subject', 'Body', { cc: 'ben@example.org' })");

    expect(bench.services.mail.outbox()).toMatchObject([{ to: 'ana@example.org', cc: 'ben@example.org', subject: 'Subject', text: 'Body', html: null }]);
  });
});

describe('refusals in Google’s words (4.1)', () => {
  it.each([
    ['no recipient', { to: '' }, 'Failed to send email: no recipient'],
    ['a wrong address', { to: 'ana@' }, 'Invalid email: ana@'],
    ['one wrong address among good ones', { to: 'ana@example.org, not an address' }, 'Invalid email: not an address'],
    ['51 recipients', { to: addresses(51) }, 'Limit Exceeded: Email Recipients Per Message.'],
    ['a body above 200 kB', { to: 'ana@example.org', body: 'x'.repeat(200 * 1024 + 1) }, 'Limit Exceeded: Email Body Size.'],
    ['a subject above 250 letters', { to: 'ana@example.org', subject: 'x'.repeat(251) }, 'Argument too large: subject'],
  ])('%s', (_, mail, words) => {
    const bench = aWorkbenchOfServices();

    expect(() => bench.as(OWNER).MailApp.sendEmail({ subject: 's', body: 'b', ...mail })).toThrow(words);

    expect(bench.services.mail.outbox()).toEqual([]);
    expect(bench.as(OWNER).MailApp.getRemainingDailyQuota()).toBe(100);
  });

  it('attachments above 25 MB', () => {
    const { MailApp, Utilities } = aWorkbenchOfServices().as(OWNER);
    const attachments = [Utilities.newBlob('x'.repeat(25 * 1024 * 1024 + 1), 'text/plain', 'big.txt')];

    expect(() => MailApp.sendEmail({ to: 'ana@example.org', subject: 's', body: '', attachments })).toThrow('Limit Exceeded: Email Total Attachments Size.');
  });

  it('arguments that fit no signature', () => {
    expect(() => aWorkbenchOfServices().script('MailApp.sendEmail(1, 2)')).toThrow("The parameters (number,number) don't match the method signature for MailApp.sendEmail.");
  });
});

describe('the daily quota (4)', () => {
  it('extra: refuses the 101st recipient of a consumer account, and no mail of it goes out', () => {
    const bench = aWorkbenchOfServices();
    const { MailApp } = bench.as(OWNER);
    MailApp.sendEmail({ to: addresses(50), subject: 's', body: 'b' });
    MailApp.sendEmail({ to: addresses(49), subject: 's', body: 'b' });

    expect(() => MailApp.sendEmail({ to: addresses(2), subject: 's', body: 'b' })).toThrow('Service invoked too many times for one day: email.');

    expect(MailApp.getRemainingDailyQuota()).toBe(1);
    expect(bench.services.mail.outbox()).toHaveLength(2);
  });

  it('is each person’s own, and opens again 24 hours after the first use', () => {
    const bench = aWorkbenchOfServices();
    bench.as(OWNER).MailApp.sendEmail({ to: addresses(40), subject: 's', body: 'b' });
    bench.wait(23 * HOUR_MS);

    expect(bench.as(OWNER).MailApp.getRemainingDailyQuota()).toBe(60);
    expect(bench.as(THERAPIST).MailApp.getRemainingDailyQuota()).toBe(100);

    bench.wait(HOUR_MS);
    expect(bench.as(OWNER).MailApp.getRemainingDailyQuota()).toBe(100);
  });

  it('is 1,500 in a Workspace', () => {
    expect(aWorkbenchOfServices({ account: 'workspace' }).as(OWNER).MailApp.getRemainingDailyQuota()).toBe(1500);
  });

  it('can be used up by a fault', () => {
    const bench = aWorkbenchOfServices();
    bench.services.mail.leaveRecipients(0);

    expect(() => bench.as(OWNER).MailApp.sendEmail({ to: 'ana@example.org', subject: 's', body: 'b' })).toThrow('Service invoked too many times for one day: email.');
  });
});
