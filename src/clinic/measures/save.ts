// Saving a measure: its value is one that the form can give, or a joint have.

import type { Subject } from '../../kit/subject.ts';
import { measureProblem } from './bounds.ts';
import { measures } from './table.ts';

export const measureSubject: Subject<typeof measures> = {
  table: measures,
  decide: ({ before, after }) => {
    const isNew = before === null || (['kind', 'what', 'value', 'unit'] as const).some((key) => before[key] !== after[key]);
    const problem = isNew && after.value !== null ? measureProblem({ ...after, value: after.value }) : null;
    return problem === null ? {} : { issues: [{ code: 'invalid', message: problem, field: 'Value' }] };
  },
};
