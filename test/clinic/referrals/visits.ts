// An order's terms and a visit, as the counting reads them.
import type { Terms, Visit } from '../../../src/clinic/referrals/counting.ts';

export const anOrder = (of: Partial<Terms> = {}): Terms => ({ id: 'R-1', start: '2026-01-05', end: '2026-02-16', visits: 12, ...of });
let made = 0;
export const aVisit = (date: string, of: Partial<Visit> = {}): Visit => ({ id: `S-${(made += 1)}`, date, status: 'completed', ...of });
