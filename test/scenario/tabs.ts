// The tabs as set-up leaves them, asked of the workbench as Google's API tells them; and setting up, as from the menu.

import { tablesByName } from '../../src/clinic/tables.ts';
import { SPREADSHEET_ID } from '../../workbench/services.ts';
import { cast } from '../builders.ts';
import type { TableName, World } from '../world.ts';

interface Tab {
  properties: { sheetId?: number; title: string; hidden?: boolean; gridProperties: { frozenRowCount?: number; columnCount: number; rowCount: number } };
  conditionalFormats?: { ranges: { startColumnIndex?: number }[]; booleanRule: { condition: { values?: { userEnteredValue: string }[] } } }[];
  protectedRanges?: { protectedRangeId: number; description?: string; warningOnly?: boolean; range: { startColumnIndex?: number } }[];
  filterViews?: { filterViewId: number; title: string; filterSpecs?: { columnIndex?: number }[] }[];
  data?: { rowData?: { values?: { note?: string; userEnteredValue?: { stringValue?: string }; userEnteredFormat?: { numberFormat?: { type: string; pattern?: string } }; dataValidation?: { condition: { values: { userEnteredValue: string }[] } } }[] }[]; columnMetadata?: { pixelSize: number }[] }[];
}

export const book = (world: World, options: Record<string, unknown> = {}): Tab[] =>
  (world.bench.sheets.call('sheets.spreadsheets.get', { spreadsheetId: SPREADSHEET_ID, ...options }, undefined, { user: world.bench.owner }).answer as { sheets: Tab[] }).sheets;
export const titles = (world: World): string[] => book(world).map((tab) => tab.properties.title);
export const tabOf = (world: World, name: TableName): Tab => {
  const found = book(world, { includeGridData: true, ranges: [`'${titleOf(world, name)}'!1:3`] })[0];
  if (!found) throw new Error(`no tab ${name}`);
  return found;
};
const titleOf = (world: World, name: TableName): string => book(world).find((tab) => tab.properties.sheetId === tablesByName[name].sheetId)?.properties.title ?? '';
export const placeOf = (world: World, name: TableName, heading: string): number => world.cells(name)[0]?.indexOf(heading) ?? -1;
export const cellUnder = (world: World, name: TableName, heading: string) => tabOf(world, name).data?.[0]?.rowData?.[1]?.values?.[placeOf(world, name, heading)];
export const setUp = (world: World, user: string = cast.june.email) => world.run('setUp', { kind: 'menu', user }) as { triggers: string[]; jobOwner: string; headingsAdded: string[]; payersAdded: number; rowsAdded: number };
export const told = (world: World, user: string = cast.june.email): string => {
  world.bench.ui.answer('OK');
  world.run('setUpFromMenu', { kind: 'menu', user });
  return world.bench.ui.asked().at(-1)?.prompt ?? '';
};
/** All there is but the rows far down. */
export const everything = (world: World): string => JSON.stringify(book(world, { includeGridData: true, ranges: titles(world).map((title) => `'${title}'!1:40`) }));
export const settingOf = (world: World, key: string) => world.rows('settings').find((row) => row['Key'] === key)?.['Value'];
