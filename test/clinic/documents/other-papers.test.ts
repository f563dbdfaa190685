// The other papers: letters that ask, bills that add up, and what refuses to be made.

import { fileNameOf, kinds, readiness } from '../../../src/clinic/documents/kinds.ts';
import type { DocumentKind } from '../../../src/clinic/documents/kinds.ts';
import type { Records } from '../../../src/clinic/documents/records.ts';
import { charges } from '../../../src/clinic/charges/table.ts';
import { insurers } from '../../../src/clinic/insurers/table.ts';
import { payments } from '../../../src/clinic/payments/table.ts';
import { screenings } from '../../../src/clinic/screenings/table.ts';
import { monthlyPaper, paperOf } from './paper.ts';
import { aSession, bare, february, labor, made, fullNote, lean, long, ontario, order, paidYear, rich, rowOf, twelveVisits } from './sample.ts';

const papers: [DocumentKind, string, Records][] = [
  ['re-referral request', 'rich', rich], ['re-referral request', 'lean', lean], ['letter of medical necessity', 'rich', rich], ['letter of medical necessity', 'lean', lean], ['superbill', 'rich', rich],
  ['itemized receipt', 'rich', rich], ['itemized receipt', 'Ontario', ontario], ['visit log', 'rich', rich], ['visit log', 'long', long], ['year statement', 'rich', paidYear],
  ['clearance request', 'rich', rich], ['discharge summary', 'rich', rich], ['discharge summary', 'long', long], ['chart copy', 'rich', rich], ['chart copy', 'bare', bare], ['progress report', 'long', long], ['SOAP note', 'long', long],
];

it.each(papers)('%s of the %s chart has no gap and no stray word', async (kind, _, records) => {
  const { text, head } = await paperOf(kind, records);

  expect(text.length).toBeGreaterThan(100);
  expect(text + head).not.toMatch(/[{}]|undefined|null|NaN|\[object/);
});

it.each(Object.entries(kinds))('the file of a %s tells nobody’s name or health', (_, kind) => {
  expect(kind.fileName(rich)).not.toMatch(/Dana|Fairweather|pain|M54|AB-12345|Pell|L&I/i);
});

describe('a re-referral request', () => {
  it('says where the referral stands and carries an order to sign', async () => {
    const { text } = await paperOf('re-referral request', rich);

    for (const said of ['The referral of January 9, 2026 ends on March 9, 2026; all 12 visits are used.', 'Order for massage therapy', 'proposed: 8 visits, 1 a week', '☐ This treatment is medically necessary.', 'Please fax to (360) 555-0143']) {
      expect(text).toContain(said);
    }
  });

  it('of an order with neither end nor number says that', () => {
    expect(kinds['re-referral request'].view(lean).inShort).toContain('The referral names no end and no number of visits.');
  });
});

describe('a letter of medical necessity', () => {
  it('is prepared here and the provider’s to sign, with an end of its own', async () => {
    const { text } = await paperOf('letter of medical necessity', rich);

    expect(text).toContain('This letter is good until April 30, 2026.');
    expect(text).toContain('Without the provider’s signature it is not a letter of medical necessity.');
    expect(kinds['letter of medical necessity'].goodUntil(rich)).toBe('2026-04-30');
  });

  it('holds no longer than a year', () => {
    const open = { ...rich, proposal: undefined, referral: rowOfOrder({ endsOn: '', validUntil: '' }) };

    expect(kinds['letter of medical necessity'].goodUntil(open)).toBe('2027-03-01');
  });
});

describe('a superbill', () => {
  it('has a line for each procedure and adds up', async () => {
    const { text } = await paperOf('superbill', rich);

    for (const said of ['97140\nA\n2\n$96.00\n1234567893', '97124\nA\n1\nincluded', 'Total charges\n$96.00', 'Paid\n$20.00', 'Balance\n$76.00', '1234567893 · group 1993999998', '91-0000000']) {
      expect(text).toContain(said);
    }
  });

  it('takes charges and payments where there are any', () => {
    const charged: Records = {
      ...rich,
      charges: [rowOf(charges, { id: 'CH-00001', session: 'S-00112', code: '97140', modifiers: ['59'], units: 2, amount: 70.1 }), rowOf(charges, { id: 'CH-00002', session: 'S-00112', code: '97124', units: 1, amount: 30.2 })],
      payments: [rowOf(payments, { id: 'PM-00001', charge: 'CH-00001', receivedOn: '2026-03-02', from: 'client', kind: 'payment', method: 'card', amount: 50 }), rowOf(payments, { id: 'PM-00002', charge: 'CH-00001', receivedOn: '2026-03-03', from: 'client', kind: 'refund', amount: 10 })],
    };

    const view = kinds.superbill.view(charged);

    expect(view.lines).toMatchObject([{ code: '97140-59', charge: '$70.10' }, { code: '97124', charge: '$30.20' }]);
    expect(view.totals).toEqual([{ label: 'Total charges', value: '$100.30' }, { label: 'Paid', value: '$40.00' }, { label: 'Balance', value: '$60.30' }]);
  });

  it.each([
    ['no procedures', { procedures: [] }, 'Session S-00112 of March 2, 2026 has no procedures. Enter code and minutes, as 97140 × 30, then make the document.'],
    ['no fee', { fee: null }, 'Session S-00112 of March 2, 2026 has no fee. Enter it, then make the document.'],
  ])('of a day with %s is refused in words', (_, given, message) => {
    const day = aSession({ ...fullNote, ...given });

    expect(readiness(kinds.superbill, { ...rich, session: day, sessions: [day] })).toEqual({ ready: false, missing: [message] });
  });

  it('of a day without a signed session is refused in words', () => {
    const day = aSession({ ...fullNote, signedAt: '' });

    expect(readiness(kinds.superbill, { ...rich, session: day, sessions: [day] }).missing).toEqual(['C-00012 has no signed session on March 2, 2026. Sign the note first; a bill speaks of signed sessions only.']);
  });

  it('of a span has each visit’s own diagnoses, and leaves out what another payer owes', () => {
    const neck = { ...order, id: 'R-00018', diagnosisCodes: ['M54.2'] };
    const visits = [aSession({ ...twelveVisits[0], id: 'S-1' }), aSession({ ...twelveVisits[3], id: 'S-2', referral: 'R-00018' }), aSession({ ...twelveVisits[4], id: 'S-3', cover: '', referral: '' })];

    const view = kinds.superbill.view({ ...rich, referrals: [order, neck], session: visits[0], sessions: visits, from: '2026-01-01', to: '2026-01-31' });

    expect(view.reference).toBe('Visits January 12 – January 23, 2026');
    expect(view.diagnoses).toEqual([{ letter: 'A', code: 'M54.41' }, { letter: 'B', code: 'M54.2' }]);
    expect(view.lines).toMatchObject([{ code: '97140', pointer: 'A' }, { code: '97124', pointer: 'A' }, { code: '97140', pointer: 'B' }, { code: '97124', pointer: 'B' }]);
  });

  it('says where the payer does not pay for massage', () => {
    const florida = rowOf(insurers, { ...labor, name: 'Florida PIP', massagePayable: 'no' });

    expect(readiness(kinds.superbill, { ...rich, insurer: florida }).missing).toEqual(['an insurer that pays for massage: Florida PIP does not']);
  });

  it('names what an insurer will look for and the records lack', () => {
    expect(readiness(kinds.superbill, { ...rich, provider: undefined, clinic: { ...rich.clinic, taxId: '' } })).toEqual({ ready: true, missing: ['the referring provider’s NPI', 'the clinic’s tax ID'] });
    expect(readiness(kinds.superbill, rich)).toEqual({ ready: true, missing: [] });
  });
});

describe('a receipt', () => {
  it('made again is marked DUPLICATE with its day', () => {
    const again = { ...rich, earlier: [made('D-00009', 'S-00112', '2026-03-02T18:30:00.000Z')] };

    expect(kinds['itemized receipt'].view({ ...rich, earlier: [] }).mark).toBe('');
    expect(kinds['itemized receipt'].view(again).mark).toBe('DUPLICATE, issued March 2, 2026.');
    expect(fileNameOf(kinds['itemized receipt'], again)).toBe('Receipt S-00112 DUPLICATE');
  });

  it('of another session is no duplicate', () => {
    expect(kinds['itemized receipt'].view({ ...rich, earlier: [made('D-00009', 'S-00101', '2026-01-12T20:00:00.000Z')] }).mark).toBe('');
  });

  it('made again after the note was corrected says both', () => {
    const session = aSession({ ...fullNote, correctedWhy: 'minutes mistyped', signedAt: '2026-03-04T18:00:00.000Z' });

    const { mark } = kinds['itemized receipt'].view({ ...rich, today: '2026-03-05', session, sessions: [session], earlier: [made('D-00009', 'S-00112', '2026-03-02T20:00:00.000Z')] });

    expect(mark).toBe('DUPLICATE, issued March 5, 2026. CORRECTED on March 5, 2026. It replaces the one made on March 2, 2026: the note of March 2, 2026 was corrected since.');
  });

  it('of several visits has a line for each that was paid', () => {
    const view = kinds['itemized receipt'].view({ ...rich, from: '2026-02-01', to: '2026-02-28', earlier: [] });

    expect(view.reference).toBe('Receipt February 2 – February 23, 2026');
    expect(view.lines).toMatchObject([{ date: 'February 2, 2026' }, { date: 'February 9, 2026' }, { date: 'February 13, 2026' }, { date: 'February 16, 2026' }, { date: 'February 23, 2026' }]);
    expect(view.receivedFrom).toBe('Received from Dana Fairweather: $100.00 in 5 payments, February 2 – February 23, 2026.');
    expect(view.lines).toMatchObject([{ service: 'Massage therapy: manual therapy (97140, 2 units) and massage (97124, 1 unit)' }, {}, {}, {}, {}]);
  });

  it('in Ontario follows the college’s list', async () => {
    const { text } = await paperOf('itemized receipt', ontario);

    for (const said of ['March 2, 2026', 'Massage Therapy treatment', '45', '$100.00', 'HST\n$13.00', 'Together\n$113.00', 'Received from Dana Fairweather: $113.00', 'HST no. 10000 0000 RT0001', 'Ana Brightwater, RMT · registration CMTO K000']) {
      expect(text).toContain(said);
    }
    expect(text).not.toMatch(/97140|Not paid/);
  });

  it('of a session that was not paid is refused', () => {
    const unpaid = aSession({ ...fullNote, paid: null });

    expect(readiness(kinds['itemized receipt'], { ...rich, session: unpaid, sessions: [unpaid] }).missing).toEqual(['Nothing was paid for S-00112 by the client yet. Enter the payment, then make the receipt.']);
  });
});

it('a visit log numbers every signed visit of the claim, visits from before included', () => {
  const view = kinds['visit log'].view({ ...rich, cover: rich.cover && { ...rich.cover, usedBefore: 3, visitLimit: 24 } });

  expect(view.inShort).toBe('15 visits of 24 allowed, 3 of them before these records. Signed sessions only.');
  expect(view.visits).toHaveLength(12);
  expect(view.visits).toMatchObject({ 0: { no: '4', codes: '97140 × 30\n97124 × 15', units: '3', pain: '7 → 5' } });
  expect([view.minutesTogether, view.unitsTogether]).toEqual(['540', '36']);
});

it('a year statement sums payments and says that it is no receipt', () => {
  const view = kinds['year statement'].view(paidYear);

  expect(view.total).toBe('$240.00');
  expect(view.inShort).toContain('not another receipt');
  expect(readiness(kinds['year statement'], { ...paidYear, from: '2024-01-01', to: '2024-12-31' }).missing).toEqual(['C-00012 paid nothing from January 1, 2024 to December 31, 2024.']);
});

describe('a clearance request', () => {
  it('names only answers that wait for a word', () => {
    expect(kinds['clearance request'].view(rich).items).toMatchObject([{ item: 'Takes a blood thinner' }, { item: 'Numbness in the right foot' }]);
  });

  it('that has nobody to go to says so', () => {
    expect(readiness(kinds['clearance request'], { ...rich, provider: undefined })).toEqual({ ready: true, missing: ['a provider to ask: no referral of this client names one'] });
  });

  it('is asked again when a clearance has run out, and refused when none is needed', () => {
    const cleared = rowOf(screenings, { id: 'SC-00009', item: 'Pregnancy', level: 'clearance', answer: 'yes', askedOn: '2025-06-01', clearance: 'given', until: '2026-03-01' });

    expect(readiness(kinds['clearance request'], { ...rich, screenings: [cleared] }).ready).toBe(true);
    expect(readiness(kinds['clearance request'], { ...rich, screenings: [{ ...cleared, until: '2026-03-02' }] }).ready).toBe(false);
  });
});

describe('a chart copy', () => {
  it('holds every signed note with addenda, and says what is not in it', async () => {
    const open = aSession({ ...twelveVisits[0], id: 'S-00300', signedAt: '', date: '2026-03-01' });
    const voided = aSession({ ...twelveVisits[1], id: 'S-00301', voidedOn: '2026-02-01', voidedWhy: 'wrong chart' });

    const { text } = await paperOf('chart copy', { ...rich, sessions: [...rich.sessions, open, voided] });

    expect(text).toContain('12 signed notes, January 12 – March 2, 2026. 1 note was voided and is not in this copy. 1 session has no signed note and is not in this copy.');
    expect(text.match(/Signed electronically/g)).toHaveLength(12);
    expect(text).not.toMatch(/S-00301|VOIDED/);
    expect(text).toContain('soreness gone the same evening');
    expect(text).not.toContain('S-00300');
  });
});

it('a monthly summary has figures per insurer, beside other months, and no names of clients', async () => {
  const { text, zip } = await monthlyPaper(february);

  for (const said of ['118 visits of 40 clients, 9 more than the month before and 22 more than the same month a year ago.', 'Washington L&I\n61\n21\n$5,856.00\n$4,100.00\n$1,756.00\n0', 'Together\n118\n40\n$11,230.50', 'Month before\n109\n+9']) {
    expect(text).toContain(said);
  }
  expect(zip.file('word/document.xml')?.asText()).toContain('descr="Visits a month: ');
});

function rowOfOrder(given: Partial<typeof order>): typeof order {
  return { ...order, ...given };
}
