// Tabs of an export that hold no records: the settings, the clinic's own templates and the ledger of mails, so that no
// reminder goes out a second time. They come back into a workbook where nothing stands yet, as they were.

import { isNumeric, readInput } from '../../kit/cell.ts';
import type { AnyRow } from '../../kit/table.ts';
import { settingKeys } from '../settings/keys.ts';
import { gather } from './gather.ts';
import type { KeptName } from './importable.ts';
import { tableOf } from './importable.ts';
import type { FilePlan } from './state.ts';

export type KeptRow = { what: 'nothing' } | { what: 'add' | 'replace'; id: string; values: AnyRow };

export function keptRow(name: KeptName, plan: FilePlan, cells: string[]): KeptRow {
  const values: AnyRow = {};
  for (const [key, [raw]] of gather(plan, cells)) {
    const column = tableOf(name).columns[key];
    if (!column || !raw) continue;
    const read = readInput(column, raw.text);
    values[key] = isNumeric(column) && 'value' in read ? read.value : raw.text;
  }
  if (name !== 'settings') return { what: 'add', id: '', values };
  const key = String(values['key'] ?? '');
  const isOurs = Object.entries(settingKeys).some(([known, { kind }]) => known === key && kind !== 'machine');
  return isOurs && values['value'] !== undefined ? { what: 'replace', id: key, values: { value: values['value'] } } : { what: 'nothing' };
}
