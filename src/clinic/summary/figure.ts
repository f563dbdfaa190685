// What a figure of the month is, and what all of them are counted from.

import type { Day } from '../../kit/day.ts';
import type { Loaded } from '../../kit/door.ts';
import type { Scan } from '../../kit/store/scan.ts';
import type { Table } from '../../kit/table.ts';
import type { Books } from './visits.ts';

export interface FigureParts { scans: Scan[]; books: Books; month: string; today: Day; zone: string; smallest: number }

/** A figure in words, and the rows it was counted from. */
export interface Figure { key: string; about: About; says: string; rows(): Loaded[] }

/** Figures about one thing stand together. */
export type About = 'Therapists' | 'Clients and appointments' | 'Referrals and reports' | 'Money owed' | 'How clients fare' | 'Notes';

/** A report is late so long after it was due, and a note so long after the visit. */
export const lateDays = 14;

export const scanOf = ({ scans }: FigureParts, table: Table): Scan => {
  const found = scans.find((one) => one.table === table);
  if (!found) throw new Error(`${table.tab} was not read`);
  return found;
};
