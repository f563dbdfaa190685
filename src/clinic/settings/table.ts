// The clinic's settings, a row each; what each means stands in keys.ts.

import { longText, optional, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const settings = table('Settings', 'One row per setting of the clinic.', {
  key: text('Key', { max: 100, width: 200 }),
  value: optional(longText('Value', { max: 49000, width: 360 })),
  meaning: optional(text('Meaning', { max: 1000, width: 420, help: 'What the setting does and which values it takes.' })),
}, { one: 'setting', machinery: true, few: true, idKey: 'key' });

export type Setting = Row<typeof settings>;
