// Scores of outcome measures from their answers, and which change matters. The licensed forms themselves stay on paper.

export type MeasureKind = 'NPRS' | 'ODI' | 'NDI' | 'QuickDASH' | 'PSFS' | 'Roland-Morris' | 'FIQR';

export interface Score {
  /** One decimal, half up; null where too much is missing or an answer is out of range. */
  score: number | null;
  /** The form's own word for the score, '' where it has none. */
  band: string;
  /** Answers missing. */
  missing: number;
  /** NDI: its points as percent. */
  percent?: number | null;
  /** Why there is no score. */
  why?: string;
}

interface Form {
  /** How many answers it has; null: as many as the client names activities, up to 5. */
  items: number | null;
  least: number;
  most: number;
  /** How many may be missing. */
  spare: number;
  /** The exact score from the answers given. */
  from(answers: readonly number[], all: readonly (number | null)[]): number | null;
  bands?: readonly [from: number, name: string][];
  /** Bands begin above their number, not at it. */
  above?: boolean;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;

/** The forms. ODI and NDI bands, FIQR bands of Salaffi 2018: see each form's own paper. */
const forms: Record<MeasureKind, Form> = {
  'NPRS': { items: 1, least: 0, most: 10, spare: 0, from: sum },
  'ODI': {
    items: 10, least: 0, most: 5, spare: 1, from: (answers) => (sum(answers) / (5 * answers.length)) * 100, above: true,
    bands: [[-1, 'minimal'], [20, 'moderate'], [40, 'severe'], [60, 'crippling'], [80, 'bed-bound or exaggerating']],
  },
  'NDI': {
    items: 10, least: 0, most: 5, spare: 2, from: (answers) => mean(answers) * 10,
    bands: [[0, 'none'], [5, 'mild'], [15, 'moderate'], [25, 'severe'], [35, 'complete']],
  },
  'QuickDASH': { items: 11, least: 1, most: 5, spare: 1, from: (answers) => (mean(answers) - 1) * 25 },
  'PSFS': { items: null, least: 0, most: 10, spare: 4, from: mean },
  'Roland-Morris': { items: 24, least: 0, most: 1, spare: 0, from: sum },
  'FIQR': {
    items: 21, least: 0, most: 10, spare: 20, from: (_answers, all) => fiqr(all), above: true,
    bands: [[-1, 'remission'], [30, 'mild'], [45, 'moderate'], [65, 'high']],
  },
};

/** Nine of function, two overall, ten symptoms; in each, what is missing weighs as the mean of the rest. */
function fiqr(all: readonly (number | null)[]): number | null {
  const domain = (from: number, to: number): number | null => {
    const answers = all.slice(from, to).filter((item): item is number => item !== null);
    return answers.length > 0 ? mean(answers) * (to - from) : null;
  };
  const [ability, overall, symptoms] = [domain(0, 9), domain(9, 11), domain(11, 21)];
  return ability === null || overall === null || symptoms === null ? null : ability / 3 + overall + symptoms / 2;
}

/** 'RMDQ' is Roland-Morris; null for what has no answers to score, as range of motion. */
export function measureKind(kind: string): MeasureKind | null {
  const plain = kind.toLowerCase().replace(/[^a-z]/g, '');
  if (plain === 'rmdq') return 'Roland-Morris';
  for (const known of ['NPRS', 'ODI', 'NDI', 'QuickDASH', 'PSFS', 'Roland-Morris', 'FIQR'] as const) if (known.toLowerCase().replace('-', '') === plain) return known;
  return null;
}

/** Scores a form. Roland-Morris also takes the number of ticks alone. */
export function score({ kind, items }: { kind: string; items: readonly (number | null)[] }): Score {
  const known = measureKind(kind);
  if (!known) return { score: null, band: '', missing: 0, why: `${kind} has no score.` };
  const form = forms[known];
  const none = (why: string, missing = 0): Score => ({ score: null, band: '', missing, why });
  const ticksAlone = known === 'Roland-Morris' && items.length === 1;
  const [count, most] = ticksAlone ? [1, 24] : [form.items ?? Math.max(1, Math.min(5, items.length)), form.most];
  if (items.length > count) return none(`${known} has ${count} ${count === 1 ? 'answer' : 'answers'}; these are ${items.length}.`);
  const all = Array.from({ length: count }, (_, i) => items[i] ?? null);
  const answers = all.filter((item): item is number => item !== null);
  const wrong = answers.find((item) => !Number.isFinite(item) || item < form.least || item > most);
  if (wrong !== undefined) return none(`Answers of ${known} run from ${form.least} to ${most}, not ${wrong}.`);
  const missing = count - answers.length;
  if (missing > form.spare || answers.length === 0) return none(`${known} needs at least ${Math.max(1, count - form.spare)} of ${count} answers.`, missing);
  const exact = form.from(answers, all);
  if (exact === null) return none(`${known} needs an answer in each part.`, missing);
  const band = [...(form.bands ?? [])].reverse().find(([from]) => (form.above ? exact > from + 1e-9 : exact >= from - 1e-9))?.[1] ?? '';
  return { score: halfUp(exact), band, missing, ...(known === 'NDI' ? { percent: halfUp(exact * 2) } : {}) };
}

/** One decimal, half up: 35.55 is 35.6. */
export function halfUp(value: number): number {
  return Math.floor(value * 10 + 0.5 + 1e-9) / 10;
}

/** The smallest change that matters: points, and percent of the baseline where one is in use. Of FIQR none is known here. */
const leastChange: Partial<Record<MeasureKind, { points: number; percent?: number }>> = {
  'NPRS': { points: 2, percent: 30 }, 'ODI': { points: 10, percent: 30 }, 'NDI': { points: 5 }, 'QuickDASH': { points: 14 },
  'PSFS': { points: 2 }, 'Roland-Morris': { points: 5, percent: 30 },
};
/** Stratford 1995: one activity of the PSFS alone must change by more than the mean of several. */
const onePsfsActivity = { points: 3 };

/** The rule for a measure; `what` names a single activity of the PSFS. */
export const leastChangeOf = (kind: MeasureKind, what = ''): { points: number; percent?: number } | undefined =>
  (kind === 'PSFS' && what.trim() !== '' ? onePsfsActivity : leastChange[kind]);

export interface Change {
  /** Positive is better, whichever way the measure runs. */
  better: number;
  /** Of the baseline; null where that is 0. */
  percent: number | null;
  /** By points, and by percent of the baseline; null where the measure has no such rule. */
  byPoints: boolean;
  byPercent: boolean | null;
  /** By either; null where no rule is known. */
  meaningful: boolean | null;
  worse: boolean;
}

/** What became of a baseline; `what` as the Measures tab has it. Null for what has no score, as range of motion. */
export function changeFrom({ kind, what, baseline, now }: { kind: string; what?: string; baseline: number; now: number }): Change | null {
  const known = measureKind(kind);
  if (!known) return null;
  const better = halfUp(known === 'PSFS' ? now - baseline : baseline - now);
  const rule = leastChangeOf(known, what);
  const { points = Infinity, percent: least } = rule ?? {};
  const exact = baseline === 0 ? null : (better / baseline) * 100;
  const byPoints = better >= points;
  const byPercent = least === undefined ? null : exact !== null && better > 0 && exact >= least - 1e-9;
  return { better, percent: exact === null ? null : halfUp(exact), byPoints, byPercent, meaningful: rule ? byPoints || byPercent === true : null, worse: better < 0 };
}
