// What a batch is meant to do, as text that stands beside the rows it copied aside. A run that is cut behind its batch
// leaves both, and whoever writes next finishes it from there.

import type { Cell } from '../cell.ts';
import { piecesOf } from '../pieces.ts';
import type { AnyRow, Table } from '../table.ts';
import { emptied } from './book.ts';
import type { CellWrite } from './book.ts';
import type { Addition, Change, Replaced, Written } from './change.ts';
import { cellsOf } from './change.ts';
import type { Layout } from './layout.ts';
import type { Fix, Todo } from './mend.ts';

/** A round of a write: what it does, what earlier rounds did right, and what there is to be told of them. */
export interface Meant { round: number; todo: Todo; right: Change[]; told: Written }

/** Google: a cell holds 50,000 characters. */
const mostText = 45_000;
/** New rows with more text than this are named by a few of their cells; the rest is found where they landed. */
const mostAdded = 60_000;
const knownByCells = 3;
const mostKnownBy = 64;

interface ChangeText { t: number; l: number; id: string; at: number; v: AnyRow; w?: Cell[]; b?: true; e?: AnyRow }
interface AdditionText { t: number; l: number; id: string; v?: AnyRow; k?: CellWrite[] }
type FixText = Omit<Fix, 'table'> & { t: number };
interface MeantText {
  round: number;
  tabs: string[];
  /** By code name: a later version may declare further columns among them. */
  layouts: [number, Layout][];
  changes: ChangeText[];
  additions: AdditionText[];
  fixes: FixText[];
  headingRows: [number, number][];
  right: ChangeText[];
  mended: string[];
  gone: string[];
  replaced: (Omit<Replaced, 'table'> & { t: number })[];
}

/** In pieces a cell can hold; the first begins with their number. */
export function meantTexts({ round, todo, right, told }: Meant): string[] {
  const names = namesOf();
  const additions = todo.additions.map((one): AdditionText => ({ ...names.of(one), id: one.id, v: one.values }));
  const isLong = JSON.stringify(additions).length > mostAdded;
  const text: MeantText = {
    round, tabs: names.tabs, layouts: names.layouts,
    changes: todo.changes.map((one) => changeText(names, one)),
    additions: isLong ? todo.additions.map((one): AdditionText => ({ ...names.of(one), id: one.id, k: one.knownBy ?? knownBy(one) })) : additions,
    fixes: todo.fixes.map(({ table, ...fix }) => ({ ...fix, t: names.table(table) })),
    headingRows: [...todo.headingRows ?? []].map(([table, at]) => [names.table(table), at]),
    right: right.map((one) => changeText(names, one)),
    mended: told.mended, gone: told.gone, replaced: told.replaced.map(({ table, ...one }) => ({ ...one, t: names.table(table) })),
  };
  const whole = JSON.stringify(text, (_key, value: unknown) => (value === undefined ? null : value));
  const pieces = piecesOf(whole, mostText);
  return pieces.map((piece, i) => (i === 0 ? `${pieces.length}|${piece}` : piece));
}

/** Undefined where nothing stands there that could be read. */
export function readMeant(tables: Table[], cells: Cell[]): Meant | undefined {
  const first = String(cells[0] ?? '');
  const pieces = Number(first.slice(0, Math.max(0, first.indexOf('|'))));
  if (!(pieces > 0)) return undefined;
  const text = parsed(cells.slice(0, pieces).map((cell) => String(cell ?? '')).join('').slice(String(pieces).length + 1));
  const own = text?.tabs.map((tab) => tables.find((table) => table.tab === tab));
  if (!text || !own || own.includes(undefined)) return undefined;
  const tableAt = (t: number): Table => own[t] ?? fail();
  const layouts = text.layouts.map(([t, layout]): Layout => Object.fromEntries(tableAt(t).keys.flatMap((key) => (layout[key] === undefined ? [] : [[key, layout[key]]]))));
  const changeOf = ({ t, l, id, at, v, w, b, e }: ChangeText): Change => ({
    table: tableAt(t), layout: layouts[l] ?? {}, id, at, values: v, ...(w ? { was: w } : {}), ...(b ? { byCells: b } : {}), ...(e ? { elseAdd: e } : {}),
  });
  const additionOf = ({ t, l, id, v, k }: AdditionText): Addition => ({ table: tableAt(t), layout: layouts[l] ?? {}, id, values: v ?? {}, ...(k ? { knownBy: k } : {}) });
  return {
    round: text.round,
    todo: {
      changes: text.changes.map(changeOf), additions: text.additions.map(additionOf), fixes: text.fixes.map(({ t, ...fix }) => ({ ...fix, table: tableAt(t) })),
      headingRows: new Map(text.headingRows.map(([t, at]) => [tableAt(t), at])),
    },
    right: text.right.map(changeOf),
    told: { mended: text.mended, gone: text.gone, replaced: text.replaced.map(({ t, ...one }) => ({ ...one, table: tableAt(t) })) },
  };
}

function parsed(text: string): MeantText | undefined {
  try {
    return JSON.parse(text) as MeantText;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const fail = (): never => { throw new Error('a table was not named'); };

interface Names { tabs: string[]; layouts: [number, Layout][]; table(table: Table): number; of(one: { table: Table; layout: Layout }): { t: number; l: number } }

/** Tables and layouts are many times the same: each is written once. */
function namesOf(): Names {
  const tables: Table[] = [];
  const known = new Map<Layout, number>();
  const names: Names = {
    tabs: [], layouts: [],
    table: (table) => {
      const at = tables.indexOf(table);
      if (at >= 0) return at;
      names.tabs.push(table.tab);
      return tables.push(table) - 1;
    },
    of: ({ table, layout }) => {
      const t = names.table(table);
      const l = known.get(layout) ?? names.layouts.push([t, layout]) - 1;
      known.set(layout, l);
      return { t, l };
    },
  };
  return names;
}

const changeText = (names: Names, one: Change): ChangeText =>
  ({ ...names.of(one), id: one.id, at: one.at, v: one.values, ...(one.was ? { w: one.was } : {}), ...(one.byCells ? { b: true } : {}), ...(one.elseAdd ? { e: one.elseAdd } : {}) });

/** Its id, or the longest of its short cells. */
function knownBy(addition: Addition): CellWrite[] {
  const cells = cellsOf(addition).filter((one) => emptied(one.cell) !== null && String(one.cell).length <= mostKnownBy);
  const own = cells.filter((one) => one.cell === addition.id);
  return own.length > 0 ? own : cells.sort((a, b) => String(b.cell).length - String(a.cell).length).slice(0, knownByCells);
}
