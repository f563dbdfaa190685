// The cells of one line by where they go: several columns may mean the same, the best match first.

import { unguarded } from '../export/csv.ts';
import { bare } from './synonyms.ts';
import type { Field, FilePlan } from './state.ts';

export interface Raw { text: string; field: Field }
export type Gathered = Map<string, Raw[]>;

/** Cells that hold something. A literal NULL is none; signs our own export guards against formulas are bared. */
export function gather(plan: FilePlan, cells: string[]): Gathered {
  const gathered: Gathered = new Map();
  for (const field of plan.fields) {
    const cell = cells[field.at] ?? '';
    const text = plan.own ? unguarded(cell) : cell;
    if (text === '' || (!plan.own && ['', 'NULL', '\\N'].includes(text.trim()))) continue;
    const there = gathered.get(field.to);
    if (there) there.push({ text, field });
    else gathered.set(field.to, [{ text, field }]);
  }
  return gathered;
}

/** A fingerprint of what a line tells, for lines that bring no id: the same line twice is one record. */
export function fingerprintOf(gathered: Gathered): string {
  const told = [...gathered].map(([to, raws]) => `${to}\u0001${raws.map((raw) => bare(raw.field.heading) + raw.text.trim()).join('\u0002')}`).sort().join('\u0003');
  return `row:${hash(told, 0x811c9dc5)}${hash(told, 0x9e3779b9)}`;
}

/** FNV-1a with a last stir, 32 bits in hex. */
function hash(text: string, seed: number): string {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0).toString(16).padStart(8, '0');
}
