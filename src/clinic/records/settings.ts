// Settings whose value can't be what the setting means.

import type { Cell } from '../../kit/cell.ts';
import type { Finding } from '../../kit/door.ts';
import type { SettingName } from '../settings/keys.ts';
import { checkSetting, settingKeys } from '../settings/keys.ts';
import { settings } from '../settings/table.ts';

/** Heading row first. */
export function settingFindings(rows: Cell[][]): Finding[] {
  const headings = (rows[0] ?? []).map((cell) => String(cell ?? '').trim());
  const [keyAt, valueAt] = [headings.indexOf(settings.columns.key.heading), headings.indexOf(settings.columns.value.heading)];
  const place = { table: settings.name, tab: settings.tab, kind: 'setting' as const, field: settings.columns.value.heading };
  const seen = new Map<string, number>();
  return rows.flatMap((cells, i): Finding[] => {
    const key = String(cells[keyAt] ?? '').trim();
    if (i === 0 || keyAt < 0 || valueAt < 0 || !isSetting(key)) return [];
    const first = seen.get(key);
    if (first !== undefined) return [{ ...place, at: i + 1, id: key, says: `“${key}” stands in row ${first} already. Delete the one that is wrong.` }];
    seen.set(key, i + 1);
    const says = checkSetting(key, String(cells[valueAt] ?? ''));
    return says === undefined ? [] : [{ ...place, at: i + 1, id: key, says: `${key}: ${says}` }];
  });
}

const isSetting = (key: string): key is SettingName => Object.prototype.hasOwnProperty.call(settingKeys, key);
