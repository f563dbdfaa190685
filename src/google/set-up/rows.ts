// The rows a clinic starts with: settings, counters, the payers of its profile, the owner. What is there stays.

import type { Cell } from '../../kit/cell.ts';
import { isZone, usualZone } from '../../kit/day.ts';
import type { Desk } from '../../kit/desk.ts';
import { machineChange } from '../../kit/store/commit.ts';
import { nextLine } from '../../kit/store/journal.ts';
import type { Layout } from '../../kit/store/layout.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import type { Machine } from '../../kit/store/machine.ts';
import { machineKey, machineText, nextId } from '../../kit/store/machine.ts';
import { schemaVersion } from '../../kit/schema.ts';
import type { Machinery } from '../../kit/store/save.ts';
import type { Addition, Change } from '../../kit/store/write.ts';
import { write } from '../../kit/store/write.ts';
import type { AnyRow, Table } from '../../kit/table.ts';
import { idKeyOf } from '../../kit/table.ts';
import { jobOwnerOf } from './job-owner.ts';
import { machineOf } from './machine.ts';
import type { Tab } from './tabs.ts';

export interface Setting { key: string; value: string; meaning: string }

export interface FirstRows {
  machinery: Machinery;
  settings: Setting[];
  /** The payers of a profile, each known by a value of its own in a column. */
  payers(profile: string): { table: Table; key: string; rows: AnyRow[] };
  /** The first row of staff: whoever sets up is the owner. */
  ownerRow(user: string): AnyRow;
}

export interface RowsMade {
  rowsAdded: number;
  /** Headings and tabs are told beside, by whoever made them. */
  settingsAdded: string[];
  payersAdded: number;
  machineRebuilt: boolean;
  jobOwner: string;
  timeZone: string;
}

export function makeRows(desk: Desk, tabs: Tab[], first: FirstRows, done: string[]): RowsMade {
  const { settings, journal, people } = first.machinery;
  const [settingRows = [], headingRows = [], peopleRows = []] = desk.book.read([
    { sheetId: settings.sheetId, fromRow: 1 }, { sheetId: journal.sheetId, fromRow: 1, toRow: 1 }, { sheetId: people.sheetId, fromRow: 1 },
  ]);
  const layout = layoutOf(settings, settingRows[0] ?? []);
  const values = valuesOf(settingRows, layout);
  const { machine, rebuilt, changed } = machineOf(desk, tabs, journal, values.get(machineKey)?.value);
  const jobOwner = jobOwnerOf(desk, values.get('Job owner')?.value);
  const missing = first.settings.filter((setting) => !values.has(setting.key) && setting.key !== machineKey);
  const additions: Addition[] = missing.map((setting) => ({ table: settings, layout, id: setting.key, values: { ...setting, value: setting.key === 'Job owner' ? jobOwner : setting.value } }));
  const changes: Change[] = [];
  for (const [id, value] of [['Job owner', jobOwner], ['Schema version', String(schemaVersion)]] as const) {
    const there = values.get(id);
    if (there && there.value !== value) changes.push({ table: settings, layout, id, at: there.at, values: { value } });
  }
  const payers = payersToAdd(desk, first, values.get('Profile')?.value ?? '');
  const addRecord = (table: Table, headings: Cell[], row: AnyRow) => additions.push({ table, layout: layoutOf(table, headings), id: '', values: numbered(machine, table, row) });
  for (const row of payers.rows) addRecord(payers.table, payers.headings, row);
  if (peopleRows.length <= 1) addRecord(people, peopleRows[0] ?? [], first.ownerRow(desk.user));
  const rowsAdded = additions.length;
  if (rowsAdded + changes.length + done.length > 0 || changed) {
    const line = nextLine(desk, machine, { by: desk.user || 'unknown', table: '', record: '', action: 'set up', after: { 'Rows added': rowsAdded, ...(done.length > 0 ? { 'Also': done.join('; ') } : {}) } });
    additions.push({ table: journal, layout: layoutOf(journal, headingRows[0] ?? []), id: '', values: { ...line } });
    const machineRow = values.get(machineKey)?.at;
    if (machineRow !== undefined) changes.push(machineChange(first.machinery, { values: {}, machine, machineRow }, new Map([[settings.tab, layout]])));
    else additions.unshift({ table: settings, layout, id: machineKey, values: { key: machineKey, value: machineText(machine), meaning: first.settings[0]?.meaning ?? '' } });
    write(desk.book, { changes, additions });
  }
  return {
    rowsAdded, settingsAdded: missing.map((setting) => setting.key), payersAdded: payers.rows.length, machineRebuilt: rebuilt, jobOwner,
    timeZone: [values.get('Time zone')?.value, first.settings.find((one) => one.key === 'Time zone')?.value].find((one) => one !== undefined && isZone(one)) ?? usualZone,
  };
}

/** Settings by key, with the row where each stands. */
export function valuesOf(rows: Cell[][], layout: Layout): Map<string, { value: string; at: number }> {
  const values = new Map<string, { value: string; at: number }>();
  rows.forEach((cells, i) => {
    const key = String(cells[layout['key'] ?? 0] ?? '').trim();
    if (i > 0 && key !== '' && !values.has(key)) values.set(key, { value: String(cells[layout['value'] ?? 1] ?? '').trim(), at: i + 1 });
  });
  return values;
}

/** All payers of the profile, unless some of them are there already: then the clinic has had them, and deleted the others. */
function payersToAdd(desk: Desk, first: FirstRows, profile: string): { table: Table; headings: Cell[]; rows: AnyRow[] } {
  const { table, key, rows } = first.payers(profile);
  const [there = []] = desk.book.read([{ sheetId: table.sheetId, fromRow: 1 }]);
  const at = layoutOf(table, there[0] ?? [])[key] ?? -1;
  const known = new Set(there.slice(1).map((cells) => String(cells[at] ?? '').trim()));
  return { table, headings: there[0] ?? [], rows: rows.some((row) => known.has(String(row[key]))) ? [] : rows };
}

function numbered(machine: Machine, table: Table, row: AnyRow): AnyRow {
  const key = idKeyOf(table);
  return key ? { ...row, [key]: nextId(machine, table) } : row;
}
