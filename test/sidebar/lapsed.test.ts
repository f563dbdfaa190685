// A booking was covered when it was made; its order may have been closed or changed since.

import type { ListedReferral, Start, TodaySession } from '../../src/kit/door.ts';
import { lapsed, visitOf } from '../../sidebar/today/acts.ts';

const order = (own: Partial<ListedReferral> = {}): ListedReferral => ({
  id: 'R-00005', at: 6, caption: '', detail: '', client: 'C-00001', cover: 'V-00001', case: '', standing: 'active', why: '', until: '2026-04-06', used: 3, booked: 1, of: 12, perWeek: 2, minutes: 60, ...own,
});
const booking = (own: Partial<TodaySession> = {}): TodaySession => ({
  id: 'S-00001', at: 2, date: '2026-03-05', startsAt: '10:00', endsAt: '11:00', client: 'C-00001', clientName: '', therapist: 'T-00001', status: 'booked', covered: 'yes', noteState: '', why: '', room: '', case: '', cover: 'V-00001', referral: 'R-00005', ...own,
});
const startWith = (referrals: ListedReferral[], sessions: TodaySession[] = []): Start => ({
  user: '', role: 'owner', therapist: '', today: '2026-03-02', now: '', clinic: '', timeZone: '', profile: '', clients: [], insurers: [], providers: [], therapists: [], former: [], cases: [], cover: [],
  referrals, sessions, unsigned: [], renew: [], lists: {}, drafts: [], lastDailyRun: '',
});

it.each<[string, ListedReferral[], Partial<TodaySession>, string]>([
  ['its order still counts', [order()], {}, ''],
  ['its order was closed just now', [order({ standing: 'closed' })], {}, 'The referral R-00005 is closed.'],
  ['its order is listed no more', [order({ id: 'R-00009' })], {}, 'The referral R-00005 is closed.'],
  ['its order is newer than the lists', [order({ id: 'R-00004' })], {}, ''],
  ['its order lacks a signature now', [order({ standing: 'draft' })], {}, 'The referral R-00005 is a draft.'],
  ['its order ends before', [order({ until: '2026-03-04' })], {}, 'The referral R-00005 ends on Mar 4.'],
  ['the last day counts', [order({ until: '2026-03-05' })], {}, ''],
  ['its order has no visit left', [order({ used: 12 })], {}, 'The referral R-00005 is for 12 visits; this would be visit 13.'],
  ['it is today, the day its order was closed', [order({ standing: 'closed' })], { date: '2026-03-02' }, ''],
  ['it was given', [order({ standing: 'closed' })], { status: 'completed' }, ''],
  ['the client pays', [], { referral: '', cover: '' }, ''],
])('%s', (_, referrals, own, why) => {
  expect(lapsed(startWith(referrals), booking(own))).toBe(why);
});

it('a booking’s place on its order counts those before it, also beyond the days that Today lists', () => {
  const all = ['2026-04-06', '2026-04-08', '2026-04-10'].map((date, i) => booking({ id: `S-0000${i + 1}`, date }));
  const start = startWith([order({ used: 2, until: '2026-05-01' })]);

  expect(all.map((one) => visitOf(start, one, all)?.nth)).toEqual([3, 4, 5]);
  expect(lapsed(startWith([order({ used: 10, until: '2026-05-01' })]), all[2] ?? booking(), all)).toMatch('this would be visit 13');
});
