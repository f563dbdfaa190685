// Ids and derived cells for rows typed or pasted by hand, without waiting for the daily run.

import type { Desk } from '../../kit/desk.ts';
import { alone } from '../../kit/job/lease.ts';
import type { Unnumbered } from '../../kit/job/number-rows.ts';
import { numberRows } from '../../kit/job/number-rows.ts';
import { refuse } from '../../kit/refusal.ts';
import { idKeyOf } from '../../kit/table.ts';
import { countAnew } from '../daily/count-anew.ts';
import { machinery } from '../machinery.ts';
import { eachRow, hasContent, readTabs, smallTabs } from './tabs.ts';

export function giveIds(desk: Desk): { ids: string[] } {
  const { tabs, extra } = readTabs(desk, [{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  machinery.roleOf(extra[0] ?? [], desk.user);
  const small = smallTabs(desk, tabs);
  const rows: Unnumbered[] = tabs.flatMap((tab) => {
    const idAt = tab.layout[idKeyOf(tab.table) ?? ''];
    if (idAt === undefined || tab.missing.length > 0) return [];
    const found: Unnumbered[] = [];
    eachRow(desk, tab, { from: 2, small }, (cells, at) => {
      const id = String(cells[idAt] ?? '').trim();
      if (id === '' ? hasContent(tab, cells) : tab.rowOf.get(id) !== at) found.push({ table: tab.table, at });
      return true;
    });
    return found;
  });
  const ids = alone(desk, 'daily', () => {
    const given = numberRows(desk, machinery, rows, desk.user || 'unknown');
    if (given.length > 0) countAnew(desk);
    return given;
  });
  return { ids: ids ?? refuse('busy', 'The daily run is under way and gives these rows their ids. Look again in a few minutes.') };
}
