// A tab as the page wants it: values a row at a time, its look in runs down the columns.
import type { Book } from '../sheets/book.ts';
import { fieldsAt, flagAt, isFields, listAt, numberAt, textAt, type Fields } from '../sheets/input.ts';
import type { Row } from '../sheets/grid.ts';
import type { Tab } from '../sheets/tab.ts';
import { formulasOf, shownValue } from './page-cells.ts';
import { chartsOf } from './page-charts.ts';
import type { WireArea, WireLook, WireTab, WireTabHead } from './page-wire.ts';
import { hexOf, styleOf } from './page-style.ts';

export function headOf(tab: Tab): WireTabHead {
  const color = fieldsAt(fieldsAt(tab.look, 'tabColorStyle') ?? {}, 'rgbColor') ?? fieldsAt(tab.look, 'tabColor');
  return {
    id: tab.id, title: tab.title, hidden: tab.hidden, rows: tab.grid.rowCount, columns: tab.grid.columnCount,
    frozenRows: tab.frozenRows, frozenColumns: tab.frozenColumns, ...(color ? { color: hexOf(color) } : {}),
  };
}

export function wholeTab(book: Book, tab: Tab): WireTab {
  const rows = tab.grid.rows;
  return {
    head: headOf(tab),
    look: lookOf(book, tab),
    values: Array.from(rows, (row) => (row ? row.values.map(shownValue) : [])),
    formulas: rows.flatMap((row, index) => (row && book.hasFormulas ? formulasOf(row, index) : [])),
  };
}

export function lookOf(book: Book, tab: Tab): WireLook {
  const formats = runsOf(tab, (row) => row.formats);
  const rules = runsOf(tab, (row) => row.rules);
  const used = [...new Set(formats.map(([, , , id]) => id))];
  return {
    styles: used.map((id) => styleOf(book.formats.item(id), book.properties.locale)),
    runs: formats.map(([column, from, to, id]) => [column, from, to, used.indexOf(id)]),
    notes: tab.grid.rows.flatMap((row, index) => (row?.notes ?? []).flatMap((note, column): [number, number, string][] => (note ? [[index, column, note]] : []))),
    lists: listsOf(book, rules),
    colors: colorsOf(book, tab),
    guarded: tab.protectedRanges.filter((one) => flagAt(one, 'warningOnly') === true).map((one) => ({ area: areaOf(tab, fieldsAt(one, 'range') ?? {}), why: textAt(one, 'description') ?? '' })),
    merges: tab.merges.map((merge) => areaOf(tab, merge)),
    widths: tab.grid.columns.flatMap((column, index): [number, number][] => (column?.pixelSize === undefined ? [] : [[index, column.pixelSize]])),
    heights: tab.grid.rows.flatMap((row, index): [number, number][] => (row?.size?.pixelSize === undefined ? [] : [[index, row.size.pixelSize]])),
    hiddenColumns: tab.grid.columns.flatMap((column, index) => (column?.hiddenByUser ? [index] : [])),
    hiddenRows: tab.grid.rows.flatMap((row, index) => (row?.size?.hiddenByUser ? [index] : [])),
    charts: chartsOf(book, tab),
  };
}

type Run = [column: number, from: number, to: number, id: number];

/** Ids down each column in runs, columns in order. Rows that share one list are passed over at once. */
function runsOf(tab: Tab, layer: (row: Row) => readonly number[] | undefined): Run[] {
  const done: Run[] = [];
  let open: Run[] = [];
  let before: readonly number[] | undefined;
  const { rows } = tab.grid;
  for (let index = 0; index <= rows.length; index += 1) {
    const row = rows[index];
    const ids = row && layer(row);
    if (ids === before && index < rows.length) continue;
    const still: Run[] = [];
    const kept = new Set<number>();
    for (const run of open) {
      if (index < rows.length && (ids?.[run[0]] ?? 0) === run[3]) {
        still.push(run);
        kept.add(run[0]);
      } else done.push([run[0], run[1], index, run[3]]);
    }
    ids?.forEach((id, column) => { if (id !== 0 && !kept.has(column)) still.push([column, index, index, id]); });
    open = still;
    before = ids;
  }
  return done.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** Dropdowns: one rule for all the places that offer the same choices. */
function listsOf(book: Book, runs: Run[]): WireLook['lists'] {
  const lists = new Map<number, WireLook['lists'][number]>();
  for (const [column, top, bottom, id] of runs) {
    const area: WireArea = { top, left: column, bottom, right: column + 1 };
    const known = lists.get(id);
    if (known) known.areas.push(area);
    else {
      const rule = book.rules.item(id);
      const condition = fieldsAt(rule, 'condition');
      if (!condition || textAt(condition, 'type') !== 'ONE_OF_LIST') continue;
      lists.set(id, { areas: [area], items: valuesOf(condition), strict: flagAt(rule, 'strict') === true });
    }
  }
  return [...lists.values()];
}

function colorsOf(book: Book, tab: Tab): WireLook['colors'] {
  return tab.conditionalFormats.flatMap((rule) => {
    const boolean = fieldsAt(rule, 'booleanRule');
    const condition = boolean && fieldsAt(boolean, 'condition');
    if (!boolean || !condition) return [];
    return [{
      areas: itemsAt(rule, 'ranges').map((range) => areaOf(tab, range)),
      condition: { type: textAt(condition, 'type') ?? '', values: valuesOf(condition) },
      style: styleOf(fieldsAt(boolean, 'format') ?? {}, book.properties.locale),
    }];
  });
}

function valuesOf(condition: Fields): string[] {
  return itemsAt(condition, 'values').map((value) => textAt(value, 'userEnteredValue') ?? textAt(value, 'relativeDate') ?? '');
}

function itemsAt(fields: Fields, name: string): Fields[] {
  return (listAt(fields, name) ?? []).filter(isFields);
}

function areaOf(tab: Tab, range: Fields): WireArea {
  return {
    top: numberAt(range, 'startRowIndex') ?? 0, left: numberAt(range, 'startColumnIndex') ?? 0,
    bottom: numberAt(range, 'endRowIndex') ?? tab.grid.rowCount, right: numberAt(range, 'endColumnIndex') ?? tab.grid.columnCount,
  };
}
