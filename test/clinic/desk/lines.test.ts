// The referral desk's lines where ids have grown past five digits.

import { deskLines, type OpenReferral } from '../../../src/clinic/desk/lines.ts';

const today = '2026-03-02';
const anOrder = (own: Partial<OpenReferral>): OpenReferral => ({
  kind: 'referral', id: 'R-99999', at: 2, client: 'C-00001', clientName: 'Quill, Mara', insurer: 'Beacon', claim: '', provider: 'Dr. Reed', cover: 'V-00001', standing: 'expired', why: '',
  used: 3, booked: 0, left: 0, runsOutOn: '', validUntil: '2026-02-20', flaggedOn: '', ...own,
});
const request = { id: 'D-00001', at: 2, kind: 're-referral request', about: 'R-99999', state: 'signed', sentOn: '2026-02-10', dueBackOn: '', returnedOn: '2026-02-24', file: '', madeOn: '2026-02-10' };

it('says to file a signed request once its new order, R-100000, is here', () => {
  const lines = deskLines([anOrder({}), anOrder({ id: 'R-100000', standing: 'active', validUntil: '2026-08-20' })], { papers: [request], bookings: [], today });

  expect(lines.map(({ id, next }) => ({ id, next }))).toContainEqual({ id: 'R-99999', next: 'mark filed' });
});

it('gives bookings without an order to the last one, R-100000', () => {
  const booking = { id: 'S-00009', date: '2026-03-09', startsAt: '10:00', client: 'C-00001', cover: 'V-00001', referral: '', at: 9, clientName: 'Quill, Mara', why: '' };
  const lines = deskLines([anOrder({ id: 'R-100000', standing: 'used up' }), anOrder({ standing: 'used up' })], { papers: [], bookings: [booking], today });

  expect(lines.filter(({ why }) => why.includes('not covered')).map(({ id }) => id)).toEqual(['R-100000']);
});
