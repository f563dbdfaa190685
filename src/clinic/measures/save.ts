// Saving a measure: a range of motion is one that a joint can have.

import type { Subject } from '../../kit/subject.ts';
import { motionProblem } from './motion.ts';
import { measures } from './table.ts';

export const measureSubject: Subject<typeof measures> = {
  table: measures,
  decide: ({ before, after }) => {
    const isNew = before === null || (['kind', 'what', 'value', 'unit'] as const).some((key) => before[key] !== after[key]);
    const problem = isNew && after.kind === 'ROM' && after.value !== null ? motionProblem({ ...after, value: after.value }) : null;
    return problem === null ? {} : { issues: [{ code: 'invalid', message: problem, field: 'Value' }] };
  },
};
