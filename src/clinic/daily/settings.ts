// What writes one setting the add-in keeps for itself.

import type { Cell } from '../../kit/cell.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import type { Machinery } from '../../kit/store/save.ts';
import type { Writing } from '../../kit/store/change.ts';

/** `rows`: the Settings tab as it was read last; where a row has moved since, the write finds it. */
export function settingChange({ settings }: Machinery, { key, value, rows }: { key: string; value: string; rows: Cell[][] }): Writing {
  const layout = layoutOf(settings, rows[0] ?? []);
  const at = rows.findIndex((cells) => cells[layout['key'] ?? 0] === key) + 1;
  const added = { key, value };
  return at > 0
    ? { changes: [{ table: settings, layout, id: key, at, values: { value }, elseAdd: added }], additions: [] }
    : { changes: [], additions: [{ table: settings, layout, id: key, values: added }] };
}
