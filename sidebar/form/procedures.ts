// Procedures as typed: `97140 30, 97124x15` is read as `97140 × 30; 97124 × 15`.

export interface Procedure { code: string; minutes: number }

/** The procedures that can be read in a text, and what cannot. */
export function readProcedures(text: string): { procedures: Procedure[]; unread: string[] } {
  const procedures: Procedure[] = [];
  const unread: string[] = [];
  for (const part of text.split(/[;,\n]/).map((piece) => piece.trim()).filter(Boolean)) {
    const found = /^([A-Za-z]?\d{4,5}[A-Za-z]?)(?:\s*[×x*:@]\s*|\s+)(\d{1,3})(?:\s*(?:min|minutes|m))?$/i.exec(part);
    if (found) procedures.push({ code: (found[1] ?? '').toUpperCase(), minutes: Number(found[2]) });
    else unread.push(part);
  }
  return { procedures, unread };
}

/** The cell's way of writing; what cannot be read stays as it is. */
export function tidyProcedures(text: string): string {
  const { procedures, unread } = readProcedures(text);
  return [...procedures.map(({ code, minutes }) => `${code} × ${minutes}`), ...unread].join('; ');
}

export const minutesOfAll = (procedures: Procedure[]): number => procedures.reduce((sum, each) => sum + each.minutes, 0);
