// The clinic's prices, by service and insurer.

import { day, id, money, optional, ref, sourceId, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const fees = table('Fees', 'One row per service and price.', {
  id: id('Fee ID', 'F'),
  service: text('Service', { max: 200, width: 180 }),
  code: optional(text('Code', { max: 20, width: 75, help: 'The procedure code, if priced by code and unit.' })),
  minutes: optional(whole('Minutes', { most: 600, beside: true })),
  price: money('Price', { beside: true }),
  insurer: optional(ref('Insurer ID', 'I', { help: 'Empty: for everybody without a price of their own.' })),
  startsOn: optional(day('Starts on', { beside: true })),
  endsOn: optional(day('Ends on', { beside: true })),
  sourceId: sourceId(),
}, { one: 'fee', caption: ['service', 'minutes', 'price'] });

export type Fee = Row<typeof fees>;
