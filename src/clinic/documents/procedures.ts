// Procedures as the session's cell has them, and as a document's table shows them.

export type ProcedureRow = { code: string; name: string; minutes: string };

/** Our own short labels: the codes' official wording is the AMA's. */
const labels: Record<string, string> = {
  97124: 'Massage', 97140: 'Manual therapy', 97010: 'Hot or cold pack', 97110: 'Exercise', 97112: 'Movement re-education', 97530: 'Activities',
  97035: 'Ultrasound', 97032: 'Electrical stimulation, attended', 97014: 'Electrical stimulation', 97018: 'Paraffin bath', 97026: 'Infrared',
};

/** '97140 × 30' → code, label, minutes; a line that reads otherwise stays as it is. */
export function procedureRows(procedures: readonly string[]): ProcedureRow[] {
  return procedures.map((line) => {
    const [, code = line, minutes = ''] = /^(\S+)\s*[×xX*]\s*(\d+)/.exec(line.trim()) ?? [];
    return { code, name: labels[code] ?? '', minutes };
  });
}

export const procedureLabel = (code: string): string => labels[code] ?? '';
