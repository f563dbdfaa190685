// Whatever people sort, insert, delete, move or type between any two of our calls: what was written stands in its
// record, what they typed stands in theirs, and nothing else has changed.

import fc from 'fast-check';
import type { Cell } from '../../../src/kit/cell.ts';
import type { Change, Writing } from '../../../src/kit/store/write.ts';
import { readMeant } from '../../../src/kit/store/meant.ts';
import { finish, write } from '../../../src/kit/store/write.ts';
import { layoutOf } from '../../../src/kit/store/layout.ts';
import type { Hand } from './sheet-in-memory.ts';
import { Cut, people, SheetInMemory } from './sheet-in-memory.ts';

const runs = Number(process.env.RUNS ?? 300);
/** Calls before which somebody acts: our write, our look at what went wrong, the first mending. */
const moments = Number(process.env.MOMENTS ?? 4);

const headings = ['Person ID', 'Name', 'Phone', 'Own', 'Street', 'Notes', 'Total'];
const start = (): Cell[][] => [headings, ...Array.from({ length: 6 }, (_, i) => headings.map((heading): Cell => (heading === 'Person ID' ? `X-0000${i + 1}` : `${heading} ${i + 1}`)))];

interface Doing { what: string; /** False where there was nothing to do it to. */ act(rows: Rows): unknown; /** What it changes in the records for good. */ lasts?(records: Record<string, Record<string, Cell>>): void }
/** Row and column numbers are taken modulo what is there. */
const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.tuple(fc.nat(6), fc.boolean()).map(([column, down]) => ({ what: `sorts by ${column}${down ? ' down' : ''}`, act: (rows: Cell[][]) => sortBy(rows, column, down) })),
  fc.nat(8).map((row) => ({ what: `inserts a row at ${row}`, act: (rows: Cell[][]) => void rows.splice(1 + (row % rows.length), 0, []) })),
  fc.nat(8).map((column) => ({ what: `inserts a column at ${column}`, act: (rows: Cell[][]) => rows.forEach((row) => { if (row.length > column) row.splice(column, 0, null); }) })),
  fc.integer({ min: 1, max: 6 }).map((n) => ({ what: `deletes person ${n}`, act: (rows: Rows) => deletePerson(rows, n), lasts: (records: Record<string, Record<string, Cell>>) => void delete records[`X-0000${n}`] })),
  fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('Own', 'Total', 'Street'), fc.constantFrom('typed', 'by hand')).map(([n, heading, typed]) => ({
    what: `types ${typed} into ${heading} of ${n}`, act: (rows: Rows) => typeInto(rows, { n, heading, typed }),
    lasts: (records: Record<string, Record<string, Cell>>) => void Object.assign(records[`X-0000${n}`] ?? {}, { [heading]: typed }),
  })),
  fc.tuple(fc.nat(8), fc.nat(8)).map(([from, to]) => ({ what: `moves column ${from} to ${to}`, act: (rows: Cell[][]) => moveColumn(rows, from, to) })),
);

function sortBy(rows: Cell[][], column: number, down: boolean): void {
  const [first = [], ...rest] = rows;
  const text = (row: Cell[]) => String(row[column] ?? '~');
  rest.sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0) * (down ? -1 : 1));
  rows.splice(0, rows.length, first, ...rest);
}

function moveColumn(rows: Cell[][], from: number, to: number): void {
  const width = Math.max(...rows.map((row) => row.length));
  for (const row of rows) {
    while (row.length < width) row.push(null);
    row.splice(to % width, 0, ...row.splice(from % width, 1));
  }
}

/** Where a person's row stands now, whatever a misplaced write has put into it for the moment. */
type Rows = Cell[][] & { of?: Map<number, Cell[]> };
const rowOfPerson = (rows: Rows, n: number): number => rows.indexOf(rows.of?.get(n) ?? []);

function deletePerson(rows: Rows, n: number): boolean {
  const at = rowOfPerson(rows, n);
  if (at > 0) rows.splice(at, 1);
  return at > 0;
}

function typeInto(rows: Rows, { n, heading, typed }: { n: number; heading: string; typed: string }): boolean {
  const row = rows[rowOfPerson(rows, n)];
  const at = (rows.of?.get(0) ?? []).indexOf(heading);
  if (!row || at < 0) return false;
  while (row.length <= at) row.push(null);
  row[at] = typed;
  return true;
}

const change = (n: number, values: Record<string, string>): Change => ({ table: people, layout: layoutOf(people, headings), id: `X-0000${n}`, at: n + 1, values, was: start()[n] ?? [] });

/** Before a call somebody does some things at once. */
const hands = fc.array(fc.array(doing, { maxLength: 3 }), { maxLength: moments });
const handsOf = (lists: Doing[][], done: Doing[]): Hand[] => lists.map((list): Hand => (rows) => list.forEach((one) => {
  if (one.act(rows) !== false) done.push(one);
}));

/** What the records hold at last: what was written and what people did for good. */
function expectedOf(targets: number[], done: Doing[]): Record<string, Record<string, Cell>> {
  const expected = new SheetInMemory(start()).records();
  for (const n of targets) {
    delete expected[`X-0000${n}`]?.['Notes'];
    Object.assign(expected[`X-0000${n}`] ?? {}, { 'Phone': `new ${n}` });
  }
  for (const one of done) one.lasts?.(expected);
  expected['X-00007'] = { 'Person ID': 'X-00007', 'Name': 'Added', 'Street': 'Somewhere' };
  return expected;
}

const writingOf = (targets: number[]): Writing => ({
  changes: targets.map((n) => change(n, { phone: `new ${n}`, notes: '' })),
  additions: [{ table: people, layout: layoutOf(people, headings), id: 'X-00007', values: { id: 'X-00007', name: 'Added', street: 'Somewhere' } }],
});

function aSheet(lists: Doing[][], done: Doing[]): SheetInMemory {
  const sheet = new SheetInMemory(start(), handsOf(lists, done));
  Object.assign(sheet.rows, { of: new Map(sheet.rows.map((row, n) => [n, row])) });
  return sheet;
}

const some = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });

describe('a write while people move things about', () => {
  it('lands in its records and nowhere else', () => {
    fc.assert(fc.property(hands, some, (lists, targets) => {
      const done: Doing[] = [];
      const sheet = aSheet(lists, done);

      write(sheet, writingOf(targets));

      expect(sheet.records()).toEqual(expectedOf(targets, done));
    }), { numRuns: runs });
  });

  it('cut behind any of its batches is finished by whoever comes next', () => {
    fc.assert(fc.property(hands, some, fc.integer({ min: 1, max: 3 }), (lists, targets, cutBehind) => {
      const done: Doing[] = [];
      const sheet = aSheet(lists, done);
      sheet.cutBehind = cutBehind;
      try {
        write(sheet, writingOf(targets));
      } catch (error) {
        if (!(error instanceof Cut)) throw error;
      }

      const meant = readMeant([people], sheet.aside[0] ?? []);
      if (meant) finish(sheet, meant, sheet.aside.slice(1));

      expect(meant).toBeDefined();
      expect(sheet.records()).toEqual(expectedOf(targets, done));
    }), { numRuns: runs });
  });

  it('takes no row that was put right for one that was deleted and had looked like it', () => {
    const insertsRowOnTop = (rows: Cell[][]) => void rows.splice(1, 0, []);
    const sheet = new SheetInMemory(start(), [
      (rows) => { moveColumn(rows, 2, 0); rows.forEach((row) => row.unshift(null)); }, () => {}, insertsRowOnTop, () => {},
      (rows) => { deletePerson(rows, 6); insertsRowOnTop(rows); },
    ]);
    Object.assign(sheet.rows, { of: new Map(sheet.rows.map((row, n) => [n, row])) });

    write(sheet, writingOf([1]));

    const expected = expectedOf([1], []);
    delete expected['X-00006'];
    expect(sheet.records()).toEqual(expected);
  });

  it.each<[string, Hand]>([
    ['moves the id column', (rows) => moveColumn(rows, 0, 3)],
    ['moves a column to the end', (rows) => moveColumn(rows, 2, 6)],
    ['inserts columns', (rows) => rows.forEach((row) => row.splice(2, 0, null, null))],
    ['moves columns, and sorts before anybody comes', (rows) => moveColumn(rows, 4, 1)],
  ])('of more new rows than can be told twice is finished too, where somebody %s', (what, hand) => {
    const sheet = new SheetInMemory(start(), [hand, (rows) => what.includes('sorts') && sortBy(rows, 1, true)]);
    sheet.cutBehind = 1;
    const added = Array.from({ length: 60 }, (_, i) => ({ id: `X-${10000 + i}`, name: `Added ${i}`, phone: '', street: i % 2 === 0 ? `Street ${i}` : '', notes: 'as it was told '.repeat(100) }));
    expect(() => write(sheet, { changes: [], additions: added.map((values) => ({ table: people, layout: layoutOf(people, headings), id: values.id, values })) })).toThrow(Cut);

    const meant = readMeant([people], sheet.aside[0] ?? []);
    if (meant) finish(sheet, meant, sheet.aside.slice(1));

    const own = Object.fromEntries(added.map(({ id, name, street, notes }) => [id, { 'Person ID': id, 'Name': name, ...(street === '' ? {} : { 'Street': street }), 'Notes': notes }]));
    expect(sheet.records()).toEqual({ ...new SheetInMemory(start()).records(), ...own });
  });
});
