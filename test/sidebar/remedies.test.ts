// What the session form offers where a session is not covered, by the very words of the check.

import { coverCheck, type CheckQuestion } from '../../src/clinic/cover/check.ts';
import { remediesFor } from '../../sidebar/session/remedies.ts';

const order = { id: 'R-00017', provider: 'P-00001', writtenOn: '2026-02-02', signedOn: '2026-02-02', endsOn: '2026-05-01', visitsAuthorized: 12, cover: 'V-00001' };
const insurer = { name: 'Washington L&I', kind: 'workers comp', massagePayable: 'yes' as const, referralNeeded: 'yes' as const, orderMustHave: ['signature'] };
const given = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `S-${i}`, date: `2026-02-0${i + 3}`, status: 'completed', cover: 'V-00001' }));

it.each<[string, Partial<CheckQuestion>, string[]]>([
  ['without an order', { referrals: [] }, ['add a referral']],
  ['after its order ended', { referrals: [{ ...order, endsOn: '2026-02-28' }] }, ['add a referral']],
  ['on a draft', { referrals: [{ ...order, signedOn: '' }] }, ['complete the referral']],
  ['where a form must be granted first', { insurer: { ...insurer, authorizationSteps: ['7: form F245-417-000'] }, sessions: given(6) }, ['add the authorization']],
  ['after the cover', { cover: { id: 'V-00001', endsOn: '2026-02-28' } }, ['open the cover']],
  ['over the limit of a year', { insurer: { ...insurer, limitPeriod: 'calendar year', visitsPerPeriod: 3 }, sessions: given(3) }, ['open the cover']],
  ['with an insurer that never pays for massage', { insurer: { ...insurer, massagePayable: 'no' } }, []],
])('a session %s', (_when, of, remedies) => {
  const { covered, why } = coverCheck({ session: { id: 'S-00099', date: '2026-03-10', status: 'booked', cover: 'V-00001' }, cover: { id: 'V-00001' }, insurer, referrals: [order], ...of });

  expect({ covered, remedies: remediesFor(why.join(' ')).map(({ remedy }) => remedy) }).toEqual({ covered: 'no', remedies });
});
