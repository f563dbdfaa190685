// Imports that were begun: found again after the sidebar was closed, or let go. What was written stays, whole; the files
// are emptied from the sheet.

import type { Desk } from '../../kit/desk.ts';
import type { Verbs } from '../../kit/door.ts';
import { clearing, filesOf, ofImport, readShelf, readState } from './shelf.ts';

export function cancelImport(desk: Desk, { importId }: Verbs['import.cancel']['takes']): Verbs['import.cancel']['gives'] {
  return desk.locked(() => {
    const shelf = readShelf(desk, 'import.cancel');
    const state = readState(shelf, importId);
    const rows = ofImport(shelf, importId);
    if (rows.length > 0) desk.book.write({ guard: [], set: clearing(shelf, rows), append: [] });
    return { added: state?.progress.added ?? {} };
  });
}

/** The newest import whose writing was begun and not finished. */
export function openImport(desk: Desk): Verbs['import.open']['gives'] {
  const shelf = readShelf(desk, 'import.open');
  const ids = [...new Set(shelf.rows.map((row) => row.key.split('|')[0] ?? ''))].reverse();
  for (const importId of ids) {
    const files = filesOf(shelf, importId).map((head) => head.name);
    const progress = readState(shelf, importId)?.progress;
    if (progress && progress.done > 0 && files.length > 0) return { importId, files, progress };
  }
  return null;
}
