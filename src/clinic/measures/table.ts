// Measured outcomes of a case: scores, pain, range of motion.

import { choice, day, derived, id, number, optional, ref, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const measures = table('Measures', 'One row per measured value.', {
  id: id('Measure ID', 'M'),
  client: ref('Client ID', 'C'),
  case: ref('Case ID', 'K', { beside: true, help: 'A baseline belongs to its case.' }),
  session: optional(ref('Session ID', 'S')),
  takenOn: day('Taken on', { beside: true }),
  kind: choice('Kind', ['NPRS', 'ODI', 'NDI', 'QuickDASH', 'PSFS', 'Roland-Morris', 'FIQR', 'ROM'], { help: 'Only the score of a licensed form is kept, never its questions.' }),
  when: optional(choice('When', ['before', 'after'], { width: 75, beside: true, help: 'Before or after the treatment.' })),
  what: optional(text('What', { sensitive: true, max: 200, width: 140, help: 'The movement or activity: “neck rotation”.' })),
  side: optional(choice('Side', ['left', 'right', 'both'], { width: 70, beside: true })),
  value: number('Value', { sensitive: true }),
  unit: optional(text('Unit', { max: 20, width: 60, beside: true, help: '%, points, degrees, mm.' })),
  change: derived(number('Change from baseline')),
  meaningful: derived(choice('Meaningful change', ['yes', 'no'], { help: 'Whether the change passes the smallest one that matters to a client.' })),
  sourceId: sourceId(),
}, { one: 'measure', caption: ['kind', 'what', 'takenOn'] });

/** How a note's draft calls a value measured beside it. */
export const measuredBeside = 'measure:';

export type Measure = Row<typeof measures>;
