// Today's sessions, those of the days ahead, and the notes not signed yet: found by three narrow columns, then read.

import type { LineRecord } from '../../kit/lines.ts';
import type { Cell } from '../../kit/cell.ts';
import { toDoor } from '../../kit/cell.ts';
import { addDays, isDay } from '../../kit/day.ts';
import type { Area, Book } from '../../kit/store/book.ts';
import { rowOf } from '../../kit/store/layout.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { sessions, type Session } from '../sessions/table.ts';
import type { Person } from '../therapists/roles.ts';

const daysAhead = 14;
const mostUnsigned = 50;

/** What tells which rows are wanted. */
export const findingKeys = ['therapist', 'date', 'status', 'noteState'];
const shownKeys = ['id', 'client', 'therapist', 'date', 'startsAt', 'endsAt', 'status', 'covered', 'noteState', 'case', 'cover', 'referral', 'room'] as const;

/** Rows this far apart are read as one block: an area more costs more than a few rows. */
const mostBetween = 8;

export function sessionsAhead(book: Book, of: Scan, today: string, person: Pick<Person, 'role' | 'id'>): { ahead: LineRecord[]; unsigned: LineRecord[] } {
  const last = addDays(today, daysAhead);
  const [ahead, unsigned]: [number[], { i: number; date: string }[]] = [[], []];
  for (let i = 0; i < of.count; i++) {
    const date = of.value('date', i);
    if (!isDay(date)) continue;
    const mine = person.role !== 'therapist' || of.text('therapist', i) === person.id;
    if (date >= today && date <= last) ahead.push(i);
    else if (mine && date < today && needsSigning(of, i)) unsigned.push({ i, date });
  }
  const oldest = unsigned.sort((a, b) => a.date.localeCompare(b.date)).slice(0, mostUnsigned).map(({ i }) => i);
  const rows = readRows(book, of, [...ahead, ...oldest]);
  const when = (line: LineRecord): string => `${line['date']} ${line['startsAt']}`;
  const lines = (picked: number[]): LineRecord[] => picked.map((i) => rows.get(i)).filter((line): line is LineRecord => line !== undefined).sort((a, b) => when(a).localeCompare(when(b)));
  return { ahead: lines(ahead), unsigned: lines(oldest) };
}

/** Given, or still booked for a day that is past: the note is not done. */
const needsSigning = (of: Scan, i: number): boolean =>
  of.text('status', i) === 'booked' || (of.text('status', i) === 'completed' && ['missing', 'unsigned', 'changed since signed'].includes(of.text('noteState', i)));

/** The rows by their place in the scan, the columns shown in one read. */
function readRows(book: Book, of: Scan, picked: number[]): Map<number, LineRecord> {
  const found = new Map<number, LineRecord>();
  if (picked.length === 0) return found;
  const columns = shownKeys.map((key) => of.layout[key] ?? 0);
  const [fromColumn, toColumn] = [Math.min(...columns), Math.max(...columns)];
  const layout = Object.fromEntries(shownKeys.map((key) => [key, (of.layout[key] ?? 0) - fromColumn]));
  const blocks = blocksOf(picked);
  const areas: Area[] = blocks.map(({ from, to }) => ({ sheetId: sessions.sheetId, fromRow: of.at(from), toRow: of.at(to), fromColumn, toColumn }));
  const wanted = new Set(picked);
  book.read(areas).forEach((rows, n) => rows.forEach((cells, k) => {
    const i = (blocks[n]?.from ?? 0) + k;
    const line = wanted.has(i) ? lineIn(layout, cells) : undefined;
    if (line && line['id'] !== '') found.set(i, { ...line, at: of.at(i) });
  }));
  return found;
}

function blocksOf(picked: number[]): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  for (const i of [...picked].sort((a, b) => a - b)) {
    const last = blocks[blocks.length - 1];
    if (last && i - last.to <= mostBetween) last.to = i;
    else blocks.push({ from: i, to: i });
  }
  return blocks;
}

function lineIn(layout: Record<string, number>, cells: Cell[]): LineRecord {
  const { row } = rowOf(sessions, layout, cells);
  return Object.fromEntries(shownKeys.map((key: keyof Session & string) => [key, toDoor(row[key])]));
}
