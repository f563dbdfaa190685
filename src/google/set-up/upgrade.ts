// Brings an older workbook up to this script's tabs: a copy first, then each upgrade in turn. Its version is written with the rows.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import { Refusal, refuse } from '../../kit/refusal.ts';
import { schemaVersion } from '../../kit/schema.ts';
import type { Table } from '../../kit/table.ts';
import type { Edit, OldTab, Upgrade } from '../../kit/upgrade.ts';
import { dueUpgrades } from '../../kit/upgrade.ts';
import { formatOf } from '../format.ts';
import type { GoogleGlobals, SheetsRequest } from '../services.ts';
import type { FirstRows } from './rows.ts';
import { valuesOf } from './rows.ts';

export interface Upgraded {
  /** No setting has been written yet: the workbook is new, or its first set-up was cut. */
  isNew: boolean;
  /** What was changed, in words. */
  does: string[];
  /** Where the copy made before stands; '' where nothing had to be changed. */
  copy: string;
}

export function upgradeAll(google: GoogleGlobals, desk: Desk, spreadsheetId: string, { first, upgrades }: { first: FirstRows; upgrades: Upgrade[] }): Upgraded {
  const done: Upgraded = { isNew: false, does: [], copy: '' };
  const version = versionOf(desk, first.machinery.settings);
  if (version === undefined) return { ...done, isNew: true };
  if (version > schemaVersion) refuse('older-script', `This workbook was set up by a newer Tablework (version ${version}; this script knows ${schemaVersion}). Update the script first.`);
  for (const upgrade of dueUpgrades(upgrades, version)) {
    const requests = upgrade.run((table) => oldTab(google, spreadsheetId, table)).flatMap(requestsOf);
    if (requests.length === 0) continue;
    if (done.copy === '') {
      ownerOnly(desk, first);
      done.copy = copyFirst(google, desk);
    }
    google.Sheets.Spreadsheets.batchUpdate({ requests }, spreadsheetId, { fields: 'spreadsheetId' });
    done.does.push(upgrade.does);
  }
  return done;
}

/** What Settings says, 0 where nobody wrote it; undefined in a new workbook. */
function versionOf(desk: Desk, settings: Table): number | undefined {
  const rows = rowsOf(desk, settings);
  if (rows === undefined || rows.length < 2) return undefined;
  const headings = (rows[0] ?? []).map((cell) => String(cell ?? '').trim());
  return Number(valuesOf(rows, { key: headings.indexOf('Key'), value: headings.indexOf('Value') }).get('Schema version')?.value) || 0;
}

function rowsOf(desk: Desk, table: Table): Cell[][] | undefined {
  try {
    return desk.book.read([{ sheetId: table.sheetId, fromRow: 1 }])[0];
  } catch (error) {
    if (error instanceof Refusal && error.issues[0]?.code === 'missing-tab') return undefined;
    throw error;
  }
}

/** Headings, and the number formats of the row under them. */
function oldTab(google: GoogleGlobals, spreadsheetId: string, table: Table): OldTab {
  const plain = google.Sheets.Spreadsheets.get(spreadsheetId, { fields: 'sheets(properties(sheetId,title))' });
  const title = plain.sheets?.find((sheet) => sheet.properties?.sheetId === table.sheetId)?.properties?.title;
  if (title === undefined) return { headings: [], patterns: [] };
  const book = google.Sheets.Spreadsheets.get(spreadsheetId, { ranges: [`'${title.replace(/'/g, "''")}'!1:2`], fields: 'sheets(data(rowData(values(formattedValue,userEnteredFormat(numberFormat)))))' });
  const [headings = {}, first = {}] = book.sheets?.[0]?.data?.[0]?.rowData ?? [];
  return {
    headings: (headings.values ?? []).map((cell) => (cell.formattedValue ?? '').trim()),
    patterns: (first.values ?? []).map((cell) => cell.userEnteredFormat?.numberFormat?.pattern ?? ''),
  };
}

function ownerOnly(desk: Desk, { machinery }: FirstRows): void {
  const rows = rowsOf(desk, machinery.people) ?? [];
  if (rows.length < 2) return;
  const role = machinery.roleOf(rows, desk.user);
  if (role !== 'owner') refuse('not-allowed', `This workbook is of an older Tablework, and only the owner upgrades it; your role is ${role}. Ask the owner to choose Tablework › Set up.`);
}

/** The whole file, made by Google itself. Nothing is changed without it. */
function copyFirst(google: GoogleGlobals, desk: Desk): string {
  const book = google.SpreadsheetApp.getActiveSpreadsheet();
  try {
    if (book) return book.copy(`${book.getName()}, before version ${schemaVersion} (${desk.now().slice(0, 10)})`).getUrl();
  } catch (error) {
    desk.log(`no copy before the upgrade: ${error instanceof Error ? error.name : 'unknown'}`);
  }
  return refuse('file', 'No copy of this workbook could be made, so nothing was changed. Check that you may copy it (File › Make a copy), then choose Tablework › Set up again.');
}

function requestsOf({ table, column, heading, format }: Edit): SheetsRequest[] {
  const { sheetId } = table;
  const numberFormat = format && formatOf(format);
  return [
    ...(heading === undefined ? [] : [{ updateCells: { start: { sheetId, rowIndex: 0, columnIndex: column }, rows: [{ values: [{ userEnteredValue: { stringValue: heading } }] }], fields: 'userEnteredValue' } }]),
    ...(numberFormat === undefined ? [] : [{
      repeatCell: { range: { sheetId, startRowIndex: 1, startColumnIndex: column, endColumnIndex: column + 1 }, cell: { userEnteredFormat: { numberFormat } }, fields: 'userEnteredFormat.numberFormat' },
    }]),
  ];
}
