// Puts the sample clinic into a fresh spreadsheet: set up by the product, rows as people would have entered them, counted by its own runs.

import { toCell } from '../../src/kit/cell.ts';
import type { Cell } from '../../src/kit/cell.ts';
import type { AnyRow, Table } from '../../src/kit/table.ts';
import { numberOf } from '../../src/kit/table.ts';
import { sends } from '../../src/clinic/sends/table.ts';
import { settings } from '../../src/clinic/settings/table.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { Workbench } from '../workbench.ts';
import { SPREADSHEET_ID } from '../services.ts';
import { sampleClinic } from './clinic.ts';

/** Cells that hold numbers show as their column does, also below the rows that set-up formatted. */
const formats: Record<string, { type: string; pattern: string }> = {
  day: { type: 'DATE', pattern: 'yyyy-mm-dd' }, time: { type: 'TIME', pattern: 'hh:mm' }, money: { type: 'CURRENCY', pattern: '"$"#,##0.00' },
};

export function fillSample(bench: Workbench, today: string): void {
  bench.run('setUp', [], { kind: 'menu' });
  const unsent = structuredClone(bench.services.mail.toJSON());
  const { settings: values, ...tabs } = sampleClinic(today);
  const last: Record<string, number> = {};
  const requests: unknown[] = [{ updateSpreadsheetProperties: { properties: { title: values['Clinic name'] ?? 'Clinic' }, fields: 'title' } }];
  for (const [name, rows] of Object.entries(tabs)) {
    const table: Table = tablesByName[name as keyof typeof tablesByName];
    requests.push(emptied(table), { appendCells: { sheetId: table.sheetId, rows: rows.map((row: AnyRow) => rowData(table, row)), fields: 'userEnteredValue,userEnteredFormat.numberFormat' } });
    if (table.prefix !== '') last[table.prefix] = rows.reduce((most, row: AnyRow) => Math.max(most, numberOf(String(row['id'] ?? ''))), 0);
  }
  bench.batchUpdate([...requests, ...settingRequests(bench, values, last)]);
  for (const run of ['dailyRun', 'monthlyRun']) bench.run(run, [], { kind: 'trigger' });
  // What these two mailed was for nobody: the first real morning writes its own.
  bench.batchUpdate([emptied(sends)]);
  bench.services.mail.restore(unsent);
}

const emptied = (table: Table): unknown => ({ updateCells: { range: { sheetId: table.sheetId, startRowIndex: 1 }, fields: 'userEnteredValue' } });

function rowData(table: Table, row: AnyRow): unknown {
  return {
    values: table.keys.map((key) => {
      const column = table.columns[key];
      const cell = column ? toCell(column, row[key]) : null;
      const numberFormat = formats[column?.kind ?? ''];
      if (cell === null) return {};
      return { userEnteredValue: typeof cell === 'number' ? { numberValue: cell } : { stringValue: String(cell) }, ...(numberFormat ? { userEnteredFormat: { numberFormat } } : {}) };
    }),
  };
}

/** The sample's settings over those set-up wrote, and counters that go on after the sample's ids. */
function settingRequests(bench: Workbench, values: Record<string, string>, last: Record<string, number>): unknown[] {
  const rows = rowsOf(bench, settings);
  return rows.flatMap((cells, at) => {
    const key = String(cells[0] ?? '');
    const value = key === 'Machine' ? machineText(String(cells[1] ?? ''), last) : values[key];
    if (at === 0 || value === undefined) return [];
    return [{ updateCells: { start: { sheetId: settings.sheetId, rowIndex: at, columnIndex: 1 }, rows: [{ values: [{ userEnteredValue: { stringValue: value } }] }], fields: 'userEnteredValue' } }];
  });
}

function machineText(text: string, last: Record<string, number>): string {
  const machine = JSON.parse(text) as { last: Record<string, number> };
  return JSON.stringify({ ...machine, last: { ...machine.last, ...last } });
}

function rowsOf(bench: Workbench, table: Table): Cell[][] {
  const body = { dataFilters: [{ gridRange: { sheetId: table.sheetId } }], valueRenderOption: 'UNFORMATTED_VALUE' };
  const { answer } = bench.sheets.call('sheets.spreadsheets.values.batchGetByDataFilter', { spreadsheetId: SPREADSHEET_ID }, body, { user: bench.owner });
  return (answer as { valueRanges?: { valueRange?: { values?: Cell[][] } }[] }).valueRanges?.[0]?.valueRange?.values ?? [];
}
