// Hostile texts in every text column of every tab: typed by hand, sent by a form, taken out, brought in again, mailed and
// printed. They stay text everywhere.

import PizZip from 'pizzip';
import type { Table } from '../../src/kit/table.ts';
import { idOf } from '../../src/kit/table.ts';
import type { Column } from '../../src/kit/column.ts';
import { importOrder } from '../../src/clinic/import/importable.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import { looksLikeFormula } from '../../src/clinic/export/csv.ts';
import { SPREADSHEET_ID } from '../../workbench/services.ts';
import { parseCsv } from '../../workbench/utilities/parse-csv.ts';
import { cast } from '../builders.ts';
import { finish, send } from '../clinic/import/csv.ts';
import type { TableName, World } from '../world.ts';
import { aWorld } from '../world.ts';
import { fitting, isFreeText, naughty } from './naughty.ts';

const prefixed = new Map<string, Table>(Object.values(tablesByName).map((table: Table) => [table.prefix, table]));

/** A good value for a column that is not free text. */
function goodValue(column: Column): string | number | null {
  if (column.kind === 'ref') return prefixed.has(column.prefix ?? '') ? `${column.prefix}-00001` : '';
  if (column.kind === 'choice' || column.kind === 'yesNo') return column.choices?.[0] ?? '';
  if (column.kind === 'day') return 46000;
  if (column.kind === 'time') return column.heading === 'Ends at' ? 0.5 : 0.25;
  if (column.kind === 'email') return 'ada@example.com';
  if (column.kind === 'phone') return '(206) 555-0100';
  if (column.kind === 'instant') return '2026-01-02T03:04:05.000Z';
  return 1;
}

/** Each text stands in each column it fits in; or, in as few rows as that takes, at least once in the tab. */
function hostileCells(table: Table, all: 'in every column' | 'in every tab'): (string | number | null)[][] {
  const free = table.keys.filter((key) => table.columns[key] && isFreeText(table.columns[key]));
  const rows = all === 'in every column' ? naughty.length : Math.ceil(naughty.length / Math.max(1, free.length)) + 1;
  return Array.from({ length: rows }, (_, i) => table.keys.map((key) => {
    const column = table.columns[key];
    if (!column || column.derived) return null;
    if (column.kind === 'id') return idOf(table, i + 1);
    if (table === tablesByName.therapists && i === 0 && ['email', 'leftOn'].includes(key)) return key === 'email' ? cast.june.email : '';
    const texts = free.includes(key) ? fitting(column) : [];
    return texts[(i + free.indexOf(key) * rows) % Math.max(1, texts.length)] ?? goodValue(column);
  }));
}

/** Typed into the sheet, as Google reads what is typed; where rows run out, more are inserted, which look like those above. */
function type(world: World, name: TableName, cells: (string | number | null)[][]): void {
  const { sheetId, few } = tablesByName[name];
  if (few) world.bench.batchUpdate([{ insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 2, endIndex: cells.length + 1 }, inheritFromBefore: true } }]);
  const values = cells.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell === null ? '' : cell)));
  world.bench.sheets.call('sheets.spreadsheets.values.update', { spreadsheetId: SPREADSHEET_ID, range: `'${tablesByName[name].tab}'!A2`, valueInputOption: 'USER_ENTERED' }, { values }, { user: world.bench.owner });
}

const sheet = (world: World, name: TableName, valueRenderOption: string): unknown[][] =>
  (world.bench.sheets.call('sheets.spreadsheets.values.get', { spreadsheetId: SPREADSHEET_ID, range: `'${tablesByName[name].tab}'`, valueRenderOption }, undefined, { user: world.bench.owner }).answer as { values?: unknown[][] }).values ?? [];

const rowsOf = (world: World, name: TableName): string[] => world.cells(name).slice(1).map((cells) => JSON.stringify(cells));

/** A few of the rows that are not the same, as they were. */
const differing = (were: string[], are: string[]): string[] => were.filter((row, i) => row !== are[i]).slice(0, 3);

function typedByHand(all: Parameters<typeof hostileCells>[1]): World {
  const world = aWorld();
  for (const name of importOrder) type(world, name, hostileCells(tablesByName[name], all));
  return world;
}

it('typed into every text column of every tab, hostile texts stay what was typed: no formula, no number', () => {
  const world = typedByHand('in every column');

  for (const name of importOrder) {
    const typed = hostileCells(tablesByName[name], 'in every column').map((cells) => cells.map((cell) => cell ?? ''));
    const stands = world.cells(name).slice(1, naughty.length + 1).map((cells) => Array.from({ length: tablesByName[name].keys.length }, (_, at) => cells[at] ?? ''));
    expect({ name, stands }).toEqual({ name, stands: typed });
    expect(sheet(world, name, 'FORMULA')).toEqual(sheet(world, name, 'UNFORMATTED_VALUE'));
  }
});

describe('a clinic full of hostile texts', () => {
  const world = typedByHand('in every tab');
  for (const job of ['dailyRun', 'hourlyRun', 'monthlyRun']) world.run(job);
  const files = ((): Record<string, string> => {
    const { id } = world.get('export.make', {});
    const zip = new PizZip(world.bench.drive.find(id)?.content ?? '');
    return Object.fromEntries(Object.keys(zip.files).map((name) => [name, zip.file(name)?.asText() ?? '']));
  })();

  it('goes through every job, and tells nothing of it in any log', () => {
    expect(world.get('records.check', {}).rows).toBeGreaterThan(naughty.length);
    expect(world.get('start', {}).role).toBe('owner');
    expect(world.bench.log).toEqual([]);
  });

  it('has no formula in any file of its export', () => {
    for (const [name, text] of Object.entries(files)) expect({ name, formulas: parseCsv(text).slice(1).flat().filter((cell) => looksLikeFormula.test(cell) && !cell.startsWith("'") && Number.isNaN(Number(cell))) }).toEqual({ name, formulas: [] });
  });

  it('comes back into an empty workbook row for row, in every tab of records', () => {
    const other = aWorld();
    send(other, 'back', files);
    const seen = other.get('import.preview', { importId: 'back' });
    const { progress } = finish(other, 'back');

    expect([...new Set(seen.files.flatMap((file) => file.problems.map((one) => `${file.name} ${one.field} ${one.message}`)))]).toEqual([]);
    expect(progress.problems).toBe(0);
    expect(importOrder.flatMap((name) => differing(rowsOf(world, name), rowsOf(other, name)).map((row) => `${name}: ${row}`))).toEqual([]);
  });
});
