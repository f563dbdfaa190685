// Whole rows at places found before, read as blocks in one call, and checked to be the rows that were meant.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Area } from '../../kit/store/book.ts';
import { rowOf } from '../../kit/store/layout.ts';
import type { AnyRow, Row, Table } from '../../kit/table.ts';
import type { Hits } from './sources.ts';

/** Rows of a table; none where the document does not read it. */
export type RowsOf = <T extends Table>(table: T) => Row<T>[];

/** Rows between two wanted ones are read along: fewer blocks cost less than fewer cells. */
const gap = 10;

interface Block { hits: Hits; from: number; to: number }

/** Further areas come along, in `more`. */
export function readRows(desk: Desk, all: readonly Hits[], areas: Area[]): { of: RowsOf; more: Cell[][][] } {
  const blocks = all.flatMap(blocksOf);
  const answers = desk.book.read([...blocks.map(({ hits, from, to }) => ({ sheetId: hits.source.table.sheetId, fromRow: from, toRow: to })), ...areas]);
  const rows = new Map<Table, AnyRow[]>(all.map((hits) => [hits.source.table, []]));
  blocks.forEach(({ hits: { source, scan, values } }, n) => {
    const by = scan.layout[source.by] ?? -1;
    for (const cells of answers[n] ?? []) if (values.has(cells[by] ?? null)) rows.get(source.table)?.push(rowOf(source.table, scan.layout, cells).row);
  });
  const moved = all.find(({ source, at }) => rows.get(source.table)?.length !== at.length);
  if (moved) refuse('busy', `Rows of the tab ${moved.source.table.tab} were moved while they were read. Nothing was made; try again.`);
  return { of: <T extends Table>(table: T) => (rows.get(table) ?? []) as Row<T>[], more: answers.slice(blocks.length) };
}

function blocksOf(hits: Hits): Block[] {
  const blocks: Block[] = [];
  for (const i of hits.at) {
    const row = hits.scan.at(i);
    const last = blocks[blocks.length - 1];
    if (last && row - last.to <= gap) last.to = row;
    else blocks.push({ hits, from: row, to: row });
  }
  return blocks;
}
