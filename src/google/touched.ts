// A hand edit leaves a mark, no more: Google gives a simple trigger 30 seconds and few rights. The hourly run counts again where a mark is.

import type { Table } from '../kit/table.ts';
import type { EditEvent, GoogleGlobals } from './services.ts';

/** Marks the table whose tab was edited by hand; other tabs are the clinic's own. */
export function markTouched(google: GoogleGlobals, tables: Table[], event: EditEvent): void {
  const sheetId = event.range.getSheet().getSheetId();
  const table = tables.find((one) => one.sheetId === sheetId && !one.machinery);
  if (table) google.PropertiesService.getScriptProperties().setProperty(`touched:${table.name}`, `1|${new Date().toISOString()}`);
}
