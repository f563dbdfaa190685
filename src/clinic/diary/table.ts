// The diary: a row per day with what is booked on it, so that a save sees the day's conflicts without reading all
// sessions. Its rows stand in a ring: a day's row number follows from the day itself.

import { longText, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

/** Google: a cell holds 50,000 characters. */
const cellMax = 49000;

export const diary = table('Diary', 'One row per day: what is booked, for finding conflicts.', {
  day: text('Day', { max: 10, width: 95 }),
  bookings: longText('Bookings', { max: cellMax, width: 400, sensitive: true }),
}, { one: 'day', hidden: true, machinery: true, idKey: 'day' });

export type DiaryDay = Row<typeof diary>;
