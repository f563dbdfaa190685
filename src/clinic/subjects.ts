// Subjects with rules of their own; every other table is saved as declared.

import type { FormTable } from '../kit/door.ts';
import type { Subject } from '../kit/subject.ts';

export const subjects: Partial<Record<FormTable, Subject>> = {};
