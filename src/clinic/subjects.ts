// Subjects with rules of their own; every other table is saved as declared.

import type { FormTable } from '../kit/door.ts';
import type { Subject } from '../kit/subject.ts';
import type { Table } from '../kit/table.ts';
import { clientSubject } from './clients/save.ts';

/** A subject among others: its decision is given rows of its own table only. */
const among = <T extends Table>(subject: Subject<T>): Subject => subject as unknown as Subject;

export const subjects: Partial<Record<FormTable, Subject>> = {
  clients: among(clientSubject),
};
