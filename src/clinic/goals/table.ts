// Goals of a case: what the client wants to be able to do, and the figure that shows it.

import { choice, day, id, number, optional, ref, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const goals = table('Goals', 'One row per goal of a case.', {
  id: id('Goal ID', 'G'),
  case: ref('Case ID', 'K'),
  goal: text('Goal', { sensitive: true, max: 1000, width: 260, help: 'Something the client can do again: “sit one hour at work”.' }),
  measure: optional(text('Measure', { max: 120, width: 110, help: 'The measure that shows it: ODI, NPRS, ROM neck rotation.' })),
  baseline: optional(number('Baseline', { sensitive: true })),
  target: optional(number('Target', { sensitive: true, beside: true })),
  targetOn: optional(day('Target on', { beside: true })),
  state: choice('State', ['open', 'reached', 'partly reached', 'dropped'], { initial: 'open' }),
  reachedOn: optional(day('Reached on', { beside: true })),
  sourceId: sourceId(),
}, { one: 'goal', caption: ['goal', 'state'] });

export type Goal = Row<typeof goals>;
