// What a note needs before it is signed: what happened, and nothing else.

/** The cells of a session that signing looks at, as its row has them. */
export interface NoteFacts {
  date?: string;
  startsAt?: string;
  endsAt?: string;
  therapist?: string;
  type?: string;
  status?: string;
  techniques?: readonly string[];
  regions?: readonly string[];
  subjective?: string;
  objective?: string;
  assessment?: string;
  plan?: string;
  painBefore?: number | null;
  painAfter?: number | null;
  painNotTaken?: string;
  healthChanged?: string;
  voidedOn?: string;
}

export interface Missing {
  /** Heading of the cell to fill. */
  field: string;
  says: string;
}

/** What is missing, in the order of the form. Empty: the note can be signed. */
export function missingToSign(note: NoteFacts): Missing[] {
  const missing: Missing[] = [];
  const need = (there: unknown, field: string, says: string): void => {
    if (!there) missing.push({ field, says });
  };
  const written = (text: string | undefined): boolean => Boolean(text?.trim());
  need(!note.voidedOn, 'Voided on', 'A voided note is not signed.');
  need(note.status === 'completed', 'Status', 'Only a completed session is signed.');
  need(note.date, 'Date', 'The date is missing.');
  need(note.startsAt && note.endsAt, note.startsAt ? 'Ends at' : 'Starts at', 'Say when it began and ended.');
  need(note.therapist, 'Therapist ID', 'Say who gave it.');
  need(note.healthChanged, 'Health changed', 'Review the history: has anything changed?');
  need(written(note.subjective), 'Subjective', 'Subjective is empty: what the client tells.');
  need(written(note.objective), 'Objective', 'Objective is empty: what you found.');
  need(note.type === 'assessment' || note.techniques?.some(written), 'Techniques', 'Say what was done.');
  need(note.regions?.some(written), 'Regions', 'Name the regions.');
  need(written(note.assessment), 'Assessment', 'Assessment is empty: how the client responded.');
  need(written(note.plan), 'Plan', 'Plan is empty: what comes next.');
  const before = typeof note.painBefore === 'number';
  const after = typeof note.painAfter === 'number';
  if ((!before || !after) && !written(note.painNotTaken)) {
    const when = before ? 'after' : after ? 'before' : 'before and after';
    missing.push({ field: before ? 'Pain after' : 'Pain before', says: `Pain ${when} is missing. Enter it, or say why under “Pain not taken”.` });
  }
  return missing;
}

const fewWords = 12; // shorter notes are often alike without being copied
const nearlyAll = 0.9;

/** Whether a note is so like another that it may have been copied: nine in ten word pairs shared. */
export function nearlySame(a: NoteFacts, b: NoteFacts): boolean {
  const [mine, theirs] = [wordsOf(a), wordsOf(b)];
  if (mine.length < fewWords || theirs.length < fewWords) return false;
  const [pairs, others] = [pairsOf(mine), pairsOf(theirs)];
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared += 1;
  return shared / (pairs.size + others.size - shared) >= nearlyAll;
}

function wordsOf({ subjective, objective, assessment, plan }: NoteFacts): string[] {
  return [subjective, objective, assessment, plan].map((text) => text ?? '').join(' ').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function pairsOf(words: readonly string[]): Set<string> {
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}
