// A record as it was meant to be, where a run was cut and nobody has finished its work yet: seen with the one read that
// opens it. Nothing is written; the next save or job does that.

import type { Cell } from '../cell.ts';
import type { Table } from '../table.ts';
import type { Area, Book } from './book.ts';
import { cellsOf } from './change.ts';
import type { Fetched } from './fetch.ts';
import { guardsOf } from './guards.ts';
import { readMeant } from './meant.ts';
import { nothingWrong, planned } from './mend.ts';
import { Tab } from './tab.ts';
import { near, withScratch } from './unfinished.ts';
import { wrongOf } from './write.ts';

/** A book whose first read brings along what the last batch has left aside. */
export function lookingAside(book: Book): { book: Book; aside(): Cell[][] } {
  let aside: Cell[][] | undefined;
  const read = (areas: Area[]): Cell[][][] => {
    if (aside) return book.read(areas);
    const answers = withScratch(book, areas);
    aside = answers[areas.length] ?? [];
    return answers.slice(0, areas.length);
  };
  return { book: { ...book, read }, aside: () => aside ?? [] };
}

/** Its cells as they will be; as they stand where nothing is wrong, or where the batch was so large that not all it left
 *  aside came along. */
export function asMeant(tables: Table[], aside: Cell[][], { table, layout, at, cells }: Fetched): Cell[] {
  const meant = readMeant(tables, aside[0] ?? []);
  if (!meant || guardsOf(meant.todo) > near) return cells;
  const wrong = wrongOf(meant, aside.slice(1));
  if (nothingWrong(wrong)) return cells;
  const headings = cells.map((): Cell => '');
  for (const key of table.keys) headings[layout[key] ?? 0] = table.columns[key]?.heading ?? '';
  const tab = new Tab(table, Array.from({ length: at }, (_, i) => (i === 0 ? headings : i === at - 1 ? cells : [])));
  const todo = planned(new Map([[table, tab]]), wrong, { mended: [], gone: [], replaced: [] });
  const will = tab.rows[at - 1] ?? [];
  for (const change of todo.changes) if (change.table === table && change.at === at) for (const { column, cell } of cellsOf(change)) will[column] = cell;
  return will;
}
