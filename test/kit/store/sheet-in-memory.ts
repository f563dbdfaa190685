// A spreadsheet of one tab in memory behind the store's own interface, where somebody may act before every call.

import type { Cell } from '../../../src/kit/cell.ts';
import type { Area, Batch, Before, Book } from '../../../src/kit/store/book.ts';
import { OutOfGrid } from '../../../src/kit/store/book.ts';
import { longText, text, id } from '../../../src/kit/column.ts';
import { table } from '../../../src/kit/table.ts';

export const people = table('People', 'For trying the store.', {
  id: id('Person ID', 'X'), name: text('Name'), phone: text('Phone'), street: text('Street'), notes: longText('Notes'),
});

export type Hand = (rows: Cell[][]) => void;

/** The run was killed behind a call that landed. */
export class Cut extends Error {
  override name = 'Cut';
}

export class SheetInMemory implements Book {
  readonly scratch = 1;
  /** Heading row first. */
  rows: Cell[][];
  /** What the last batch was meant to do, and the rows it copied aside. */
  aside: Cell[][] = [];
  /** The run is cut behind its so many-th write. */
  cutBehind = Infinity;
  private writes = 0;
  private readonly hands: Hand[];

  /** `hands` act one after the other, each before the next call. */
  constructor(rows: Cell[][], hands: Hand[] = []) {
    this.rows = rows.map((row) => row.slice());
    this.hands = hands;
  }

  read(areas: Area[]): Cell[][][] {
    this.hands.shift()?.(this.rows);
    return areas.map((area) => {
      if (area.sheetId === this.scratch) return this.aside.slice(area.fromRow - 1, area.toRow);
      if (area.fromRow > this.rows.length) throw new OutOfGrid(`row ${area.fromRow}`);
      return this.rows.slice(area.fromRow - 1, area.toRow).map((row) => row.slice(area.fromColumn ?? 0, area.toColumn === undefined ? undefined : area.toColumn + 1));
    });
  }

  write(batch: Batch): Before {
    this.hands.shift()?.(this.rows);
    if ([...batch.guard, ...batch.set].some((one) => one.row > this.rows.length)) throw new OutOfGrid('a row is gone');
    const kept = batch.guard.map(({ row, width }) => (this.rows[row - 1] ?? []).slice(0, width));
    this.aside = [batch.meant ?? [], ...kept];
    for (const { row, cells } of batch.set) for (const { column, cell } of cells) this.put(row, column, cell);
    for (const { cells } of batch.append) {
      const row = this.rows.reduce((last, one, i) => (one.some((cell) => cell !== null && cell !== '') ? i + 1 : last), 0) + 1;
      while (this.rows.length < row) this.rows.push([]);
      for (const { column, cell } of cells) this.put(row, column, cell);
    }
    if (++this.writes === this.cutBehind) throw new Cut('killed');
    return { cells: (i) => (batch.guard[i]?.only === undefined ? kept[i] ?? [] : onlyOne(kept[i] ?? [], batch.guard[i]?.only ?? 0)), whole: (i) => kept[i] ?? [] };
  }

  /** There are no formulas here. */
  likeBeside(): void {}

  landed(): number {
    return 1;
  }

  /** Records by id, each by heading. */
  records(): Record<string, Record<string, Cell>> {
    const headingAt = this.rows.findIndex((row) => row.includes('Person ID'));
    const headings = this.rows[headingAt] ?? [];
    const records: Record<string, Record<string, Cell>> = {};
    this.rows.forEach((row, i) => {
      if (i === headingAt) return;
      const record = Object.fromEntries(headings.map((heading, at) => [String(heading), row[at] ?? null] as const).filter(([, cell]) => cell !== null && cell !== ''));
      if (Object.keys(record).length > 0) records[String(record['Person ID'] ?? `row ${Object.keys(record).join()}`)] = record;
    });
    return records;
  }

  private put(row: number, column: number, cell: Cell): void {
    const cells = (this.rows[row - 1] ??= []);
    while (cells.length <= column) cells.push(null);
    cells[column] = cell;
  }
}

function onlyOne(cells: Cell[], column: number): Cell[] {
  const one: Cell[] = [];
  one[column] = cells[column] ?? null;
  return one;
}
