// Row numbers of the records a form points at, so that the server reads them without looking.

import type { Column } from '../../src/kit/column.ts';
import type { DoorRow, Start } from '../../src/kit/door.ts';
import { listedOf } from '../clinic.ts';

export function pointersOf(columns: Column[], row: DoorRow, start: Start): Record<string, number> {
  const rows: Record<string, number> = {};
  const point = (id: string) => {
    const at = listedOf(start, id)?.at;
    if (at) rows[id] = at;
  };
  for (const column of columns) {
    if (column.kind === 'ref') point(String(row[column.heading] ?? ''));
  }
  const cover = start.cover.find((line) => line.id === row['Cover ID'] || line.id === start.referrals.find((each) => each.id === row['Referral ID'])?.cover);
  if (cover) {
    point(cover.id);
    point(cover.insurer);
  }
  return rows;
}
