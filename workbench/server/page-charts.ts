// The charts that lie on a tab, drawn from its cells, and where they lie.
import { sheetChartSvg } from '../charts/sheet-chart.ts';
import type { Book } from '../sheets/book.ts';
import { Display } from '../sheets/format/display.ts';
import { fieldsAt, isFields, numberAt, type Fields } from '../sheets/input.ts';
import type { Tab } from '../sheets/tab.ts';
import { shownValue } from './page-cells.ts';
import type { WireCell, WireChart } from './page-wire.ts';

/** Google's size of a chart that names none. */
const WIDTH = 600;
const HEIGHT = 371;

export function chartsOf(book: Book, tab: Tab): WireChart[] {
  if (tab.charts.length === 0) return [];
  const display = new Display(book.formats, book.properties.locale);
  const read = (range: Fields, as: 'shown' | 'value'): WireCell[][] => cellsOf(book, range, (from, row, column) =>
    as === 'shown' ? display.text(from.grid.value(row, column), from.grid.layer('formats', row, column)) : shownValue(from.grid.value(row, column)));
  return tab.charts.map((chart) => {
    const overlay = fieldsAt(fieldsAt(chart, 'position') ?? {}, 'overlayPosition') ?? {};
    const anchor = fieldsAt(overlay, 'anchorCell') ?? {};
    const width = numberAt(overlay, 'widthPixels') ?? WIDTH;
    const height = numberAt(overlay, 'heightPixels') ?? HEIGHT;
    const svg = sheetChartSvg({ ...fieldsAt(chart, 'spec') }, read, { width, height });
    return {
      id: numberAt(chart, 'chartId') ?? 0, row: numberAt(anchor, 'rowIndex') ?? 0, column: numberAt(anchor, 'columnIndex') ?? 0,
      dx: numberAt(overlay, 'offsetXPixels') ?? 0, dy: numberAt(overlay, 'offsetYPixels') ?? 0, width, height, svg: svg ?? '',
    };
  });
}

function cellsOf(book: Book, range: Fields, cell: (tab: Tab, row: number, column: number) => WireCell): WireCell[][] {
  const from = isFields(range) ? book.tab(numberAt(range, 'sheetId') ?? 0) : undefined;
  if (!from) return [];
  const top = numberAt(range, 'startRowIndex') ?? 0;
  const left = numberAt(range, 'startColumnIndex') ?? 0;
  const bottom = Math.min(numberAt(range, 'endRowIndex') ?? from.grid.rowCount, Math.max(from.grid.rows.length, top));
  const right = numberAt(range, 'endColumnIndex') ?? from.grid.columnCount;
  return Array.from({ length: Math.max(0, bottom - top) }, (_row, i) => Array.from({ length: Math.max(0, right - left) }, (_cell, j) => cell(from, top + i, left + j)));
}
