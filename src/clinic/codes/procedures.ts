// Procedure codes a massage clinic meets, with our own labels. CPT is a trademark of the American Medical
// Association: only numbers stand here, no descriptors.

export interface Procedure {
  code: string;
  label: string;
  /** Why it may not be payable, if so. */
  note?: string;
}

const scope = 'Outside the scope of massage for some states and payers.';
const report = 'Needs a report.';

/** What the picker offers, the usual first. */
export const procedures: readonly Procedure[] = [
  { code: '97124', label: 'Massage' },
  { code: '97140', label: 'Manual therapy' },
  { code: '97010', label: 'Hot or cold packs', note: 'Often bundled, not paid.' },
  { code: '97112', label: 'Neuromuscular re-education', note: scope },
  { code: '97110', label: 'Therapeutic exercise', note: scope },
  { code: '97530', label: 'Therapeutic activities', note: scope },
  { code: '97035', label: 'Ultrasound', note: scope },
  { code: '97032', label: 'Electrical stimulation, attended', note: scope },
  { code: '97014', label: 'Electrical stimulation, unattended', note: 'Outside the scope of massage for some states and payers. Medicare-type payers take G0283.' },
  { code: 'G0283', label: 'Electrical stimulation, unattended (HCPCS)', note: scope },
  { code: '97012', label: 'Mechanical traction', note: scope },
  { code: '97016', label: 'Vasopneumatic device', note: scope },
  { code: '97018', label: 'Paraffin bath', note: 'In some states.' },
  { code: '97026', label: 'Infrared', note: 'In some states.' },
  { code: 'S8990', label: 'Maintenance therapy, per visit', note: 'Not restorative care.' },
  { code: '97039', label: 'Unlisted modality', note: report },
  { code: '97139', label: 'Unlisted procedure', note: report },
];

/** The label of a code in the list, else the code itself. */
export function procedureLabel(code: string): string {
  return procedures.find((one) => one.code === code)?.label ?? code;
}

/** Whether a code is billed by 15 minutes; else once a visit. By its place in the numbering. */
export const isTimed = (code: string): boolean => /^97(03[2-6]|11[0-79]|12[0-7]|140|53[037]|542|7[56])/.test(code);

/** Why a code cannot be billed as massage; null if nothing is known against it. */
export function codeProblem(code: string): string | null {
  if (code === 'S8940') return 'S8940 is horse-riding therapy, not massage. Take 97124 or 97140.';
  if (code === '97250') return '97250 ended in 1999. Take 97140.';
  if (code === '97122') return '97122 ended in 1999; it is often a misprint for 97112.';
  if (/^9700[12]$|^9716[1-8]$/.test(code)) return `${code} is an evaluation by a physical or occupational therapist.`;
  if (/^9894[0-3]$/.test(code)) return `${code} is chiropractic manipulation.`;
  if (/^9781[0-4]$/.test(code)) return `${code} is acupuncture.`;
  if (/^992[01]\d$/.test(code)) return `${code} is an office visit.`;
  return /^(\d{5}|[A-Z]\d{4}|\d{4}[A-Z])$/.test(code) ? null : `“${code}” is not a procedure code: five characters, like 97140.`;
}

/** What to look at when these codes stand on one day, the same day's other care included. */
export function pairWarnings(codes: readonly string[]): string[] {
  const has = (...wanted: string[]): boolean => wanted.every((code) => codes.includes(code));
  const warnings = has('97124', '97140') ? ['97124 and 97140 on one day: many payers pay one unless each has its own region and time.'] : [];
  const manipulation = codes.find((code) => /^9894[0-2]$/.test(code));
  for (const code of ['97140', '97124']) {
    if (manipulation && has(code)) warnings.push(`${code} beside chiropractic manipulation ${manipulation}: needs another region and modifier 59 or XS.`);
  }
  return warnings;
}
