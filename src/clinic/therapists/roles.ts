// Who may do what: roles come from the Therapists tab and order the work; the sheet's own sharing is the wall.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import { refuse } from '../../kit/refusal.ts';
import { layoutOf, rowOf } from '../../kit/store/layout.ts';
import type { Row } from '../../kit/table.ts';
import type { Therapist } from './table.ts';
import { therapists } from './table.ts';

export type Role = 'owner' | 'therapist' | 'front desk';

export interface Person { role: Role; id: string; name: string }

/** Staff listed in the tab (heading row first). */
export const staffOf = (rows: Cell[][]): Therapist[] => listedIn(rows).map(({ row }) => row).filter((row) => row.id !== '');

interface Listed { row: Therapist; /** What stands in “Left on” is no day. */ unclear: boolean }

/** With those typed in by hand, whose rows have no id yet. */
function listedIn(rows: Cell[][]): Listed[] {
  const layout = layoutOf(therapists, rows[0] ?? []);
  return rows.slice(1).map((cells) => {
    const { row, bad } = rowOf(therapists, layout, cells);
    return { row: row as Row<typeof therapists>, unclear: bad.some(({ field }) => field === therapists.columns.leftOn.heading) };
  });
}

/** The person behind an address. In a clinic that has listed nobody yet, whoever comes is the owner. */
export function personOf(rows: Cell[][], user: string): Person {
  if (user === '') {
    return refuse('who-are-you', 'Google did not say who you are. Open the sheet with the account that stands in the Therapists tab, or ask the owner to share it with your account.');
  }
  const staff = listedIn(rows);
  if (!staff.some(({ row }) => row.email !== '')) return { role: 'owner', id: '', name: user };
  const own = staff.filter(({ row }) => row.email.toLowerCase() === user.toLowerCase());
  const found = own.find(({ row, unclear }) => row.leftOn === '' && !unclear) ?? own[0];
  if (!found) return refuse('who-are-you', `${user} is not in the Therapists tab. Ask the owner to add a row there with this address and a role.`);
  if (found.unclear) return refuse('not-allowed', `“Left on” of ${user} in the Therapists tab is no date. Ask the owner to empty the cell, or to write the day there.`);
  if (found.row.leftOn !== '') return refuse('not-allowed', `${user} has left the clinic by the Therapists tab. Ask the owner to empty “Left on” if that is wrong.`);
  return { role: found.row.role || 'front desk', id: found.row.id, name: found.row.name };
}

/** For the jobs, which anyone who opens the sheet could call: they are for the account whose timers run them, and for
 *  staff. Where Google names nobody, or no account is set, a timer goes on. */
export function mayRunJobs(rows: Cell[][], user: string, jobOwner: string): void {
  if (user !== '' && jobOwner !== '' && user.toLowerCase() !== jobOwner.toLowerCase()) personOf(rows, user);
}

/** Tables only some roles save. Everything else is for all. */
const savedBy: Record<string, Role[]> = {
  insurers: ['owner'],
  therapists: ['owner'],
  fees: ['owner'],
  addenda: ['owner', 'therapist'],
  measures: ['owner', 'therapist'],
};

/** Tables only some roles read. Sessions are read by all, their notes are not: see sight.ts. */
const readBy: Record<string, Role[]> = {
  addenda: ['owner', 'therapist'],
  measures: ['owner', 'therapist'],
};

/** Verbs only some roles use. */
const usedBy: Record<string, Role[]> = {
  'sessions.sign': ['owner', 'therapist'],
  'history.restore': ['owner'],
  'journal.archive': ['owner'],
  'records.accept': ['owner'],
  'import.put': ['owner'],
  'import.preview': ['owner'],
  'import.run': ['owner'],
  'import.cancel': ['owner'],
  'import.open': ['owner'],
  'export.make': ['owner'],
  'summary.figures': ['owner'],
  'templates.list': ['owner'],
  'templates.edit': ['owner'],
  'templates.use': ['owner'],
  'templates.reset': ['owner'],
};

/** Refuses a verb this role does not use. */
export function allow(verb: string, role: string): void {
  const [table, action] = verb.split('.');
  const allowed = usedBy[verb] ?? (action === 'save' ? savedBy : action === 'load' || action === 'find' ? readBy : {})[table ?? ''];
  if (!allowed || allowed.some((one) => one === role)) return;
  refuse('not-allowed', `This is for the ${allowed.join(' or the ')}; your role is ${role}. The owner can change roles in the Therapists tab.`);
}

/** For verbs that read no rows of their own: refuses a stranger and a role that does not use the verb. One small read. */
export function forStaff<I, O>(verb: string, work: (desk: Desk, input: I) => O): (desk: Desk, input: I) => O {
  return (desk, input) => {
    const [rows = []] = desk.book.read([{ sheetId: therapists.sheetId, fromRow: 1 }]);
    allow(verb, personOf(rows, desk.user).role);
    return work(desk, input);
  };
}
