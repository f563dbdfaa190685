// Procedures as typed: `97140 30, 97124-59x15` is kept as `97140 × 30; 97124-59 × 15`.

import { readProcedures, writeProcedures } from '../../src/clinic/sessions/units.ts';

/** The cell's way of writing; what cannot be read stays as it is. */
export const tidyProcedures = (text: string): string => text.split(/[;,\n]/).map((part) => part.trim()).filter(Boolean).map((part) => {
  const { procedures, problems } = readProcedures(part);
  return problems.length > 0 ? part : writeProcedures(procedures);
}).join('; ');
