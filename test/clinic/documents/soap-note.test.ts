// The SOAP note, read as the chart's next reader would read it.

import { soapNote } from '../../../src/clinic/documents/soap-note.ts';
import { Refusal } from '../../../src/kit/refusal.ts';
import { paperOf } from './paper.ts';
import { aSession, bare, fullNote, rich } from './sample.ts';

const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.issues[0]?.message ?? '';
    throw error;
  }
  return 'no refusal';
};

describe('a signed session', () => {
  it('becomes a note with who, when, what and how it was taken', async () => {
    const { text, head } = await paperOf('SOAP note', rich);

    for (const said of ['Dana Fairweather, born April 2, 1971', 'Ana Brightwater, LMT', 'license WA MA60001234', '9:00 – 10:00 AM · 45 min hands-on', 'AB-12345, injured January 8, 2026',
      'Pain 4 of 10 before, 2 after.', 'Consent given today.', 'Lumbar flexion 52°', 'myofascial release, stretching', 'Hip flexor stretch', '97140', 'Manual therapy', 'Together\n\n45\n3',
      'Signed electronically by Ana Brightwater, LMT on March 2, 2026 at 10:12 AM', 'fingerprint 9f3a 71c4 0be2 55d8', 'Addendum · Ana Brightwater · March 3, 2026 at 9:05 AM', 'soreness gone the same evening']) {
      expect(text).toContain(said);
    }
    expect(head).toContain('Cedar Hollow Massage Therapy');
    expect(text + head).not.toMatch(/[{}]|undefined|null|NaN/);
  });

  it('keeps the lines of a text apart', async () => {
    const { text } = await paperOf('SOAP note', rich);

    expect(text).toContain('Woke once last night.\nTook no ibuprofen this week.');
  });

  it('with almost nothing filled leaves empty parts out', async () => {
    const { text } = await paperOf('SOAP note', bare);

    expect(text).toContain('Oakes, birth date not on file');
    expect(text).toContain('Pain not taken');
    expect(text).not.toMatch(/Subjective|Home care|Procedure|Addenda|undefined|null|[{}]/);
  });

  it('says why a pain score is missing', () => {
    const view = soapNote({ ...rich, session: aSession({ ...fullNote, painAfter: null, painNotTaken: 'left in a hurry' }) });

    expect(view.inShort).toContain('Pain 4 of 10 before, after not taken: left in a hurry.');
  });

  it('that was corrected and signed again says so before all else', async () => {
    const corrected = await paperOf('SOAP note', { ...rich, session: aSession({ ...fullNote, correctedWhy: 'wrong side named', signedAt: '2026-03-04T18:00:00.000Z' }) });

    expect(corrected.text).toMatch(/^SOAP note\nCORRECTED on March 4, 2026\. Wrong side named\. The first version is kept\./);
  });

  it('that was voided makes no document', () => {
    const voided = aSession({ ...fullNote, voidedOn: '2026-03-04', voidedWhy: 'written in the wrong chart' });

    expect(refusalOf(() => soapNote({ ...rich, session: voided }))).toBe('The note of S-00112 was voided on March 4, 2026 (written in the wrong chart). It stands in the sheet, but no document is made of it.');
  });
});

describe('a session that is not signed', () => {
  it.each([
    ['never signed', { signedAt: '' }, 'The note of S-00112 is not signed yet. Sign it, then make the document.'],
    ['changed afterwards', { noteState: 'changed since signed' as const }, 'The note of S-00112 was changed after it was signed. Sign it again, then make the document.'],
  ])('makes no note: %s', (_, given, message) => {
    expect(refusalOf(() => soapNote({ ...rich, session: aSession({ ...fullNote, ...given }) }))).toBe(message);
  });
});
