// Visits per month and insurer, as the Summary tab shows them.

import { day, money, number, optional, ref, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const summary = table('Summary', 'One row per month and insurer: visits and money, no names.', {
  month: text('Month', { max: 7, width: 75, help: 'YYYY-MM, in the clinic’s time zone.' }),
  insurer: ref('Insurer ID', 'I'),
  insurerName: text('Insurer', { max: 200, width: 190 }),
  visits: whole('Visits', { help: 'Completed visits.' }),
  clients: whole('Clients'),
  charged: money('Charged', { help: 'By the day of the session.' }),
  received: money('Received', { help: 'By the day of the payment.' }),
  outstanding: money('Outstanding', { least: -1000000, width: 95 }),
  notCovered: whole('Not covered', { help: 'Completed visits the insurer will not pay for.' }),
  overridden: whole('Overridden', { width: 85, help: 'Of these, given with a reason.' }),
  visitsBefore: whole('Visits the month before'),
  visitsYearBefore: whole('Visits a year before'),
  changePercent: number('Change (%)', { help: 'Against the month before.' }),
  madeOn: day('Made on', { help: 'A month keeps the figures it was sent with.' }),
  restated: optional(text('Restated', { max: 500, width: 200, help: 'What the rows say now, where that differs from what was sent.' })),
}, { one: 'summary line', machinery: true });

export type SummaryRow = Row<typeof summary>;
