// What follows from choosing a client: where there is only one open case, cover or referral, it is that one.

import type { Start } from '../../src/kit/door.ts';
import { CasePapers, CoverPapers } from '../documents/above.tsx';
import type { Extras } from '../form/extras.ts';
import type { Typed } from '../places.ts';
import { ConditionFill } from './condition.tsx';

/** The only open record of the client, or ''. */
function only(lines: { id: string; client: string }[], client: string): string {
  const found = lines.filter((line) => line.client === client);
  return found.length === 1 && found[0] ? found[0].id : '';
}

/** Case, cover and referral of a client, as far as there is no choice. */
export function ofTheClient(client: string, start: Start): Typed {
  if (client === '') return { 'Case ID': '', 'Cover ID': '', 'Referral ID': '' };
  const referral = only(start.referrals.filter((line) => line.standing !== 'closed'), client);
  const cover = start.referrals.find((line) => line.id === referral)?.cover;
  return { 'Case ID': only(start.cases, client), 'Cover ID': cover || only(start.cover, client), 'Referral ID': referral };
}

/** Only these headings of what follows. */
export function pick(values: Typed, headings: string[]): Typed {
  return Object.fromEntries(headings.map((heading) => [heading, values[heading] ?? '']));
}

export const cases: Extras = {
  Above: CasePapers,
  under: { Condition: ConditionFill },
  initial: (start) => ({ 'Opened on': start.today }),
};

export const cover: Extras = {
  Above: CoverPapers,
  initial: (start, given) => pick(ofTheClient(given['Client ID'] ?? '', start), ['Case ID']),
  follow: (heading, values, start) => (heading === 'Client ID' ? pick(ofTheClient(values['Client ID'] ?? '', start), ['Case ID']) : {}),
};

export const measures: Extras = {
  initial: (start, given) => ({ 'Taken on': start.today, ...pick(ofTheClient(given['Client ID'] ?? '', start), ['Case ID']) }),
  follow: (heading, values, start) => (heading === 'Client ID' ? pick(ofTheClient(values['Client ID'] ?? '', start), ['Case ID']) : {}),
};
