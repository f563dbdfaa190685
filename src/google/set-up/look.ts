// Requests for what helps and guards: notes, dropdowns, warning-only protections. What people set differently stays.

import type { Column } from '../../kit/column.ts';
import type { TabLook } from '../../kit/tab-look.ts';
import type { ProtectedRange, SheetsRequest } from '../services.ts';
import { colors, views } from './colors.ts';
import { headingColor, noteOf } from './tabs.ts';
import type { Tab } from './tabs.ts';

export function lookRequests(tabs: Tab[], look: TabLook): SheetsRequest[] {
  return tabs.flatMap((tab) => [
    ...tab.table.keys.flatMap((key) => [...headingLook(tab, key), ...columnGuards(tab, key)]),
    ...colors(tab, look), ...views(tab, look), ...wholeGuard(tab),
  ]);
}

/** A heading that lost its note or its color; a note somebody wrote in its place stays. */
function headingLook({ table, sheet, headingRow, at, missing }: Tab, key: string): SheetsRequest[] {
  const column = table.columns[key];
  if (!column || !sheet || missing.includes(key)) return [];
  const place = at.get(key) ?? 0;
  const cell = headingRow[place] ?? {};
  const note = cell.note || !noteOf(column) ? {} : { note: noteOf(column) };
  const format = cell.userEnteredFormat?.backgroundColorStyle ? {} : { userEnteredFormat: { backgroundColorStyle: { rgbColor: headingColor(column) }, textFormat: { bold: true } } };
  const fields = ['note' in note ? 'note' : '', 'userEnteredFormat' in format ? 'userEnteredFormat(backgroundColorStyle,textFormat)' : ''].filter(Boolean).join(',');
  if (fields === '') return [];
  return [{ updateCells: { start: { sheetId: table.sheetId, rowIndex: 0, columnIndex: place }, rows: [{ values: [{ ...note, ...format }] }], fields } }];
}

function columnGuards(tab: Tab, key: string): SheetsRequest[] {
  const column = tab.table.columns[key];
  if (!column) return [];
  const { sheetId } = tab.table;
  const place = tab.at.get(key) ?? 0;
  const requests: SheetsRequest[] = [];
  const rule = dropdownOf(column);
  if (rule && !column.derived) requests.push({ setDataValidation: { range: { sheetId, startRowIndex: 1, startColumnIndex: place, endColumnIndex: place + 1 }, rule } });
  if (column.derived) requests.push(...guard(tab, `Tablework: ${column.heading}`, { sheetId, startColumnIndex: place, endColumnIndex: place + 1 }));
  return requests;
}

/** Dropdowns only warn: a value Google would refuse is still a person's value, and ours to tell about. */
function dropdownOf(column: Column) {
  if (!column.choices || column.kind === 'list') return undefined;
  return {
    condition: { type: 'ONE_OF_LIST', values: column.choices.map((choice) => ({ userEnteredValue: choice })) },
    strict: false, showCustomUi: true,
  };
}

/** Tabs the add-in writes alone are guarded as a whole. */
function wholeGuard(tab: Tab): SheetsRequest[] {
  if (!tab.table.machinery || !tab.table.hidden) return [];
  return guard(tab, 'Tablework: written by the add-in only', { sheetId: tab.table.sheetId });
}

/** A warning, never a refusal: a save runs with the rights of whoever saves. One that guards another place by now is moved. */
function guard(tab: Tab, description: string, range: NonNullable<ProtectedRange['range']>): SheetsRequest[] {
  const there = tab.sheet?.protectedRanges?.filter((one) => one.description === description) ?? [];
  if (there.some((one) => (one.range?.startColumnIndex ?? 0) === (range.startColumnIndex ?? 0) && one.range?.endColumnIndex === range.endColumnIndex)) return [];
  const protectedRangeId = there[0]?.protectedRangeId;
  if (protectedRangeId === undefined) return [{ addProtectedRange: { protectedRange: { range, description, warningOnly: true } } }];
  return [{ updateProtectedRange: { protectedRange: { protectedRangeId, range }, fields: 'range' } }];
}
