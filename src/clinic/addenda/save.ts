// Saving an addendum: who adds it and when is written by the add-in, and stays.

import type { Subject } from '../../kit/subject.ts';
import { addenda } from './table.ts';

export const addendumSubject: Subject<typeof addenda> = {
  table: addenda,
  decide: ({ before, now, user }) => ({ set: before ? { by: before.by, at: before.at } : { by: user, at: now } }),
};
