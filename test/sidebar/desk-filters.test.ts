// The filters of the referral desk.

import type { DeskLine } from '../../src/kit/door.ts';
import { filters, isFound, isShown } from '../../sidebar/desk/filters.ts';

const line = (own: Partial<DeskLine>): DeskLine => ({
  id: 'R-00001', at: 2, table: 'referrals', client: 'C-00001', clientName: 'Quill, Mara', insurer: 'Evergreen Test Health', claim: 'AB-12', provider: 'Ada Birch', cover: 'V-00001',
  standing: 'active', why: '', used: 1, booked: 0, left: 11, runsOutOn: '', validUntil: '', next: '', says: '', document: null, waitingDays: null, ...own,
});

it.each<[Partial<DeskLine>, string[]]>([
  [{ standing: 'expiring', next: 'ask for a new one' }, ['Needs action', 'Expiring', 'All']],
  [{ standing: 'used up', next: 'mark received' }, ['Used up', 'Waiting for the doctor', 'All']],
  [{ standing: 'missing', next: 'add referral' }, ['Needs action', 'Missing', 'All']],
  [{ standing: 'draft', next: 'complete' }, ['Needs action', 'Missing', 'All']],
  [{ standing: 'active' }, ['All']],
])('%j stands under %j', (own, shownUnder) => {
  expect(filters.filter((filter) => isShown(line(own), filter))).toEqual(shownUnder);
});

it.each([['quill', true], ['birch ever', true], ['AB-12', true], ['penn', false]])('“%s” finds the line: %s', (typed, found) => {
  expect(isFound(line({}), typed)).toBe(found);
});
