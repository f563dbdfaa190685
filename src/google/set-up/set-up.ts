// Set-up: makes what is missing (tabs, headings, looks, first rows, timed runs) and touches nothing people entered.

import type { Desk } from '../../kit/desk.ts';
import type { Cell } from '../../kit/cell.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import { nextLine } from '../../kit/store/journal.ts';
import type { Machine } from '../../kit/store/machine.ts';
import { freshMachine, machineKey, readMachine } from '../../kit/store/machine.ts';
import { machineChange } from '../../kit/store/commit.ts';
import type { Machinery } from '../../kit/store/save.ts';
import type { Addition, Change } from '../../kit/store/write.ts';
import { write } from '../../kit/store/write.ts';
import type { TabLook } from '../../kit/tab-look.ts';
import type { AnyRow, Table } from '../../kit/table.ts';
import { idKeyOf, numberOf } from '../../kit/table.ts';
import type { GoogleGlobals, SheetsRequest } from '../services.ts';
import { lookRequests } from './look.ts';
import { tabRequests, tabsOf } from './tabs.ts';
import { installTriggers } from './triggers.ts';

/** What the clinic starts with. */
export interface Start {
  machinery: Machinery;
  look: TabLook;
  settings: { key: string; value: string; meaning: string }[];
  /** Rows a table gets while it is empty. */
  firstRows: { table: Table; rows: AnyRow[] }[];
  /** The first row of staff: whoever sets up is the owner. */
  ownerRow(user: string): AnyRow;
}

export interface SetUpReport { tabsAdded: string[]; rowsAdded: number; triggers: string[]; jobOwner: string }

const spreadsheetFields = 'properties,sheets(properties,conditionalFormats,protectedRanges,filterViews,data(rowData(values(formattedValue,effectiveValue))))';

export function setUp(google: GoogleGlobals, desk: Desk, spreadsheetId: string, start: Start): SetUpReport {
  return desk.locked(() => {
    const tabsAdded = makeTabs(google, desk, spreadsheetId, start);
    const { rowsAdded, jobOwner, timeZone } = makeRows(desk, start);
    const mine = jobOwner === '' || jobOwner === desk.user;
    return { tabsAdded, rowsAdded, triggers: mine ? installTriggers(google, timeZone) : [], jobOwner: jobOwner || desk.user };
  });
}

function makeTabs(google: GoogleGlobals, desk: Desk, spreadsheetId: string, start: Start): string[] {
  const plain = google.Sheets.Spreadsheets.get(spreadsheetId, { fields: 'sheets(properties(sheetId,title))' });
  const titles = (plain.sheets ?? []).map((sheet) => `'${(sheet.properties?.title ?? '').replace(/'/g, "''")}'!1:1`);
  const book = google.Sheets.Spreadsheets.get(spreadsheetId, { ranges: titles, fields: spreadsheetFields });
  const tabs = tabsOf(desk.tables, book);
  const requests: SheetsRequest[] = [...tabRequests(tabs, book), ...lookRequests(tabs, start.look)];
  if (requests.length > 0) google.Sheets.Spreadsheets.batchUpdate({ requests }, spreadsheetId, { fields: 'spreadsheetId' });
  return tabs.filter((tab) => !tab.sheet).map((tab) => tab.table.tab);
}

/** Settings that are missing, the counters, the insurers that come filled, the owner. */
function makeRows(desk: Desk, start: Start): { rowsAdded: number; jobOwner: string; timeZone: string } {
  const { settings, journal, people } = start.machinery;
  const filled = [people, ...start.firstRows.map((first) => first.table)];
  const [settingRows = [], headingRows = [], ...tabs] = desk.book.read([settings, { ...journal, one: '' }, ...filled].map((table, i) => ({ sheetId: table.sheetId, fromRow: 1, ...(i === 1 ? { toRow: 1 } : {}) })));
  const settingLayout = layoutOf(settings, settingRows[0] ?? []);
  const values = new Map(settingRows.slice(1).map((cells, i) => [String(cells[settingLayout['key'] ?? 0] ?? ''), { value: String(cells[settingLayout['value'] ?? 1] ?? ''), at: i + 2 }]));
  const machine = machineOf(desk, values.get(machineKey)?.value);
  const additions: Addition[] = [];
  const add = (table: Table, headingRow: Cell[], row: AnyRow) => additions.push({ table, layout: layoutOf(table, headingRow), id: '', values: row });
  const jobOwner = values.get('Job owner')?.value ?? '';
  for (const setting of start.settings) {
    if (values.has(setting.key)) continue;
    const value = setting.key === 'Job owner' ? desk.user : setting.value;
    if (setting.key !== machineKey) add(settings, settingRows[0] ?? [], { ...setting, value });
  }
  filled.forEach((table, i) => {
    const rows = tabs[i] ?? [];
    if (rows.length > 1) return;
    const first = i === 0 ? [start.ownerRow(desk.user)] : start.firstRows[i - 1]?.rows ?? [];
    for (const row of first) add(table, rows[0] ?? [], numbered(machine, table, row));
  });
  const rowsAdded = additions.length;
  if (rowsAdded > 0 || !values.has(machineKey)) {
    const line = nextLine(desk, machine, { by: desk.user || 'unknown', table: '', record: '', action: 'set up', after: { 'Rows added': rowsAdded } });
    add(journal, headingRows[0] ?? [], { ...line });
    const changes: Change[] = [];
    const machineAt = values.get(machineKey)?.at;
    const read = { values: {}, machine, machineRow: machineAt ?? 0 };
    if (machineAt !== undefined) changes.push(machineChange(start.machinery, read, new Map([[settings.tab, settingLayout]])));
    else additions.unshift({ table: settings, layout: settingLayout, id: machineKey, values: { key: machineKey, value: JSON.stringify(machine), meaning: start.settings[0]?.meaning ?? '' } });
    write(desk.book, { changes, additions });
  }
  return { rowsAdded, jobOwner, timeZone: values.get('Time zone')?.value || start.settings.find((one) => one.key === 'Time zone')?.value || 'America/Los_Angeles' };
}

function numbered(machine: Machine, table: Table, row: AnyRow): AnyRow {
  const key = idKeyOf(table);
  if (!key) return row;
  const n = (machine.last[table.prefix] ?? 0) + 1;
  machine.last[table.prefix] = n;
  return { ...row, [key]: `${table.prefix}-${String(n).padStart(5, '0')}` };
}

/** The counters as kept, or rebuilt from the ids that stand in the tabs. */
function machineOf(desk: Desk, text: string | undefined): Machine {
  if (text !== undefined && text !== '') return readMachine(text);
  const machine = freshMachine();
  const tables = desk.tables.filter((table) => table.prefix !== '');
  const tabs = desk.book.read(tables.map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  tables.forEach((table, i) => {
    const rows = tabs[i] ?? [];
    const at = layoutOf(table, rows[0] ?? [])[idKeyOf(table) ?? ''] ?? -1;
    machine.last[table.prefix] = rows.reduce((most, cells) => Math.max(most, numberOf(String(cells[at] ?? ''))), 0);
  });
  return machine;
}
