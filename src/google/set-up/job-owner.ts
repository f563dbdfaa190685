// Whose account the timed runs use. Settings tells it; the script's own store remembers it, and does not travel with a copy.

import type { Desk } from '../../kit/desk.ts';

const memoKey = 'job owner';

/**
 * A row that was deleted comes back with the owner remembered; an emptied cell hands the runs to whoever sets up.
 * A copy of the workbook brings the cell along, but neither the memory nor the timed runs: they start anew.
 */
export function jobOwnerOf(desk: Desk, setting: string | undefined): string {
  const remembered = desk.memo.get(memoKey) ?? '';
  const owner = setting === undefined ? remembered || desk.user : setting !== '' && remembered !== '' ? setting : desk.user;
  if (owner !== remembered) desk.memo.set(memoKey, owner);
  return owner;
}
