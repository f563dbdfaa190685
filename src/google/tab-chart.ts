// The native chart of a tab: added once, brought up to date after.

import type { TabChart } from '../kit/desk.ts';
import type { GoogleGlobals, SheetsRequest } from './services.ts';

const colors = [{ red: 0.043, green: 0.341, blue: 0.816 }, { red: 0.74, green: 0.76, blue: 0.78 }];

export function drawTabChart(google: GoogleGlobals, spreadsheetId: string, chart: TabChart): void {
  const book = google.Sheets.Spreadsheets.get(spreadsheetId, { fields: 'sheets(properties(sheetId,gridProperties(columnCount)),charts(chartId))' });
  const tab = book.sheets?.find((sheet) => (sheet.properties?.sheetId ?? 0) === chart.table.sheetId);
  const chartId = tab?.charts?.[0]?.chartId;
  const short = chart.at.column + 1 - (tab?.properties?.gridProperties?.columnCount ?? 0);
  const spec = specOf(chart);
  const request: SheetsRequest = chartId === undefined
    ? { addChart: { chart: { spec, position: { overlayPosition: { anchorCell: { sheetId: chart.table.sheetId, rowIndex: chart.at.row, columnIndex: chart.at.column }, widthPixels: 640, heightPixels: 380 } } } } }
    : { updateChartSpec: { chartId, spec } };
  const grow: SheetsRequest[] = chartId === undefined && short > 0 ? [{ appendDimension: { sheetId: chart.table.sheetId, dimension: 'COLUMNS', length: short } }] : [];
  google.Sheets.Spreadsheets.batchUpdate({ requests: [...grow, request] }, spreadsheetId, { fields: 'spreadsheetId' });
}

function specOf(chart: TabChart): Record<string, unknown> {
  const column = (at: number, fromRow: number) => ({
    sourceRange: { sources: [{ sheetId: chart.table.sheetId, startRowIndex: fromRow, endRowIndex: chart.toRow, startColumnIndex: at, endColumnIndex: at + 1 }] },
  });
  return {
    title: chart.title,
    altText: `${chart.title}: a bar for each insurer; the numbers stand in the rows beside it.`,
    basicChart: {
      chartType: 'COLUMN', legendPosition: 'TOP_LEGEND', headerCount: 0,
      axis: [{ position: 'BOTTOM_AXIS' }, { position: 'LEFT_AXIS', viewWindowOptions: { viewWindowMin: 0 } }],
      domains: [{ domain: column(chart.domain, chart.fromRow - 1) }],
      series: chart.series.map((at, i) => ({ series: column(at, chart.fromRow - 1), targetAxis: 'LEFT_AXIS', colorStyle: { rgbColor: colors[i] ?? colors[0] } })),
    },
  };
}
