// Charts, platform 9.1, and the drawings of a tab's own charts.
import { sheetChart, sheetChartSvg } from '../../../workbench/charts/sheet-chart.ts';
import { aWorkbenchOfServices, OWNER } from './world.ts';

const LINE = `
  var table = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, 'Day').addColumn(Charts.ColumnType.NUMBER, 'before').addColumn(Charts.ColumnType.NUMBER, 'after')
    .addRow(['Jan 12', 7, 5]).addRow(['Jan 19', 6, null]).addRow(['Feb 9', 5, 3]).build();
  var chart = Charts.newLineChart().setDataTable(table).setDimensions(660, 220).setRange(0, 10).setColors(['#0b57d0', '#5f6368']).setOption('legend', 'top')
    .setOption('series', { 1: { lineDashStyle: [6, 4] } }).setTitle('Pain').build();
  chart.getAs('image/png')`;

/** Width and height stand in the PNG's header. */
const sizeOf = (bytes: readonly number[]): number[] => [16, 20].map((at) => bytes.slice(at, at + 4).reduce((size, byte) => size * 256 + (byte & 255), 0));

it('draws a line chart as a PNG of the size asked for, in signed bytes (9.1)', () => {
  const bytes = aWorkbenchOfServices().script(`${LINE}.getBytes()`);

  expect(Array.isArray(bytes) && bytes.slice(0, 4)).toEqual([-119, 80, 78, 71]);
  expect(Array.isArray(bytes) && sizeOf(bytes)).toEqual([660, 220]);
});

it('draws the same picture twice, and another for other numbers', () => {
  const draw = (source: string) => JSON.stringify(aWorkbenchOfServices().script(`${source}.getBytes()`));

  expect(draw(LINE)).toBe(draw(LINE));
  expect(draw(LINE.replace("['Feb 9', 5, 3]", "['Feb 9', 2, 3]"))).not.toBe(draw(LINE));
});

it('sets text in the shipped font, also where the machine has none', () => {
  const draw = (title: string) => JSON.stringify(aWorkbenchOfServices().script(`${LINE.replace("setTitle('Pain')", `setTitle('${title}')`)}.getBytes()`));

  expect(draw('Pain')).not.toBe(draw(''));
});

it('answers a blob of that type, and refuses others', () => {
  const bench = aWorkbenchOfServices();

  expect(bench.script(`${LINE}.getContentType()`)).toBe('image/png');
  expect(() => bench.script(LINE.replace('image/png', 'image/gif'))).toThrow("Not emulated: Chart.getAs('image/gif')");
});

it('refuses a row that does not fit its columns', () => {
  const { Charts } = aWorkbenchOfServices().as(OWNER);
  const table = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, 'Day').addColumn(Charts.ColumnType.NUMBER, 'Pain');

  expect(() => table.addRow(['Jan 12', 'seven'])).toThrow('Type mismatch');
});

describe('a tab’s own chart', () => {
  const cells: Record<number, (string | number)[]> = { 0: ['Insurer', 'Blue Sky', 'Harbor', ''], 1: ['Visits', 12, 7, ''] };
  const range = (column: number) => ({ sheetId: 5, startRowIndex: 0, endRowIndex: 4, startColumnIndex: column, endColumnIndex: column + 1 });
  const sources = (column: number) => ({ sourceRange: { sources: [range(column)] } });
  const read = (given: Record<string, unknown>) => (cells[Number(given['startColumnIndex'])] ?? []).map((cell) => [cell]);

  it('takes its names, series and colors from the spec, and no rows below the last filled one', () => {
    const spec = {
      title: 'Visits by insurer',
      basicChart: {
        chartType: 'COLUMN', headerCount: 1, legendPosition: 'NO_LEGEND', axis: [{ position: 'LEFT_AXIS', title: 'Visits' }],
        domains: [{ domain: sources(0) }], series: [{ series: sources(1), colorStyle: { rgbColor: { blue: 1 } } }],
      },
    };

    expect(sheetChart(spec, read)).toMatchObject({
      kind: 'column', title: 'Visits by insurer', legend: 'none', yTitle: 'Visits', colors: ['#0000ff'],
      columns: [{ label: 'Insurer' }, { label: 'Visits' }], rows: [['Blue Sky', 12], ['Harbor', 7]],
    });
    expect(sheetChartSvg(spec, read, { width: 600, height: 371 })).toMatch(/^<svg width="600" height="371"[\s\S]*Harbor/);
  });

  it('may be a pie', () => {
    expect(sheetChart({ pieChart: { domain: sources(0), series: sources(1), legendPosition: 'RIGHT_LEGEND' } }, read)).toMatchObject({ kind: 'pie', rows: [['Blue Sky', 12], ['Harbor', 7]] });
  });

  it('of another kind is said to be none of ours', () => {
    expect(sheetChartSvg({ candlestickChart: {} }, read, { width: 1, height: 1 })).toBeNull();
  });
});
