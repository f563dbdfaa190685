// Procedures as the session's cell has them, and as a document's table shows them, with units by the insurer's rule.

import { procedureLabel } from '../codes/procedures.ts';
import type { Insurer } from '../insurers/table.ts';
import { readProcedures, units } from '../sessions/units.ts';
import type { Session } from '../sessions/table.ts';

export type ProcedureRow = { code: string; name: string; minutes: string; units: string };

export interface Done { code: string; modifiers: string[]; minutes: number; units: number }

/** What was done in a session with its units; a code entered twice carries its units on the first line. */
export function doneIn(session: Session, insurer: Insurer | undefined): Done[] {
  const { procedures } = readProcedures(session.procedures);
  const reckoned = units({ procedures, rule: insurer?.unitsBy || 'cms' });
  const left: Record<string, number> = 'byCode' in reckoned ? { ...reckoned.byCode } : {};
  return procedures.map(({ code, modifiers = [], minutes }) => {
    const own = left[code] ?? 0;
    left[code] = 0;
    return { code, modifiers, minutes, units: own };
  });
}

/** Lines of a table; what cannot be read as a procedure stays as it was typed. */
export function procedureRows(session: Session, insurer: Insurer | undefined): ProcedureRow[] {
  const { problems } = readProcedures(session.procedures);
  if (problems.length > 0) return session.procedures.map((line) => ({ code: line, name: '', minutes: '', units: '' }));
  return doneIn(session, insurer).map((done) => ({
    code: coded(done), name: done.code === procedureLabel(done.code) ? '' : procedureLabel(done.code),
    minutes: done.minutes > 0 ? String(done.minutes) : '', units: String(done.units),
  }));
}

/** '97140-59'. */
export const coded = ({ code, modifiers }: { code: string; modifiers: readonly string[] }): string => [code, ...modifiers].join('-');
