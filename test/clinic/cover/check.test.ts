// Whether a session is paid for.
import { type CheckQuestion, type CheckedOrder, type CoverFacts, type InsurerFacts, type SessionFacts, coverCheck, unnamedRegions } from '../../../src/clinic/cover/check.ts';
import { type AuthorizationFacts, readSteps } from '../../../src/clinic/cover/authorization.ts';
import type { Visit } from '../../../src/clinic/referrals/counting.ts';
import { addDays } from '../../../src/kit/day.ts';

const aSession = (of: Partial<SessionFacts> = {}): SessionFacts => ({ id: 'S-00099', date: '2026-11-10', status: 'completed', cover: 'V-00001', codes: ['97124'], regions: [], ...of });
const anOrder = (of: Partial<CheckedOrder> = {}): CheckedOrder => ({
  id: 'R-00017', provider: 'P-00001', writtenOn: '2026-10-05', signedOn: '2026-10-05', endsOn: '2026-11-30', visitsAuthorized: 12, perWeek: 2, diagnosisCodes: ['M54.2'], cover: 'V-00001', regions: [], ...of,
});
const aCover = (of: Partial<CoverFacts> = {}): CoverFacts => ({ id: 'V-00001', status: 'active', ...of });
const aPlan = (of: Partial<InsurerFacts> = {}): InsurerFacts => ({
  name: 'Northwest Health', kind: 'health', massagePayable: 'yes', referralNeeded: 'yes', orderMustHave: ['provider', 'signature'], countBy: 'visit', retroactiveOrders: 'no', ...of,
});
const given = (...dates: string[]): Visit[] => dates.map((date, i) => ({ id: `S-${i}`, date, status: 'completed', cover: 'V-00001' }));
const weekly = (from: string, count: number): Visit[] => given(...Array.from({ length: count }, (_, i) => addDays(from, 7 * i)));
const check = (of: Partial<CheckQuestion> = {}): ReturnType<typeof coverCheck> => coverCheck({ session: aSession(), cover: aCover(), insurer: aPlan(), referrals: [anOrder()], ...of });

describe('a session is covered', () => {
  it('within the days and visits of its order', () => {
    expect(check({ sessions: weekly('2026-10-13', 4) })).toEqual({ covered: 'yes', why: [], codes: [], referral: 'R-00017', visit: 'Visit 5 of 12 on R-00017.' });
  });

  it('when the client pays, or it is no visit', () => {
    expect(check({ cover: null, referrals: [] }).covered).toBe('yes');
    expect(check({ insurer: aPlan({ kind: 'self-pay', referralNeeded: 'no' }), referrals: [] }).covered).toBe('yes');
    expect(check({ session: aSession({ status: 'no-show' }), referrals: [] }).covered).toBe('yes');
  });

  it('without an order where none is needed', () => {
    expect(check({ insurer: aPlan({ referralNeeded: 'no' }), referrals: [] })).toMatchObject({ covered: 'yes', referral: null, visit: '' });
  });

  it('before the order was written, only if the insurer takes late orders', () => {
    const session = aSession({ date: '2026-10-01' });
    expect(check({ session })).toMatchObject({ covered: 'no', why: ['The referral R-00017 starts on Oct 5; this session is on Oct 1.'] });
    expect(check({ session, insurer: aPlan({ retroactiveOrders: 'yes' }) }).covered).toBe('yes');
  });

  it('counting the bookings before it', () => {
    const booked = given('2026-11-02', '2026-11-05').map((visit): Visit => ({ ...visit, status: 'booked' }));
    const order = anOrder({ visitsAuthorized: 3 });
    expect(check({ session: aSession({ status: 'booked' }), referrals: [order], sessions: booked })).toMatchObject({ covered: 'yes', visit: 'Visit 3 of 3 on R-00017.' });
    expect(check({ session: aSession({ status: 'booked' }), referrals: [{ ...order, visitsAuthorized: 2 }], sessions: booked })).toMatchObject({
      covered: 'no', why: ['The referral R-00017 has no visit left: 0 of 2 used and 2 booked.'],
    });
  });
});

describe('an order that is still a draft', () => {
  const draft = anOrder({ id: 'R-00018', signedOn: '', endsOn: '2026-11-20' });

  it('takes no session that a whole one fits, though it ends sooner', () => {
    expect(check({ referrals: [draft, anOrder()] })).toMatchObject({ covered: 'yes', referral: 'R-00017' });
  });

  it('is not named as one that would cover what another does not', () => {
    const ended = anOrder({ endsOn: '2026-11-03' });
    expect(check({ session: aSession({ referral: 'R-00017' }), referrals: [ended, draft] }).why).toEqual(['The referral R-00017 ended on Nov 3; this session is on Nov 10.']);
    expect(check({ chosenOnly: true, referrals: [draft] }).why).toEqual(['Northwest Health needs a referral, and there is none for this session.']);
  });

  it('is what a session waits for where there is no other', () => {
    expect(check({ referrals: [draft] }).why).toEqual(['The referral R-00018 is a draft: not signed.']);
  });
});

describe('a session is not covered', () => {
  it.each<[string, Partial<CheckQuestion>, string[]]>([
    ['after the order ended', { referrals: [anOrder({ endsOn: '2026-11-03' })] }, ['The referral R-00017 ended on Nov 3; this session is on Nov 10.']],
    ['without a visit left', { referrals: [anOrder({ visitsAuthorized: 2 })], sessions: weekly('2026-10-13', 2) }, ['The referral R-00017 has no visit left: 2 of 2 used.']],
    ['without an order', { referrals: [] }, ['Northwest Health needs a referral, and there is none for this session.']],
    ['on an order of another cover', { referrals: [anOrder({ cover: 'V-00002' })] }, ['Northwest Health needs a referral, and there is none for this session.']],
    ['on an order entered in error', { referrals: [anOrder({ closedWhy: 'error' })] }, ['The referral R-00017 was entered in error.']],
    ['after the cover', { cover: aCover({ endsOn: '2026-10-31' }) }, ['The cover V-00001 ended on Oct 31; this session is on Nov 10.']],
    ['before the cover', { cover: aCover({ startsOn: '2027-01-01' }) }, ['The cover V-00001 starts on Jan 1, 2027; this session is on Nov 10.']],
    ['on a cover that has ended', { cover: aCover({ status: 'ended' }) }, ['The cover V-00001 has ended.']],
    ['before the injury', { cover: aCover({ injuredOn: '2026-11-11' }) }, ['The injury was on Nov 11; this session is on Nov 10.']],
    ['over the year', { cover: aCover({ visitLimit: 5, usedBefore: 1 }), insurer: aPlan({ limitPeriod: 'calendar year' }), sessions: weekly('2026-10-06', 4) }, ['This would be visit 6 of this year, which pays 5.']],
    ['over the plan’s number', { insurer: aPlan({ visitsPerPeriod: 4, limitPeriod: 'claim' }), sessions: weekly('2026-10-06', 4) }, ['This would be visit 5 of this claim, which pays 4.']],
    ['without money left', { cover: aCover({ moneyLimit: 500, moneyLeft: 0 }) }, ['The money limit of the cover V-00001 is used up.']],
    ['with a code the insurer does not pay', { session: aSession({ codes: ['97124', '97112'] }), insurer: aPlan({ codesAllowed: ['97124', '97140'] }) }, ['Northwest Health does not pay 97112.']],
    ['as horse-riding', { session: aSession({ codes: ['S8940'] }) }, ['S8940 is horse-riding therapy, not massage. Take 97124 or 97140.']],
    ['without a license', { licenseEndsOn: '2026-11-09' }, ['The therapist’s license ended on Nov 9; this session is on Nov 10.']],
  ])('%s', (_what, of, why) => {
    expect(check(of)).toMatchObject({ covered: 'no', why });
  });

  it('by Florida PIP, whatever the order says', () => {
    expect(check({ insurer: aPlan({ name: 'Florida PIP', kind: 'auto', massagePayable: 'no', referralNeeded: 'no' }) })).toMatchObject({
      covered: 'no', why: ['Florida PIP does not pay for massage, whatever the order says.'], codes: ['not payable'],
    });
  });

  it('by the order chosen, and is not moved to the one that would do', () => {
    const orders = [anOrder({ id: 'R-1', endsOn: '2026-11-03' }), anOrder({ id: 'R-2' })];
    expect(check({ session: aSession({ referral: 'R-1' }), referrals: orders })).toMatchObject({
      covered: 'no', referral: null, wouldFit: 'R-2', why: ['The referral R-1 ended on Nov 3; this session is on Nov 10. R-2 would cover it.'],
    });
  });
});

it('is not covered on a draft until what is missing is there', () => {
  expect(check({ referrals: [anOrder({ signedOn: '' })] })).toMatchObject({ covered: 'no', why: ['The referral R-00017 is a draft: not signed.'] });
});

describe('a session to look at', () => {
  it.each<[string, Partial<CheckQuestion>, string[]]>([
    ['on a region the order does not name', { session: aSession({ regions: ['left hip', 'lumbar'] }), referrals: [anOrder({ regions: ['lumbar', 'right hip'] })] }, ['The order names lumbar, right hip; the note has a region besides.']],
    ['third in a week of two', { sessions: given('2026-11-09', '2026-11-09'), session: aSession({ date: '2026-11-12' }) }, ['3 visits in the week of Nov 9; the order says 2.']],
    ['second on a day', { sessions: given('2026-11-10') }, ['Another session is on Nov 10 (S-0): the insurer may ask why.']],
    ['second on a day that counts once', { sessions: given('2026-11-10'), insurer: aPlan({ countBy: 'day' }), referrals: [anOrder({ visitsAuthorized: 1 })] }, ['Another session is on Nov 10 (S-0): they count as one visit.']],
    ['over the plan’s week', { insurer: aPlan({ visitsPerWeek: 1 }), sessions: given('2026-11-09') }, ['2 visits in the week of Nov 9; Northwest Health pays 1.']],
    ['on a cover nobody checked', { cover: aCover({ status: 'to check' }) }, ['The cover V-00001 has not been checked with the insurer.']],
  ])('%s', (_what, of, why) => {
    expect(check(of)).toMatchObject({ covered: 'check', why });
  });

  it('is not the first two of the week, nor one with two therapists at once', () => {
    expect(check({ sessions: given('2026-11-09', '2026-11-12', '2026-11-13') }).covered).toBe('yes');
    const at = { startsAt: '09:00', endsAt: '10:00' };
    expect(check({ session: aSession(at), sessions: given('2026-11-10').map((visit) => ({ ...visit, ...at })) }).covered).toBe('yes');
  });

  it('compares regions by place and side', () => {
    expect(unnamedRegions(['left shoulder', 'neck'], ['both shoulder', 'C-spine'])).toEqual([]);
    expect(unnamedRegions(['lumbar', 'left knee'], ['back'])).toEqual(['left knee']);
    expect(unnamedRegions(['left knee'], ['knee'])).toEqual([]);
    expect(unnamedRegions(['left knee'], [])).toEqual([]);
    expect(unnamedRegions(['Sole of foot', 'Ear'], ['foot'])).toEqual(['Ear']);
  });
});

describe('a Washington L&I claim', () => {
  const lni = aPlan({ name: 'Washington L&I', kind: 'workers comp', limitPeriod: 'claim', authorizationSteps: ['7: form F245-417-000', '13: claim manager'] });
  const order = anOrder({ visitsAuthorized: null, perWeek: null, endsOn: '' });
  const form: AuthorizationFacts = { id: 'A-00001', number: 'L&I-77', answer: 'granted', visits: 6 };
  const visit = (nth: number, of: Partial<CheckQuestion> = {}): ReturnType<typeof coverCheck> =>
    check({ insurer: lni, referrals: [order], sessions: weekly(addDays('2026-11-10', -7 * (nth - 1)), nth - 1), ...of });
  const early = { referrals: [{ ...order, writtenOn: '2026-01-05' }] };

  it('needs nothing for the first six visits', () => {
    expect(visit(6, early).covered).toBe('yes');
  });

  it('needs the form from the seventh and the claim manager from the thirteenth, each granted with its own count', () => {
    expect(visit(7, early)).toMatchObject({ covered: 'no', codes: ['authorization'], why: ['Visit 7 needs form F245-417-000 first.'] });
    expect(visit(7, { ...early, authorizations: [{ ...form, answer: '', askedOn: '2026-11-02' }] }).why).toEqual(['Visit 7 needs form F245-417-000 first; asked on Nov 2, not answered yet.']);
    expect(visit(7, { ...early, authorizations: [{ ...form, answer: 'refused', answeredOn: '2026-11-05' }] }).why).toEqual(['Visit 7 needs form F245-417-000 first; refused on Nov 5.']);
    expect(visit(12, { ...early, authorizations: [form] }).covered).toBe('yes');
    expect(visit(13, { ...early, authorizations: [form] }).why).toEqual(['Visit 13 needs claim manager first. The authorization L&I-77 has no visit left: 6 of 6 used.']);
    const booked = weekly('2026-01-12', 12).map((one, i): Visit => (i < 8 ? one : { ...one, status: 'booked' }));
    expect(check({ insurer: { ...aPlan(), authorizationSteps: ['7: form F245-417-000', '13: claim manager'] }, referrals: [anOrder({ writtenOn: '2026-01-05', visitsAuthorized: 20, perWeek: null })], authorizations: [form], sessions: booked, session: aSession({ status: 'booked' }) }).why)
      .toEqual(['Visit 13 needs claim manager first. The authorization L&I-77 has no visit left: 2 of 6 used and 4 booked.']);
    expect(visit(13, { ...early, authorizations: [form, { ...form, id: 'A-00002', number: '' }] }).covered).toBe('yes');
  });

  it('goes on counting under a new order, with the visits from before', () => {
    const second = { referrals: [{ ...order, writtenOn: '2026-01-05', closedOn: '2026-11-01', closedWhy: 'replaced' as const }, { ...order, id: 'R-00018', writtenOn: '2026-11-02' }] };
    expect(visit(7, second).codes).toEqual(['authorization']);
    expect(visit(3, { ...early, cover: aCover({ usedBefore: 4 }) }).why).toEqual(['Visit 7 needs form F245-417-000 first.']);
  });

  it('keeps an authorization to its days, and lets several overlap', () => {
    const ended = { ...form, endsOn: '2026-11-01' };
    expect(visit(8, { ...early, authorizations: [ended] }).why).toEqual(['Visit 8 needs form F245-417-000 first. The authorization L&I-77 ended on Nov 1; this session is on Nov 10.']);
    expect(visit(8, { ...early, authorizations: [ended, { ...form, id: 'A-00002', number: '', startsOn: '2026-10-20' }] }).covered).toBe('yes');
  });
});

describe('authorization', () => {
  it('that was granted where no step is written still has its number', () => {
    const authorizations: AuthorizationFacts[] = [{ id: 'A-1', answer: 'granted', visits: 2, startsOn: '2026-10-20' }];
    expect(check({ authorizations, sessions: given('2026-10-06', '2026-10-20') }).covered).toBe('yes');
    expect(check({ authorizations, sessions: given('2026-10-06', '2026-10-20', '2026-10-27') }).why).toEqual(['Visit 4 needs an authorization first. The authorization A-1 has no visit left: 2 of 2 used.']);
  });

  it('steps are read from the insurer’s row', () => {
    expect(readSteps(['13: claim manager', '7–12: form F245-417-000', '1: none'])).toEqual({ steps: [{ from: 1, what: 'none' }, { from: 7, what: 'form F245-417-000' }, { from: 13, what: 'claim manager' }], problems: [] });
    expect(readSteps(['ask first']).problems).toEqual(['“ask first” does not say from which visit on, like “7: form F245-417-000”.']);
  });
});
