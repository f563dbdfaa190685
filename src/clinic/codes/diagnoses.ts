// Diagnosis codes as an order carries them (ICD-10-CM): their form, what is known against them, and their side.
// A therapist does not diagnose: codes are copied, so what is only unknown here is asked, never refused.

import type { Issue } from '../../kit/refusal.ts';
import { conditions } from './conditions.ts';
import { readRegions, sideOf, withoutSide } from './regions.ts';

export interface DiagnosisIssue extends Issue {
  /** The code it is about. */
  diagnosis: string;
}

const mostOnAClaim = 12;

/** Families whose codes are all known here: what may follow the beginning. */
const wholeFamilies = `
M54.1 [0-8]|M54.2|M54.3 [012]|M54.4 [012]|M54.5 [019]|M54.6|M72.2|M79.7|M79.1 [0128]|M62.83 [018]|M17.0|M17.1 [012]|M25.51 [129]|M25.61 [129]|M25.65 [129]|M25.66 [129]
M75.0 [012]|M75.1 [012][012]|M75.4 [012]|M77.1 [012]|M26.60 [1239]|M26.62 [1239]|M26.63 [1239]|G56.0 [0-3]|G57.0 [0-3]|G89.3|G89.4|G93.3 [129]|R51 \\.[09]|G44.2 [012][19]
S13.4 XX[ADS]|S16.1 XX[ADS]|S39.012 [ADS]|S29.012 [ADS]|S33.5 XX[ADS]|S46.01 [129][ADS]|S43.42 [129][ADS]|S93.40 [129][ADS]
`;

const retired: Record<string, [until: string, now: string]> = {
  'M54.5': ['Sep 30, 2021', 'M54.50, M54.51 or M54.59'],
  'G93.3': ['Sep 30, 2022', 'G93.31, G93.32 or G93.39'],
  'R51': ['Sep 30, 2020', 'R51.0 or R51.9'],
  'M79.1': ['Sep 30, 2018', 'M79.10, M79.11, M79.12 or M79.18'],
};
// Said to have been split in 2024; not looked up in a whole list.
const perhapsSplit = /^M51\.3[67]$/;

/** Codes that exclude each other (Excludes1 of the tabular list), by their beginnings. */
const exclude = 'M54.3 M54.4|M54.5 M54.4|M54.5 S39.012|M54.5 M51.2|M54.4 M51.1|M54.3 M51.1|M54.3 G57.0|M54.2 M50|M75.1 S46.01|M79.1 M79.7|M54.1 M50.1|M54.1 M51.1|M54.1 M47.2|R53.82 G93.3|G43 R51.9';

/** Families with a side, and where they are: the character after the beginning is 1 right, 2 left, 3 both. */
const sided: [start: RegExp, places: string][] = [
  [/^M54\.[34](.)/, 'lumbar gluteal leg thigh calf foot hip sacroiliac knee lumbosacral'], [/^G56\.\d(.)/, 'arm elbow forearm wrist hand'], [/^G57\.\d(.)/, 'gluteal hip leg thigh knee calf ankle foot'],
  [/^M75\.[02-9](.)|^M75\.1[0-2](.)|^M25\.[56]1(.)|^S46\.01(.)|^S43\.4[02](.)|^M70\.91(.)/, 'shoulder arm'], [/^M25\.[56]2(.)|^M77\.[01](.)/, 'elbow arm forearm'],
  [/^M25\.[56]3(.)/, 'wrist forearm'], [/^M25\.[56]4(.)/, 'hand'], [/^M25\.[56]5(.)|^M70\.[67](.)/, 'hip thigh gluteal'], [/^M25\.[56]6(.)|^M17\.[13](.)/, 'knee'], [/^M25\.[56]7(.)|^S93\.40(.)/, 'ankle foot'],
  [/^S76\.31(.)/, 'thigh leg'], [/^S86\.11(.)/, 'calf leg'], [/^M26\.6[0236](.)/, 'jaw face head'],
];

/** Upper case, a point after the third character: 'm722' is M72.2. */
export function normalizeDiagnosis(text: string): string {
  const plain = text.trim().toUpperCase().replace(/,/g, '.').replace(/\s/g, '');
  return /^[A-Z]\d[0-9A-Z]{2,5}$/.test(plain) ? `${plain.slice(0, 3)}.${plain.slice(3)}` : plain;
}

/** Everything to put right or to look at (`ask`) in the codes of an order, and against the regions it names. */
export function checkDiagnoses(codes: string | readonly string[], regions: readonly string[] = []): { codes: string[]; issues: DiagnosisIssue[] } {
  const list = (typeof codes === 'string' ? codes.split(/[;\n]|,(?!\d{1,2}\b)/) : codes).map(normalizeDiagnosis).filter(Boolean);
  const issues: DiagnosisIssue[] = [];
  const wrong = (diagnosis: string, message: string): void => void issues.push({ code: 'invalid', field: 'Diagnosis codes', diagnosis, message });
  const ask = (diagnosis: string, message: string): void => void issues.push({ code: 'rule', field: 'Diagnosis codes', ask: true, diagnosis, message });
  const known = new Set(conditions().flatMap((condition) => condition.codes));
  list.forEach((code, i) => {
    const problem = problemOf(code);
    if (problem) wrong(code, problem);
    else if (perhapsSplit.test(code)) ask(code, `${code} may have been split in October 2024. Check it with the provider.`);
    else if (!known.has(code)) ask(code, `${code} is not in our short list. Check it against the order.`);
    if (list.indexOf(code) < i) wrong(code, `${code} is listed twice.`);
    if (i === 0 && list.length > 1 && /^[V-Y]/.test(code)) ask(code, `${code} is a cause, not a diagnosis: it is never listed first.`);
    const otherSide = problem ? null : sideProblem(code, regions);
    if (otherSide) ask(code, otherSide);
  });
  for (const pair of exclude.split('|')) {
    const [a, b] = pair.split(' ').map((start) => list.find((code) => code.startsWith(start)));
    if (a && b && a !== b) ask(a, `${a} and ${b} exclude each other. Ask the provider which it is.`);
  }
  if (list.length > mostOnAClaim) ask(list[mostOnAClaim] ?? '', `A claim takes ${mostOnAClaim} diagnoses; these are ${list.length}.`);
  return { codes: list, issues };
}

/** What is certainly wrong with a code, in words; null if nothing is known. */
function problemOf(code: string): string | null {
  if (/^\d{5}$/.test(code)) return `${code} is a procedure code, not a diagnosis.`;
  if (/^\d{3}(\.\d{1,2})?$/.test(code)) return `${code} is from ICD-9, which ended in 2015. Ask the provider for the ICD-10 code.`;
  if (!/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code)) return `“${code}” is not a diagnosis code. Codes look like M54.31 or S13.4XXD.`;
  if (/[IO]/.test(code.slice(1))) return `${code} has a letter where a digit 1 or 0 belongs.`;
  const [until, now] = retired[code] ?? [];
  if (until) return `${code} ended on ${until}. Now it is ${now}, as the provider says.`;
  const seventh = seventhProblem(code);
  if (seventh) return seventh;
  const family = wholeFamilies.trim().split(/[|\n]/).map((line) => line.split(' ')).filter(([start = '']) => code.startsWith(start)).sort(([a = ''], [b = '']) => b.length - a.length)[0];
  const [start = '', rest = ''] = family ?? [];
  if (family && !new RegExp(`^(?:${rest})$`).test(code.slice(start.length))) {
    return code === start ? `${code} is not complete: more characters follow, as for a side.` : `There is no code ${code}.`;
  }
  return null;
}

/** Injuries and their causes end in a 7th character, filled up with X: A active treatment, D healing, S sequela. */
function seventhProblem(code: string): string | null {
  const plain = code.replace('.', '');
  const last = plain.slice(-1);
  if (/^(S|T(?!86)|[VWX]|Y[0-3])/.test(plain)) {
    if (plain.length === 7) return /[A-HJKMNPQRS]/.test(last) ? null : `${code} ends in a 7th character A, D or S.`;
    const stem = /[ADS]/.test(last) && plain.length > 3 ? plain.slice(0, -1) : plain;
    const filled = `${stem.slice(0, 3)}.${stem.slice(3).padEnd(3, 'X')}`;
    return stem === plain
      ? `${code} needs a 7th character: ${filled}A active treatment, ${filled}D healing, ${filled}S sequela.`
      : `The ${last} of ${code} belongs in place 7: ${filled}${last}.`;
  }
  if (plain.length === 7 && /[A-Z]/.test(last) && !/^(M48|M80|M84)/.test(plain)) return `${code} has a 7th character ${last}, which only injuries and their causes have (S, T, V to Y).`;
  return null;
}

/** The side a code names; null where its family has none. */
export function sideOfCode(code: string): 'right' | 'left' | 'both' | 'unspecified' | null {
  if (code === 'M17.0') return 'both';
  const match = sided.map(([start]) => start.exec(code)).find(Boolean);
  const digit = match?.slice(1).find(Boolean);
  return digit === undefined ? null : digit === '1' ? 'right' : digit === '2' ? 'left' : digit === '3' ? 'both' : 'unspecified';
}

/** A code for the other side than the regions of its place, or for none where they name one. */
function sideProblem(code: string, regions: readonly string[]): string | null {
  const side = sideOfCode(code);
  const places = sided.find(([start]) => start.test(code))?.[1].split(' ') ?? (code === 'M17.0' ? ['knee'] : []);
  const there = regions.flatMap(readRegions).filter((region) => sideOf(region) && places.some((place) => withoutSide(region).endsWith(place)));
  const first = there[0];
  if (!side || !first || there.some((region) => side !== 'unspecified' && (side === 'both' || sideOf(region) === side || sideOf(region) === 'both'))) return null;
  return side === 'unspecified' ? `${code} names no side; the regions name the ${first}.` : `${code} is for the ${side} side; the regions name the ${first}.`;
}

/** Regions worked on that no code of the order speaks of; none where a code may be anywhere or is not in our list. */
export function regionsWithoutCode(regions: readonly string[], codes: readonly string[]): string[] {
  const list = conditions();
  const places = codes.map((code) => sided.find(([start]) => start.test(code))?.[1].split(' ') ?? list.find((condition) => condition.codes.includes(code))?.regions ?? []);
  if (codes.length === 0 || places.some((each) => each.length === 0 || each.includes('whole body'))) return [];
  return regions.filter((region) => {
    const read = readRegions(region).map(withoutSide);
    return read.length > 0 && !read.some((place) => place === 'back' || places.some((each) => each.some((one) => place.endsWith(one) || one.endsWith(place))));
  });
}
