// Derived cells of many rows, changed ones only, in pieces Google takes. They go out inside the lock, and only if nobody
// has saved since they were computed; each row is guarded as in a save, so that no sort or column move does harm.

import type { Cell } from '../cell.ts';
import { toCell } from '../cell.ts';
import type { Column } from '../column.ts';
import type { Desk } from '../desk.ts';
import type { AnyRow } from '../table.ts';
import { idKeyOf } from '../table.ts';
import type { Area, RowWrite } from './book.ts';
import { sameCell } from './book.ts';
import type { Change, Written } from './change.ts';
import { cellsOf } from './change.ts';
import { tellWritten } from './commit.ts';
import type { Machine } from './machine.ts';
import { readSettings } from './machine.ts';
import type { Machinery } from './save.ts';
import type { Scan } from './scan.ts';
import { textBytes } from './text-bytes.ts';
import { write } from './write.ts';

/** Google: 2 MB a request is recommended. */
const mostBytes = 1_950_000;
/** What a cell costs around its text, and a run of neighboring cells around its cells. */
const bytesACell = 96;
const bytesANumber = 120;
const bytesARun = 165;
/** Copying rows aside that stand one below the other. */
const bytesAGuard = 260;
/** What a change costs in the text of what is meant, around its values. */
const bytesMeant = 70;
/** Rows copied aside in one call: so many the scratch tab keeps. */
const mostGuarded = 2000;

export interface DerivedChange { scan: Scan; i: number; values: AnyRow }

/** Of the derived values computed for a row, those whose cell differs from what stands there. */
export function differing(scan: Scan): (i: number, values: AnyRow) => AnyRow | undefined {
  const columns = scan.table.keys.flatMap((key) => {
    const column = scan.table.columns[key];
    return column?.derived ? [{ key, cell: scan.column(key), asCell: quickCell(column) }] : [];
  });
  return (i, values) => {
    let changed: AnyRow | undefined;
    for (const { key, cell, asCell } of columns) {
      const value = values[key];
      if (value !== undefined && !sameCell(asCell(value), cell(i))) (changed ??= {})[key] = value;
    }
    return changed;
  };
}

/** `toCell` for many rows: each day is reckoned once. */
function quickCell(column: Column): (value: unknown) => Cell {
  const known = new Map<unknown, Cell>();
  if (column.kind !== 'day') return (value) => (typeof value === 'number' || value === null ? value : toCell(column, value));
  return (value) => {
    let cell = known.get(value);
    if (cell === undefined) known.set(value, (cell = toCell(column, value)));
    return cell;
  };
}

export interface Derived {
  /** The counters as they were when the rows were read. */
  machine: Machine;
  changes: DerivedChange[];
  /** Further cells, read with the counters, and the changes that follow from them. */
  further?: { areas: Area[]; changes(answers: Cell[][][]): DerivedChange[] };
  /** Further rows, of tabs that are the add-in's own. */
  more?: RowWrite[];
  /** Who the journal says mended what people moved meanwhile. */
  by: string;
  /** Done in the same hold of the lock, when all has landed; told how many rows changed. */
  after?(rows: number): void;
}

/** Writes the changes; answers false, with nothing written, where somebody has saved since the rows were read. */
export function writeDerived(desk: Desk, machinery: Machinery, { machine, changes, further = { areas: [], changes: () => [] }, more = [], by, after }: Derived): boolean {
  if (changes.length + further.areas.length + more.length === 0 && !after) return true;
  return desk.locked(() => {
    const [rows = [], ...answers] = desk.book.read([{ sheetId: machinery.settings.sheetId, fromRow: 1 }, ...further.areas]);
    if (readSettings(rows).machine.journal.hash !== machine.journal.hash) return false;
    const all = [...changes, ...further.changes(answers)];
    const told: Written = { mended: [], gone: [], replaced: [] };
    for (const piece of piecesOf(all.flatMap(changeOf), more)) told.mended.push(...write(desk.book, { ...piece, additions: [] }).mended);
    tellWritten(desk, machinery, { by, table: '', record: '' }, told);
    after?.(all.length);
    return true;
  });
}

interface Piece { changes: Change[]; plain: RowWrite[] }

/** Pieces that fit in a request; the add-in's own rows go first. */
function piecesOf(changes: Change[], more: RowWrite[]): Piece[] {
  const pieces: Piece[] = [];
  let bytes = Infinity;
  const pieceFor = (size: number): Piece => {
    const open = pieces[pieces.length - 1];
    if (open && bytes + size <= mostBytes && open.changes.length < mostGuarded) {
      bytes += size;
      return open;
    }
    bytes = size;
    const next: Piece = { changes: [], plain: [] };
    pieces.push(next);
    return next;
  };
  for (const row of more) pieceFor(bytesOf(row)).plain.push(row);
  let last: Change | undefined;
  for (const change of changes) {
    const guard = last?.table === change.table && last.at + 1 === change.at ? 0 : bytesAGuard;
    const meant = bytesMeant + textBytes(JSON.stringify(change.values));
    pieceFor(guard + meant + bytesOf({ sheetId: 0, row: change.at, cells: cellsOf(change) })).changes.push(change);
    last = change;
  }
  return pieces;
}

function changeOf({ scan, i, values }: DerivedChange): Change[] {
  const id = scan.text(idKeyOf(scan.table) ?? '', i);
  return id === '' ? [] : [{ table: scan.table, layout: scan.layout, id, at: scan.at(i), values }];
}

function bytesOf({ cells }: RowWrite): number {
  return cells.reduce((all, { column, cell }, n) => {
    const goesOn = n > 0 && cells[n - 1]?.column === column - 1;
    return all + (goesOn ? 1 : bytesARun) + (typeof cell === 'string' ? bytesACell + textBytes(cell) : bytesANumber);
  }, 0);
}
