// A heading or tab that is missing, in a workbook of an older version: that is said instead, since the remedy is another.

import type { Desk } from '../../kit/desk.ts';
import type { Issue } from '../../kit/refusal.ts';
import { Refusal } from '../../kit/refusal.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { settings } from '../settings/table.ts';

export function explainOlder(desk: Desk, issues: Issue[]): Issue[] {
  if (!issues.some((issue) => issue.code === 'missing-heading' || issue.code === 'missing-tab')) return issues;
  try {
    readSettings(desk.book.read([{ sheetId: settings.sheetId, fromRow: 1 }])[0] ?? []);
  } catch (error) {
    if (error instanceof Refusal && error.issues.some((issue) => issue.code === 'older-workbook')) return error.issues;
    if (!(error instanceof Refusal)) throw error;
  }
  return issues;
}
