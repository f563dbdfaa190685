// What a measured value can only be by a slip of the hand: a score its form cannot give, a motion no joint has.

import { unitOfMotion } from './motion.ts';

/** The most each form can come to; the least is 0. */
const mostOf: Record<string, number> = { 'NPRS': 10, 'ODI': 100, 'NDI': 50, 'QuickDASH': 100, 'PSFS': 10, 'Roland-Morris': 24, 'FIQR': 100 };
const motions: Record<string, [least: number, most: number]> = { 'degrees': [-30, 200], '°': [-30, 200], 'mm': [0, 80] };

/** Why it cannot be; null if it may be. Of a unit of motion not known here nothing is said; NDI may stand in percent. */
export function measureProblem({ kind, what, unit, value }: { kind: string; what: string; unit: string; value: number }): string | null {
  if (kind !== 'ROM') {
    const most = unit.trim() === '%' ? 100 : mostOf[kind] ?? Infinity;
    return value >= 0 && value <= most ? null : `${kind} lies between 0 and ${most}${unit.trim() === '%' ? ' %' : ''}.`;
  }
  const own = unit.trim() || unitOfMotion(what);
  const [least, most] = motions[own] ?? [-Infinity, Infinity];
  return value >= least && value <= most ? null : `A range of motion lies between ${least} and ${most} ${own === 'mm' ? 'mm' : 'degrees'}.`;
}
