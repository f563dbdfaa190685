// A cost in words.

import type { Cost } from './count-cost.ts';

export const costLine = (what: string, orders: number, { ours, floor, parse, bytes }: Cost): string =>
  `${what} over ${orders} referrals and ${orders * 5} sessions: ours ${ours.toFixed(0)} ms, floor ${floor.toFixed(0)} ms (JSON of ${(bytes / 1e6).toFixed(1)} MB alone ${parse.toFixed(0)}), ${(ours / floor).toFixed(2)} times`;
