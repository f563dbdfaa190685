// Set-up: makes what is missing (tabs, headings, looks, first rows, timed runs) and touches nothing people entered.

import type { Desk } from '../../kit/desk.ts';
import type { TabLook } from '../../kit/tab-look.ts';
import { idKeyOf } from '../../kit/table.ts';
import type { Table } from '../../kit/table.ts';
import type { Upgrade } from '../../kit/upgrade.ts';
import type { GoogleGlobals, SheetsRequest, Spreadsheet } from '../services.ts';
import { removeFirstTab } from './first-tab.ts';
import { lookRequests } from './look.ts';
import type { FirstRows, RowsMade } from './rows.ts';
import { makeRows } from './rows.ts';
import type { Tab } from './tabs.ts';
import { tabRequests, tabsOf } from './tabs.ts';
import { installTriggers } from './triggers.ts';
import type { Upgraded } from './upgrade.ts';
import { upgradeAll } from './upgrade.ts';

/** What the clinic starts with, and how an older one is brought up. */
export interface Start extends FirstRows {
  look: TabLook;
  upgrades: Upgrade[];
}

export interface SetUpReport extends RowsMade {
  tabsAdded: string[];
  /** “Clients: Phone”. */
  headingsAdded: string[];
  /** Of these, columns of ids. */
  idsLost: string[];
  firstTabRemoved: boolean;
  upgraded: Upgraded;
  triggers: string[];
  /** Whoever runs set-up is the job owner. */
  mine: boolean;
}

const spreadsheetFields =
  'properties,sheets(properties,conditionalFormats,protectedRanges,filterViews,data(rowData(values(formattedValue,effectiveValue,note,userEnteredFormat(numberFormat,backgroundColorStyle)))))';

export function setUp(google: GoogleGlobals, desk: Desk, spreadsheetId: string, start: Start): SetUpReport {
  return desk.locked(() => {
    const upgraded = upgradeAll(google, desk, spreadsheetId, { first: start, upgrades: start.upgrades });
    const tabs = makeTabs(google, desk, spreadsheetId, start);
    const firstTabRemoved = upgraded.isNew && removeFirstTab(google, spreadsheetId);
    const tabsAdded = tabs.filter((tab) => !tab.sheet).map((tab) => tab.table.tab);
    const headingsAdded = tabs.filter((tab) => tab.sheet).flatMap((tab) => tab.missing.map((key) => `${tab.table.tab}: ${tab.table.columns[key]?.heading ?? key}`));
    const idsLost = tabs.filter(lostItsIds).map(({ table }) => `${table.tab}: ${table.columns[idKeyOf(table) ?? '']?.heading}`);
    const done = [...tabsAdded.map((name) => `tab ${name}`), ...headingsAdded.map((name) => `heading ${name}`), ...upgraded.does];
    const rows = makeRows(desk, tabs, start, done);
    const mine = rows.jobOwner === desk.user;
    return { ...rows, tabsAdded, headingsAdded, idsLost, firstTabRemoved, upgraded, mine, triggers: mine ? installTriggers(google, rows.timeZone) : [] };
  });
}

/** Its id column is not there, its cells neither, and rows are. */
function lostItsIds({ table, sheet, headless, missing, at, firstRow }: Tab): boolean {
  const key = idKeyOf(table) ?? '';
  const shown = firstRow.map((cell) => cell.formattedValue ?? '');
  return sheet !== undefined && !headless && table.prefix !== '' && missing.includes(key) && !shown[at.get(key) ?? -1] && shown.some(Boolean);
}

/** Makes and mends the tabs; answers them as they were before, and where their columns stand now. */
function makeTabs(google: GoogleGlobals, desk: Desk, spreadsheetId: string, start: Start): Tab[] {
  const book = readTabs(google, spreadsheetId, desk.tables);
  const first = tabsOf(desk.tables, book);
  const tabs = tabsOf(desk.tables, book, widthsOf(desk, first.filter((tab) => tab.sheet && tab.missing.length > 0)));
  const requests: SheetsRequest[] = [...tabRequests(tabs, book), ...lookRequests(tabs, start.look)];
  if (requests.length > 0) google.Sheets.Spreadsheets.batchUpdate({ requests }, spreadsheetId, { fields: 'spreadsheetId' });
  return tabs;
}

/** Every tab's properties; of ours also the first two rows. */
function readTabs(google: GoogleGlobals, spreadsheetId: string, tables: Table[]): Spreadsheet {
  const plain = google.Sheets.Spreadsheets.get(spreadsheetId, { fields: 'properties,sheets(properties(sheetId,title))' });
  const ours = new Set(tables.map((table) => table.sheetId));
  const ranges = (plain.sheets ?? []).filter((sheet) => ours.has(sheet.properties?.sheetId ?? 0)).map((sheet) => `'${(sheet.properties?.title ?? '').replace(/'/g, "''")}'!1:2`);
  if (ranges.length === 0) return plain;
  const book = google.Sheets.Spreadsheets.get(spreadsheetId, { ranges, fields: spreadsheetFields });
  const others = (plain.sheets ?? []).filter((sheet) => !ours.has(sheet.properties?.sheetId ?? 0));
  return { ...book, sheets: [...(book.sheets ?? []), ...others] };
}

/** How many columns hold anything, where a heading is to be added after them all. */
function widthsOf(desk: Desk, tabs: Tab[]): Map<Table, number> {
  const answers = desk.book.read(tabs.map((tab) => ({ sheetId: tab.table.sheetId, fromRow: 1 })));
  return new Map(tabs.map((tab, i) => [tab.table, (answers[i] ?? []).reduce((most, cells) => Math.max(most, cells.length), 0)]));
}
