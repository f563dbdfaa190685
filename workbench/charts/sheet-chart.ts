// Draws a tab's own chart (an EmbeddedChart of the Sheets API) for the page, from the cells its ranges name.
import { toSvg } from './draw.ts';
import { aPicture, type Column, type Picture } from './picture.ts';

type Fields = Record<string, unknown>;
type Cell = string | number | boolean | null;

/** Reads a range's cells, row by row; dates and money as the sheet shows them. */
export type ReadCells = (range: Fields, as: 'shown' | 'value') => Cell[][];

/** SVG of the chart, or null for a kind the workbench does not draw (the page then says so). */
export function sheetChartSvg(spec: Fields, read: ReadCells, size: { width: number; height: number }): string | null {
  const picture = sheetChart(spec, read);
  return picture && toSvg({ ...picture, ...size });
}

export function sheetChart(spec: Fields, read: ReadCells): Picture | null {
  const title = typeof spec['title'] === 'string' ? spec['title'] : '';
  const basic = fields(spec['basicChart']);
  const round = fields(spec['pieChart']);
  if (basic) return basicChart(basic, title, read);
  return round ? pieChart(round, title, read) : null;
}

const KINDS: Readonly<Record<string, Picture['kind']>> = { LINE: 'line', COLUMN: 'column', BAR: 'bar', AREA: 'area' };

function basicChart(basic: Fields, title: string, read: ReadCells): Picture | null {
  const kind = KINDS[String(basic['chartType'])];
  if (!kind) return null;
  const headers = Number(basic['headerCount'] ?? 0);
  const names = first(list(basic['domains']).map((domain) => source(fields(domain['domain']), read, 'shown')));
  const series = list(basic['series']).map((one) => source(fields(one['series']), read, 'value'));
  const table = tableOf(names, series, headers);
  const isNamed = table.columns.slice(1).some(({ label }) => label !== '');
  return aPicture(kind, {
    ...table, title, legend: isNamed ? legend(basic['legendPosition']) : 'none', colors: colorsOf(list(basic['series'])), stacked: /STACKED/.test(String(basic['stackedType'])),
    smooth: basic['lineSmoothing'] === true, bridgeGaps: basic['interpolateNulls'] === true,
    dashed: list(basic['series']).flatMap((one, index) => (/DASH|DOTTED/.test(String(fields(one['lineStyle'])?.['type'])) ? [index] : [])),
    xTitle: axisTitle(basic, 'BOTTOM_AXIS'), yTitle: axisTitle(basic, 'LEFT_AXIS'), ...bounds(basic),
  });
}

function pieChart(round: Fields, title: string, read: ReadCells): Picture {
  const names = source(fields(round['domain']), read, 'shown');
  const table = tableOf(names, [source(fields(round['series']), read, 'value')], 0);
  // Without a header count a pie takes a first row without a number as its heading.
  const rows = typeof table.rows[0]?.[1] === 'number' ? table.rows : table.rows.slice(1);
  return aPicture('pie', { ...table, rows, title, legend: legend(round['legendPosition']) });
}

function tableOf(names: Cell[], series: Cell[][], headers: number): Pick<Picture, 'columns' | 'rows'> {
  const number = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null);
  const columns: Column[] = [
    { type: 'string', label: headers > 0 ? String(names[0] ?? '') : '' },
    ...series.map((cells): Column => ({ type: 'number', label: headers > 0 ? String(cells[0] ?? '') : '' })),
  ];
  const rows = names.slice(headers).map((name, index) => [name === null ? '' : String(name), ...series.map((cells) => number(cells[index + headers]))]);
  // Ranges usually run on below the last row with anything in it.
  const filled = rows.map((row) => row.some((cell) => cell !== null && cell !== ''));
  return { columns, rows: rows.slice(0, filled.lastIndexOf(true) + 1) };
}

/** The cells of a chart's source range, one after another. */
function source(given: Fields | null, read: ReadCells, as: 'shown' | 'value'): Cell[] {
  const ranges = list(fields(given?.['sourceRange'])?.['sources']);
  return ranges.flatMap((range) => read(range, as).flat());
}

function legend(position: unknown): Picture['legend'] {
  switch (position) {
    case 'TOP_LEGEND': return 'top';
    case 'BOTTOM_LEGEND': return 'bottom';
    case 'LEFT_LEGEND': return 'left';
    case 'NO_LEGEND': return 'none';
    default: return 'right';
  }
}

function colorsOf(series: readonly Fields[]): string[] {
  const given = series.map((one) => fields(fields(one['colorStyle'])?.['rgbColor']) ?? fields(one['color']));
  return given.every((color) => color !== null) ? given.map(hex) : [];
}

function hex(color: Fields): string {
  return `#${['red', 'green', 'blue'].map((name) => Math.round(Number(color[name] ?? 0) * 255).toString(16).padStart(2, '0')).join('')}`;
}

function axisOf(basic: Fields, position: string): Fields | undefined {
  return list(basic['axis']).find((one) => one['position'] === position);
}

function bounds(basic: Fields): Pick<Picture, 'from' | 'to'> {
  const window = fields(axisOf(basic, 'LEFT_AXIS')?.['viewWindowOptions']) ?? {};
  const [from, to] = [window['viewWindowMin'], window['viewWindowMax']];
  return { from: typeof from === 'number' ? from : null, to: typeof to === 'number' ? to : null };
}

function axisTitle(basic: Fields, position: string): string {
  const axis = axisOf(basic, position);
  return typeof axis?.['title'] === 'string' ? axis['title'] : '';
}

function first(lists: Cell[][]): Cell[] {
  return lists[0] ?? [];
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function fields(value: unknown): Fields | null {
  return isFields(value) ? value : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
