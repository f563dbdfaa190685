// Writes one setting the add-in keeps for itself.

import type { Desk } from '../../kit/desk.ts';
import { fetch } from '../../kit/store/fetch.ts';
import type { Machinery } from '../../kit/store/save.ts';
import { write } from '../../kit/store/write.ts';

export function settingChange(desk: Desk, machinery: Machinery, key: string, value: string): void {
  desk.locked(() => {
    const { settings } = machinery;
    const got = fetch(desk.book, [], [settings], [{ sheetId: settings.sheetId, fromRow: 1 }]);
    const layout = got.layouts.get(settings.tab) ?? {};
    const rows = got.extra[0] ?? [];
    const at = rows.findIndex((cells) => cells[layout['key'] ?? 0] === key) + 1;
    if (at > 0) write(desk.book, { changes: [{ table: settings, layout, id: key, at, values: { value } }], additions: [] });
    else write(desk.book, { changes: [], additions: [{ table: settings, layout, id: key, values: { key, value } }] });
  });
}
