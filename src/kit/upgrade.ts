// An upgrade of older workbooks: named, from one version of the tabs to the next, safe to run twice.

import type { Kind } from './column.ts';
import type { Table } from './table.ts';

/** A tab as an older script made it. */
export interface OldTab {
  headings: string[];
  /** Number formats of the first row of cells: `0.##`. */
  patterns: string[];
}

/** One column's new heading, or the format its cells get; what stands in the cells stays. */
export interface Edit { table: Table; column: number; heading?: string; format?: Kind }

export interface Upgrade {
  from: number;
  to: number;
  name: string;
  /** What the owner is told: “Referrals: visits per week take halves.” */
  does: string;
  /** What is to be changed; nothing where it has been done. */
  run(tab: (table: Table) => OldTab): Edit[];
}

/** The upgrades a workbook of this version still needs, in order. */
export const dueUpgrades = (upgrades: Upgrade[], version: number): Upgrade[] => upgrades.filter((upgrade) => upgrade.from >= version);
