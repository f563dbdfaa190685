// What the sample's sessions consist of and cost.

import { blank } from '../../src/kit/blank.ts';
import { type Fee, fees } from '../../src/clinic/fees/table.ts';
import type { Session } from '../../src/clinic/sessions/table.ts';
import type { Payer } from './payers.ts';

export interface ProcedureSet { minutes: number; handsOn: number; procedures: string[] }

/** Dollars per unit of fifteen minutes. */
const unitPrices: Record<string, number> = { 97124: 36, 97140: 42 };
/** Dollars by length, for who pays alone. */
const lengthPrices: Record<number, number> = { 30: 60, 60: 105, 90: 150 };

/** What may fill a session. The minutes are chosen so that pooled and single counting give the same units. */
export function procedureSets(payer: Payer, type: Session['type']): ProcedureSet[] {
  if (payer === 'self') return [{ minutes: 60, handsOn: 55, procedures: ['97124 × 55'] }, { minutes: 90, handsOn: 80, procedures: ['97124 × 80'] }];
  if (type === 'spot work') return [{ minutes: 30, handsOn: 25, procedures: ['97140 × 25'] }];
  if (payer === 'L&I') return [{ minutes: 60, handsOn: 50, procedures: ['97124 × 50'] }, { minutes: 45, handsOn: 40, procedures: ['97124 × 40'] }];
  return [
    { minutes: 60, handsOn: 50, procedures: ['97140 × 50'] }, { minutes: 60, handsOn: 50, procedures: ['97140 × 30', '97124 × 20'] },
    { minutes: 45, handsOn: 40, procedures: ['97124 × 40'] }, { minutes: 60, handsOn: 53, procedures: ['97140 × 38'] },
  ];
}

export function priceOf(payer: Payer, set: ProcedureSet | { handsOn: number; procedures: string[] }): number {
  if (payer === 'self') return lengthPrices[set.handsOn > 60 ? 90 : 60] ?? 0;
  return set.procedures.reduce((sum, line) => {
    const [code = '', minutes = '0'] = line.split(' × ');
    return sum + Math.floor((Number(minutes) + 7) / 15) * (unitPrices[code] ?? 0);
  }, 0);
}

export function feeRows(startsOn: string): Fee[] {
  const byLength = Object.entries(lengthPrices).map(([minutes, price]) => ({ service: `Massage therapy, ${minutes} minutes`, minutes: Number(minutes), price }));
  const byUnit = Object.entries(unitPrices).map(([code, price]) => ({ service: `${code}, a unit of 15 minutes`, code, minutes: 15, price }));
  return [...byLength, ...byUnit].map((values, at) => ({ ...blank(fees), id: `F-0000${at + 1}`, startsOn, ...values }));
}
