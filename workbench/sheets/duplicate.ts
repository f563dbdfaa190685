// A copy of a tab in the same spreadsheet; developer metadata does not come along.

import { Formula, type Value } from './cell.ts';
import type { Context } from './context.ts';
import { isFields, isList, type Fields } from './input.ts';
import type { Tab } from './tab.ts';

export function duplicateTab({ book, change }: Context, source: Tab, { id, title, index }: { id: number; title: string; index: number }): Tab {
  const { rowCount, columnCount } = source.grid;
  const tab = book.addTab(change, { id, title, index, rowCount, columnCount });
  tab.hidden = source.hidden;
  tab.frozenRows = source.frozenRows;
  tab.frozenColumns = source.frozenColumns;
  tab.look = source.look;
  tab.gridLook = source.gridLook;
  for (const row of source.grid.rows) tab.grid.rows.push(row && { ...row, stamp: 0, values: row.values.map(own) });
  for (const column of source.grid.columns) tab.grid.columns.push(column);
  for (const name of ['conditionalFormats', 'protectedRanges', 'filterViews', 'charts', 'merges'] as const) {
    tab[name] = source[name].map((thing) => renumbered(ontoTab(thing, source.id, id), book.nextId.bind(book)));
  }
  tab.basicFilter = source.basicFilter && ontoTab(source.basicFilter, source.id, id);
  change.wrote(tab, { top: 0, left: 0, bottom: source.grid.rows.length, right: columnCount });
  change.formulas ||= book.hasFormulas;
  return tab;
}

/** Each cell has a formula of its own, for it will have a value of its own. */
function own(value: Value): Value {
  return value instanceof Formula ? new Formula(value.text) : value;
}

const IDS = ['protectedRangeId', 'filterViewId', 'chartId'] as const;

function renumbered(thing: Fields, nextId: () => number): Fields {
  const name = IDS.find((one) => thing[one] !== undefined);
  return name ? { ...thing, [name]: nextId() } : thing;
}

/** Stored JSON with every range of one tab laid onto another. */
function ontoTab(thing: Fields, from: number, to: number): Fields {
  const moved = walk(thing, from, to);
  return isFields(moved) ? moved : thing;
}

function walk(value: unknown, from: number, to: number): unknown {
  if (isList(value)) return value.map((item) => walk(item, from, to));
  if (!isFields(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) result[name] = walk(item, from, to);
  const ranged = ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex', 'rowIndex', 'columnIndex'].some((name) => name in value);
  if ((ranged || 'sheetId' in value) && (value['sheetId'] ?? 0) === from) result['sheetId'] = to;
  return result;
}
