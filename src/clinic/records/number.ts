// Ids and derived cells for rows typed or pasted by hand, without waiting for the daily run.

import type { Desk } from '../../kit/desk.ts';
import { alone } from '../../kit/job/lease.ts';
import type { Unnumbered } from '../../kit/job/number-rows.ts';
import { numberRows } from '../../kit/job/number-rows.ts';
import { refuse } from '../../kit/refusal.ts';
import { idKeyOf } from '../../kit/table.ts';
import { countAnew } from '../daily/count-anew.ts';
import { machinery } from '../machinery.ts';
import type { RecordTab } from './tabs.ts';
import { eachRow, hasContent, readTabs, smallTabs } from './tabs.ts';

export function giveIds(desk: Desk): { ids: string[] } {
  const { tabs, extra } = readTabs(desk, [{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  machinery.roleOf(extra[0] ?? [], desk.user);
  const small = smallTabs(desk, tabs);
  const named = new Set<string>();
  const unnumbered = tabs.map((tab): Unnumbered[] => {
    const refs = refsOf(tab);
    const idAt = tab.layout[idKeyOf(tab.table) ?? ''];
    if (idAt === undefined || tab.missing.length > 0) return [];
    const found: Unnumbered[] = [];
    eachRow(desk, tab, { from: 2, small }, (cells, at) => {
      const id = String(cells[idAt] ?? '').trim();
      for (const { prefix, at: column } of refs) if ((cells[column] ?? '') !== '') named.add(prefix);
      if (id === '' ? hasContent(tab, cells) : tab.rowOf.get(id) !== at) found.push({ table: tab.table, at });
      return true;
    });
    return found;
  });
  // New ids in place of a whole column's would part what names the old ones from its records for good.
  const lost = tabs.filter(({ table, rowOf }, n) => rowOf.size === 0 && (unnumbered[n]?.length ?? 0) > 0 && named.has(table.prefix));
  if (lost.length > 0) refuse('invalid', `The ids of the tab ${lost.map(({ table }) => table.tab).join(', ')} are gone, and other rows name them. Bring the column back with File › Version history; then give ids to what has none.`);
  const rows = unnumbered.flat();
  const ids = alone(desk, 'daily', () => {
    const given = numberRows(desk, machinery, rows, desk.user || 'unknown');
    if (given.length > 0) countAnew(desk);
    return given;
  });
  return { ids: ids ?? refuse('busy', 'The daily run is under way and gives these rows their ids. Look again in a few minutes.') };
}

/** The columns of a tab that name records of others. */
const refsOf = ({ table, layout }: RecordTab): { prefix: string; at: number }[] => table.keys.flatMap((key) => {
  const column = table.columns[key];
  return column?.kind === 'ref' && layout[key] !== undefined ? [{ prefix: column.prefix ?? '', at: layout[key] }] : [];
});
