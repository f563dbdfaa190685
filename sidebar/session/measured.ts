// Measures of a case as lines: what was measured first and last, what is worth measuring, what is typed now.

import { measureProblem } from '../../src/clinic/measures/bounds.ts';
import { readMotion, unitOfMotion } from '../../src/clinic/measures/motion.ts';
import { measuredBeside as mark } from '../../src/clinic/measures/table.ts';
import type { DoorRow, Loaded } from '../../src/kit/door.ts';
import type { Typed } from '../places.ts';

/** One thing measured again and again: "ROM, neck rotation, left". */
export interface Measured { kind: string; what: string; side: string }

export interface MeasureLine extends Measured {
  key: string;
  first?: { value: string; on: string };
  last?: { value: string; on: string };
  unit: string;
}

/** Where a draft keeps whether they were taken before or after the treatment. */
export const whenField = 'measures taken';

export const keyOf = ({ kind, what, side }: Measured): string => `${mark}${kind}|${what}|${side}`;

export function measuredIn(key: string): Measured | undefined {
  if (!key.startsWith(mark)) return undefined;
  const [kind = '', what = '', side = ''] = key.slice(mark.length).split('|');
  return { kind, what, side };
}

/** Measures typed beside a note and not saved yet. */
export const typedMeasures = (values: Typed): { key: string; of: Measured; text: string }[] => Object.entries(values).flatMap(([key, text]) => {
  const of = measuredIn(key);
  return of && text.trim() !== '' ? [{ key, of, text }] : [];
});

/** Lines of the case, those measured before first; then what is worth measuring, and what was added by hand. */
export function linesOf(rows: Loaded[], { caseId, session, worth, added }: { caseId: string; session: string; worth: string[]; added: Measured[] }): MeasureLine[] {
  const lines = new Map<string, MeasureLine>();
  const line = (of: Measured): MeasureLine => {
    const key = keyOf(of);
    const made = lines.get(key) ?? { ...of, key, unit: unitOf(of) };
    lines.set(key, made);
    return made;
  };
  const text = (row: DoorRow, heading: string): string => String(row[heading] ?? '');
  const own = rows.filter(({ row }) => text(row, 'Case ID') === caseId && text(row, 'Session ID') !== session && text(row, 'Kind') !== 'NPRS').sort((a, b) => text(a.row, 'Taken on').localeCompare(text(b.row, 'Taken on')));
  for (const { row } of own) {
    const here = line({ kind: text(row, 'Kind'), what: text(row, 'What'), side: text(row, 'Side') });
    const value = { value: text(row, 'Value'), on: text(row, 'Taken on') };
    here.first ??= value;
    here.last = value;
    here.unit = text(row, 'Unit') || here.unit;
  }
  for (const kind of worth) if (kind !== 'NPRS' && kind !== 'ROM' && ![...lines.values()].some((each) => each.kind === kind)) line({ kind, what: '', side: '' });
  for (const of of added) line(of);
  return [...lines.values()];
}

export const unitOf = ({ kind, what }: Measured): string => (kind === 'ROM' ? unitOfMotion(what) : kind === 'ODI' ? '%' : 'points');

/** What is usual of a movement, to see beside the value: "typical 60–80". */
export function typicalOf({ kind, what }: Measured, motions: string[] = []): string {
  const known = kind === 'ROM' && motions.map(readMotion).find((motion) => motion.what === what.trim().toLowerCase());
  return known ? `typical ${known.typical}` : '';
}

/** Why a value cannot be, told before it is saved. */
export const slipIn = (of: Measured, value: number | undefined): string => (value !== undefined && measureProblem({ ...of, unit: unitOf(of), value })) || '';

/** Several answers of a form, to be scored: "2 3 1 0 …" or digits in one go; one number is the score itself. */
export function answersIn(kind: string, text: string): (number | null)[] | undefined {
  const plain = text.trim();
  if (kind === 'ROM' || kind === 'NPRS') return undefined;
  if (/^\d(?:[\s,]*[\d–-]){4,}$/.test(plain) && !/^\d{1,3}$/.test(plain)) return [...plain.replace(/[\s,]/g, '')].map((sign) => (/\d/.test(sign) ? Number(sign) : null));
  const parts = plain.split(/[\s,;]+/);
  return parts.length > 1 && parts.every((part) => /^(\d{1,2}|[–-])$/.test(part)) ? parts.map((part) => (/\d/.test(part) ? Number(part) : null)) : undefined;
}

/** The number typed as a value, or undefined. */
export const numberIn = (text: string): number | undefined => (/^-?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : undefined);

/** "−6 since Jan 12": the difference as it is, without a judgment. */
export const difference = (from: string, to: number): string => {
  const by = Math.round((to - Number(from)) * 10) / 10;
  return by === 0 ? 'no change' : `${by > 0 ? '+' : '−'}${Math.abs(by)}`;
};
