// Where an order stands.
import fc from 'fast-check';
import { type Tally, type Visit, allocate } from '../../../src/clinic/referrals/counting.ts';
import { reportDue } from '../../../src/clinic/referrals/report-due.ts';
import { type OrderFacts, type OrderRules, type Standing, missingFrom, standing, termsOf } from '../../../src/clinic/referrals/standing.ts';
import { type Day, addDays, fromSerial, toSerial } from '../../../src/kit/day.ts';
import { vectors } from '../vectors.ts';

const anOrder = (of: Partial<OrderFacts> = {}): OrderFacts => ({
  id: 'R-00017', provider: 'P-00001', writtenOn: '2026-01-05', signedOn: '2026-01-05', endsOn: '2026-02-16', visitsAuthorized: 12, perWeek: 2, diagnosisCodes: ['M54.2'], ...of,
});
const rules: OrderRules = { orderMustHave: ['provider', 'written date', 'signature', 'diagnosis code'], warnDays: 14, warnVisits: 2 };
const given = (...dates: Day[]): Visit[] => dates.map((date, i) => ({ id: `S-${i}`, date, status: 'completed' }));
const tallyOf = (order: OrderFacts, sessions: Visit[], by: OrderRules = rules): Tally => {
  const tally = allocate({ referrals: [termsOf(order, by)], sessions }).tallies[order.id];
  if (!tally) throw new Error('no tally');
  return tally;
};
const on = (today: Day, order: OrderFacts, sessions: Visit[] = []): ReturnType<typeof standing> => standing({ order, rules, tally: tallyOf(order, sessions), today });

describe('an order', () => {
  it.each<[string, Day, Partial<OrderFacts>, Standing, string]>([
    ['closed', '2026-01-20', { closedOn: '2026-01-19', closedWhy: 'replaced' }, 'closed', 'Replaced on Jan 19.'],
    ['closed before anything else', '2026-03-20', { closedWhy: 'error', signedOn: '' }, 'closed', 'Entered in error.'],
    ['to be closed later', '2026-01-20', { closedOn: '2026-01-30', closedWhy: 'finished' }, 'active', '12 of 12 visits left, until Feb 16.'],
    ['without signature and code', '2026-01-20', { signedOn: '', diagnosisCodes: [] }, 'draft', 'Not signed, no diagnosis code.'],
    ['on its last day', '2026-02-16', {}, 'expiring', 'Ends today.'],
    ['the day after', '2026-02-17', {}, 'expired', 'Ended on Feb 16.'],
    ['the year after', '2027-02-17', {}, 'expired', 'Ended on Feb 16, 2026.'],
    ['that starts later', '2026-01-06', { startsOn: '2026-01-12' }, 'not started', 'Starts on Jan 12.'],
    ['with 15 days', '2026-02-01', {}, 'active', '12 of 12 visits left, until Feb 16.'],
    ['with 14 days', '2026-02-02', {}, 'expiring', 'Ends in 14 days, on Feb 16.'],
    ['with a day', '2026-02-15', {}, 'expiring', 'Ends tomorrow.'],
    ['without end and number', '2026-02-02', { endsOn: '', visitsAuthorized: null }, 'active', 'No number of visits is set.'],
    ['with two visits', '2026-01-06', { usedBefore: 10 }, 'expiring', '2 visits left.'],
    ['with few of both', '2026-02-08', { usedBefore: 11 }, 'expiring', 'Ends in 8 days, on Feb 16; 1 visit left.'],
    ['used up elsewhere', '2026-01-06', { usedBefore: 12 }, 'used up', 'All 12 visits are used.'],
  ])('%s', (_what, today, of, is, why) => {
    expect(on(today, anOrder(of))).toMatchObject({ standing: is, why });
  });

  it('is used up by its sessions', () => {
    expect(on('2026-01-09', anOrder({ visitsAuthorized: 2 }), given('2026-01-06', '2026-01-08'))).toMatchObject({ standing: 'used up', why: 'All 2 visits are used.', runsOutOn: '2026-01-08' });
  });

  it('is expiring when its visits will run out within the warning', () => {
    const sessions = given('2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09');
    expect(on('2026-01-11', anOrder(), sessions)).toMatchObject({ standing: 'expiring', why: 'At this pace the 7 visits left will be used by Jan 21.', runsOutOn: '2026-01-21' });
    expect(on('2026-01-11', anOrder(), given('2026-01-05'))).toMatchObject({ standing: 'active', runsOutOn: '' });
  });

  it('lacks a number only where the insurer needs one', () => {
    const order = anOrder({ visitsAuthorized: null, endsOn: '' });
    expect(missingFrom(order, rules)).toEqual([]);
    expect(missingFrom(order, { orderMustHave: ['visits', 'end', 'medically necessary'] })).toEqual(['no number of visits', 'no end date', 'does not say medically necessary']);
    expect(missingFrom(order, { orderMustHave: ['end'], defaultValidityDays: 30, validityFrom: 'first visit' })).toEqual([]);
  });

  it('ends by the insurer’s rule from its first visit', () => {
    const order = anOrder({ endsOn: '' });
    const by: OrderRules = { defaultValidityDays: 30, validityFrom: 'first visit' };
    expect(standing({ order, rules: by, tally: tallyOf(order, given('2026-01-12', '2026-01-14'), by), today: '2026-02-12' })).toMatchObject({ standing: 'expired', validUntil: '2026-02-11' });
    expect(standing({ order, rules: by, tally: tallyOf(order, [], by), today: '2026-02-12' })).toMatchObject({ standing: 'active', validUntil: '' });
  });

  it('only gets worse with time while no row is added, the forecast apart', () => {
    const ranks: Standing[] = ['not started', 'active', 'expiring', 'used up', 'expired'];
    const day = fc.integer({ min: toSerial('2026-01-01'), max: toSerial('2026-06-30') }).map(fromSerial);
    const order = fc.record({ startsOn: day, endsOn: fc.option(day, { nil: '' as const }), visitsAuthorized: fc.option(fc.integer({ min: 1, max: 12 })), usedBefore: fc.integer({ min: 0, max: 12 }) });
    fc.assert(fc.property(order, fc.array(day, { maxLength: 12 }), day, fc.integer({ min: 1, max: 60 }), (of, dates, today, later) => {
      const facts = anOrder(of);
      const tally = { ...tallyOf(facts, given(...dates)), bookings: [] };
      const rank = (at: Day): number => {
        const answer = standing({ order: facts, rules, tally, today: at });
        return ranks.indexOf(answer.why.startsWith('At this pace') ? 'active' : answer.standing);
      };
      expect(rank(addDays(today, later))).toBeGreaterThanOrEqual(rank(today));
    }));
  });
});

describe('a progress report', () => {
  const lni = { reportAfterVisits: 6, reportAfterDays: 30 };
  const visits = ['2026-01-05', '2026-01-07', '2026-01-12', '2026-01-14', '2026-01-19', '2026-01-21'];

  it('is due after six visits, or a month if that is first', () => {
    expect(reportDue({ signed: visits, rules: lni, today: '2026-01-21' })).toEqual({ due: true, on: '2026-01-21', why: '6 signed visits since Jan 5.' });
    expect(reportDue({ signed: visits.slice(0, 5), rules: lni, today: '2026-01-21' })).toEqual({ due: false, on: '2026-02-04', why: '' });
    expect(reportDue({ signed: visits.slice(0, 2), rules: lni, today: '2026-02-04' })).toEqual({ due: true, on: '2026-02-04', why: '30 days since Jan 5.' });
  });

  it('says of an order that is over that it ended, and of one used up that no visit is left', () => {
    const order = { id: 'R-1', end: '2026-01-25', left: 0, given: 3 };

    expect(reportDue({ signed: visits, rules: {}, order: { ...order, left: 5 }, today: '2026-01-26' }).why).toBe('The referral R-1 ended on Jan 25.');
    expect(reportDue({ signed: visits, rules: {}, order: { ...order, end: '' }, today: '2026-01-26' }).why).toBe('The referral R-1 has no visit left.');
  });

  it('starts anew with each report, and is not due without a visit since', () => {
    expect(reportDue({ signed: visits, lastReportOn: '2026-01-21', rules: lni, today: '2026-03-30' }).due).toBe(false);
    expect(reportDue({ signed: [...visits, '2026-01-26'], lastReportOn: '2026-01-21', rules: lni, today: '2026-02-20' })).toEqual({ due: true, on: '2026-02-20', why: '30 days since the report of Jan 21.' });
  });

  it('is due near the end of an order once three visits were given', () => {
    const order = { id: 'R-1', end: '2026-02-04', left: 8, given: 3 };
    expect(reportDue({ signed: visits.slice(0, 3), rules: {}, order, today: '2026-01-21' })).toEqual({ due: true, on: '2026-01-21', why: 'The referral R-1 ends on Feb 4.' });
    expect(reportDue({ signed: visits.slice(0, 3), rules: {}, order, today: '2026-01-20' }).due).toBe(false);
    expect(reportDue({ signed: visits.slice(0, 2), rules: {}, order: { ...order, given: 2 }, today: '2026-01-21' }).due).toBe(false);
    expect(reportDue({ signed: visits, rules: {}, order: { ...order, left: 2, end: '' }, today: '2026-01-22' })).toEqual({ due: true, on: '2026-01-21', why: 'The referral R-1 has 2 visits left.' });
    expect(reportDue({ signed: [...visits, '2026-01-26'], lastReportOn: '2026-01-22', rules: {}, order, today: '2026-01-27' }).due).toBe(false);
    expect(reportDue({ signed: [...visits, '2026-01-26'], lastReportOn: '2026-01-22', rules: {}, order: { ...order, left: 1, end: '' }, today: '2026-01-27' }).due).toBe(false);
  });
});

describe('the reference marks', () => {
  const known = vectors<{ flags: { today: string; end: string; left: number; used: number; expect: string[] }[] }>('referral-vectors.json');
  const meant: Record<string, object> = {
    '': { standing: 'active', reportDue: false },
    'progress report due: 14 days left': { standing: 'expiring', why: 'Ends in 14 days, on Feb 16.', reportDue: true },
    'expires in 8 days, 1 visit left': { standing: 'expiring', why: 'Ends in 8 days, on Feb 10; 1 visit left.', reportDue: false },
    'expires today': { standing: 'expiring', why: 'Ends today.' },
    'no visits left': { standing: 'used up' },
  };

  if (known) it.each(known.flags)('on $today, ending $end with $left left and $used used: $expect', ({ expect: marks, today, end, left, used }) => {
    const order = anOrder({ endsOn: end, visitsAuthorized: left + used, usedBefore: used });

    const report = reportDue({ signed: [addDays(today, -1)], rules: {}, order: { id: order.id, end, left, given: used }, today });

    expect({ ...on(today, order), reportDue: report.due }).toMatchObject(meant[marks.join(', ')] ?? { standing: marks });
  });
});
