// Chance for the sample: choices that come out the same every time.

import { Random } from '../random.ts';

export interface Chance {
  /** From least to most, both included. */
  whole(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  /** True so often, 0 to 1. */
  happens(share: number): boolean;
}

export function chance(seed: number): Chance {
  const numbers = new Random(seed * 7919);
  return {
    whole: (least, most) => least + Math.floor(numbers.next() * (most - least + 1)),
    happens: (share) => numbers.next() < share,
    pick: (from) => {
      const found = from[Math.floor(numbers.next() * from.length)];
      if (found === undefined) throw new Error('Nothing to pick from.');
      return found;
    },
  };
}
