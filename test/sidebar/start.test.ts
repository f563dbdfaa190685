// The lists the sidebar holds from its start on: few bytes, nothing lost.

import { fromLines, lineOf, toLines } from '../../src/kit/lines.ts';
import type { StartAnswer } from '../../src/kit/door.ts';
import { startLines } from '../../src/kit/door.ts';
import { withNames } from '../../sidebar/held.ts';
import { readStart } from '../../sidebar/start.ts';
import { withRow } from '../../sidebar/with-row.ts';
import { aCase, aClient, aCover, anInsurer, aReferral, aSession, aTherapist } from '../builders.ts';
import { aWorld } from '../world.ts';

const answer = (own: Partial<StartAnswer> = {}): StartAnswer => ({
  user: 'owner@clinic.example', role: 'owner', therapist: 'T-00001', today: '2026-03-02', now: '09:00', clinic: '', timeZone: 'America/Los_Angeles', profile: 'US',
  clients: '', cases: '', cover: '', referrals: '', sessions: '', unsigned: '', insurers: [], providers: [], therapists: [], former: [], renew: [], lists: {}, drafts: [], lastDailyRun: '', ...own,
});

describe('a list in lines', () => {
  const fields = lineOf('id:C at name side* bornOn/');

  const row = (id: string, at: number, name = '', side = '', bornOn = '') => ({ id, at, name, side, bornOn });

  it('comes back as it was, with odd ids, rows that jump and texts that come again', () => {
    const rows = [row('C-00001', 2, 'Quill, Mara', 'right', '1984-05-09'), row('C-00002', 3), row('C-7', 9, '007', '#5', 'in May'), row('C-123456', 10, 'Núñez', 'right'), row('C-00004', 4, '', '#5'), row('12', 12), row('~', 13)];

    const lines = toLines(fields, rows);

    expect(lines).toBe('1||Quill, Mara|right|19840509\n2\nC-7|9|007|##5|in May\n123456||Núñez|#0\n4|4||#1\n~12|12\n~~');
    expect(fromLines(fields, lines)).toEqual(rows.map(({ at, ...rest }) => ({ at, fields: rest })));
  });

  it('shows a bar or the end of a line in a text as something like it', () => {
    expect(fromLines(fields, toLines(fields, [row('C-00001', 2, 'A|B\r\nC')]))[0]?.fields.name).toBe('A¦B C');
  });

  it('of nobody is nothing', () => {
    expect(fromLines(fields, toLines(fields, []))).toEqual([]);
  });
});

it('holds what the forms need of a client, a cover, an order and a booking', () => {
  const world = aWorld({
    rows: {
      clients: [aClient()], cases: [aCase()], insurers: [anInsurer({ id: 'I-00020', unitsBy: 'midpoint' })], cover: [aCover({ insurer: 'I-00020', claimNo: 'AB-12345' })],
      referrals: [aReferral()], sessions: [aSession()], therapists: [aTherapist()],
    },
  });
  world.run('dailyRun');

  const start = readStart(world.get('start', {}));

  expect(start.clients).toEqual([{ id: 'C-00001', at: 2, caption: 'Quill, Mara', detail: '1984-05-09 · (206) 555-0101' }]);
  expect(start.cover).toMatchObject([{ id: 'V-00001', caption: 'Evergreen Test Health', detail: 'claim AB-12345', client: 'C-00001', insurer: 'I-00020', standing: 'active' }]);
  expect(start.referrals).toMatchObject([{ id: 'R-00001', caption: '0 of 12 visits, until Apr 6, 2026', cover: 'V-00001', case: 'K-00001', used: 0, booked: 1, of: 12, perWeek: 2, minutes: 60, until: '2026-04-06', standing: 'active' }]);
  expect(start.sessions).toMatchObject([{ id: 'S-00001', at: 2, clientName: 'Quill, Mara', startsAt: '10:00', room: 'Room 1', referral: 'R-00001', cover: 'V-00001' }]);
  expect(start.insurers.find(({ id }) => id === 'I-00020')).toMatchObject({ unitsBy: 'midpoint' });
});

it('names a therapist who has left, and offers them nowhere', () => {
  const world = aWorld({ rows: { clients: [aClient()], therapists: [aTherapist(), aTherapist({ id: 'T-00009', name: 'Ren Vale', email: '', credential: 'LMT', leftOn: '2026-02-27' })] } });

  const start = readStart(world.get('start', {}));

  expect(start.therapists.map(({ id }) => id)).not.toContain('T-00009');
  expect(withNames(start, 'with T-00009')).toBe('with Ren Vale, LMT');
  expect(withRow(start, { id: 'T-00009', at: 4, row: { 'Name': 'Ren Vale', 'Left on': '' }, table: 'therapists' }, 'therapists').therapists.map(({ id }) => id)).toContain('T-00009');
});

it('finds the bookings ahead and the notes to sign wherever their rows are', () => {
  const rows = Array.from({ length: 60 }, (_, n) => aSession({ id: `S-${String(n + 1).padStart(5, '0')}`, date: '2025-06-02', status: 'canceled' }));
  const world = aWorld({
    rows: { clients: [aClient()], therapists: [aTherapist()], sessions: rows.map((row, n) => (n === 7 ? { ...row, date: '2026-03-09', status: 'booked' } : n === 40 ? { ...row, date: '2026-02-27', status: 'booked' } : n === 58 ? { ...row, date: '2026-03-02', status: 'booked' } : row)) },
  });

  const start = readStart(world.get('start', {}));

  expect(start.sessions.map(({ id, at }) => [id, at])).toEqual([['S-00059', 60], ['S-00008', 9]]);
  expect(start.unsigned.map(({ id }) => id)).toEqual(['S-00041']);
});

it('of 20,000 clients, each with a cover and a case, takes less than half of its size as JSON', () => {
  const many = (n: number, fields: (i: number) => Record<string, string | number>) => Array.from({ length: n }, (_, i) => fields(i + 1));
  const id = (prefix: string, n: number) => `${prefix}-${String(n).padStart(5, '0')}`;
  const lines = (name: keyof typeof startLines, n: number, fields: (i: number) => Record<string, string | number>) => toLines(lineOf(startLines[name]), many(n, (i) => ({ at: i + 1, ...fields(i) })));

  const start = answer({
    clients: lines('clients', 20_000, (i) => ({ id: id('C', i), name: 'Featherstone, Alexander', bornOn: '1984-05-09', phone: '(206) 555-0101' })),
    cases: lines('cases', 20_000, (i) => ({ id: id('K', i), client: id('C', i), condition: 'Low back pain', side: 'right', openedOn: '2025-12-15' })),
    cover: lines('cover', 20_000, (i) => ({ id: id('V', i), client: id('C', i), insurer: 'I-00001', memberId: 'W1234567890', standing: 'active' })),
    referrals: lines('referrals', 1000, (i) => ({ id: id('R', i), client: id('C', i), cover: id('V', i), case: id('K', i), standing: 'active', writtenOn: '2026-01-12', until: '2026-04-06', used: 5, booked: 2, of: 12, perWeek: 2, minutes: 60, why: 'Ends on Apr 6.' })),
  });

  const bytes = Buffer.byteLength(JSON.stringify(start));
  expect(bytes).toBeLessThan(2_400_000);
  expect(bytes).toBeLessThan(Buffer.byteLength(JSON.stringify(readStart(start))) / 2);
  expect(readStart(start).clients[19_999]).toEqual({ id: 'C-20000', at: 20_001, caption: 'Featherstone, Alexander', detail: '1984-05-09 · (206) 555-0101' });
});

it('takes in a saved session where it belongs', () => {
  const start = readStart(answer());
  const row = { 'Client ID': 'C-00001', 'Date': '2026-03-05', 'Starts at': '10:00', 'Ends at': '11:00', 'Status': 'booked', 'Covered': 'no: There is no visit left.' };

  const booked = withRow(start, { id: 'S-00009', at: 10, row, table: 'sessions' }, 'sessions');
  const past = withRow(booked, { id: 'S-00009', at: 10, row: { ...row, Date: '2026-02-27' }, table: 'sessions' }, 'sessions');

  expect(booked.sessions).toMatchObject([{ id: 'S-00009', covered: 'no', why: 'There is no visit left.' }]);
  expect(past.sessions).toEqual([]);
  expect(past.unsigned).toMatchObject([{ id: 'S-00009' }]);
});

