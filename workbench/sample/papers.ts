// What stands around the sample's treatments: measures, goals, consents, screenings, approvals, contacts, addenda.

import { blank } from '../../src/kit/blank.ts';
import { addDays, addMonths, type Day } from '../../src/kit/day.ts';
import { type Addendum, addenda } from '../../src/clinic/addenda/table.ts';
import { type Authorization, authorizations } from '../../src/clinic/authorizations/table.ts';
import type { Client } from '../../src/clinic/clients/table.ts';
import { type Consent, consents } from '../../src/clinic/consents/table.ts';
import { type Goal, goals } from '../../src/clinic/goals/table.ts';
import { type Measure, measures } from '../../src/clinic/measures/table.ts';
import { type Screening, screenings } from '../../src/clinic/screenings/table.ts';
import type { Session } from '../../src/clinic/sessions/table.ts';
import type { Chance } from './chance.ts';
import { type Condition, conditions } from './conditions.ts';
import type { Payer } from './payers.ts';
import type { Story } from './stories.ts';

/** Scores at the first visit and every fifth; they follow the way the case goes. */
export function measuresOf(story: Story, given: Session[], luck: Chance): Measure[] {
  const { score, rom }: Condition = conditions[story.condition];
  const end = story.steady ? 0.12 : 1;
  return given.flatMap((session, at) => {
    if (at % 5 !== 0 || session.painBefore === null) return [];
    const along = Math.min(1, at / 11) * end;
    const base = { ...blank(measures), client: session.client, case: session.case, session: session.id, takenOn: session.date };
    const between = (first: number, last: number, spread: number): number => Math.round(first + (last - first) * along) + (at === 0 ? 0 : luck.whole(-spread, spread));
    const rows: Measure[] = [{ ...base, kind: 'NPRS', when: 'before', value: session.painBefore, unit: 'points' }];
    if (score) rows.push({ ...base, kind: score.kind, when: 'before', value: Math.max(0, evened(score.kind, between(score.first, score.last, 2))), unit: score.unit });
    if (rom) rows.push({ ...base, kind: 'ROM', when: 'before', what: rom.what, side: rom.side, value: between(rom.first, rom.last, 2), unit: rom.unit });
    return rows.map((row, nth) => ({ ...row, id: `measure:${session.id}:${nth}` }));
  });
}

/** The ODI has fifty points shown as percent: even numbers only. */
const evened = (kind: Measure['kind'], value: number): number => (kind === 'ODI' ? value - (value % 2) : value);

export function goalsOf(story: Story, caseId: string, openedOn: Day, luck: Chance): Goal[] {
  const { goal, score, rom }: Condition = conditions[story.condition];
  const measured = score ? { measure: score.kind, baseline: score.first, target: score.last } : rom ? { measure: `ROM ${rom.what}`, baseline: rom.first, target: rom.last } : {};
  const reached: Partial<Goal> = story.now === 'discharged' ? { state: 'reached', reachedOn: addDays(openedOn, 70) } : {};
  return [{ ...blank(goals), id: `goal:${caseId}`, case: caseId, goal, ...measured, targetOn: addDays(openedOn, luck.pick([56, 70, 84])), ...reached }];
}

export function consentsOf(client: Client, firstOn: Day, { today, luck }: { today: Day; luck: Chance }): Consent[] {
  const by = client.guardian;
  const given = (kind: Consent['kind'], more: Partial<Consent> = {}): Consent => ({ ...blank(consents), id: `consent:${client.id}:${kind}`, client: client.id, kind, version: '2024-2', givenOn: firstOn, givenBy: by, ...more });
  const rows = [given('treatment', luck.happens(0.1) ? { endsOn: addDays(today, luck.whole(-10, 20)) } : {}), given('fees')];
  if (client.reminders === 'email') rows.push(given('email'));
  if (luck.happens(0.15)) rows.push(given('sensitive area', { areas: [luck.pick(['gluteal', 'chest', 'abdomen'])] }));
  if (luck.happens(0.2)) rows.push(given('release', { areas: ['referring provider'], endsOn: addMonths(firstOn, 24), withdrawnOn: luck.happens(0.2) ? addDays(firstOn, 3) : '' }));
  return rows;
}

const questions: [item: string, level: Screening['level'], often: number, region?: string][] = [
  ['Fever or acute systemic infection', 'absolute', 0], ['Blood clot in a deep vein', 'absolute', 0], ['Open wound, burn or fresh scar', 'local', 0.08, 'left forearm'],
  ['Varicose veins', 'local', 0.2, 'left calf'], ['Blood thinners', 'clearance', 0.12], ['Osteoporosis', 'clearance', 0.08], ['Pregnancy', 'clearance', 0.04], ['High blood pressure, treated', 'caution', 0.2],
];

export function screeningsOf(client: Client, firstOn: Day, { today, luck }: { today: Day; luck: Chance }): Screening[] {
  return questions.flatMap(([item, level, often, region], at) => {
    const answer = luck.happens(often) ? 'yes' : 'no';
    if (answer === 'no' && at > 2 && luck.happens(0.5)) return [];
    const asked = luck.happens(0.3);
    const clearedOn = addDays(firstOn, 4);
    const clearance: Partial<Screening> = answer === 'no' || level !== 'clearance' ? {} : asked ? { clearance: 'asked' }
      : { clearance: 'given', clearedOn: clearedOn > today ? today : clearedOn, clearedBy: 'The referring provider', until: addMonths(clearedOn, 12) };
    return [{ ...blank(screenings), id: `screening:${client.id}:${at}`, client: client.id, item, level, answer, region: answer === 'yes' ? region ?? '' : '', askedOn: firstOn, ...clearance }];
  });
}

/** What the insurer had to approve, for a claim with so many visits given. */
export function authorizationsOf(payer: Payer, cover: { id: string; from: Day }, given: Session[]): Authorization[] {
  const steps: [fromVisit: number, visits: number, number: string][] = payer === 'L&I' ? [[7, 6, 'F245-417-000'], [13, 36, 'CM']] : payer === 'comp' ? [[1, 48, 'TP']] : [];
  return steps.flatMap(([fromVisit, visits, number], at) => {
    const reached = fromVisit === 1 ? cover.from : given[fromVisit - 3]?.date;
    if (reached === undefined) return [];
    return [{ ...blank(authorizations), id: `authorization:${cover.id}:${at}`, cover: cover.id, number: `${number}-${String(given.length).padStart(3, '0')}`, askedOn: addDays(reached, -4), answeredOn: addDays(reached, -1), answer: 'granted', visits, startsOn: addDays(reached, -1), endsOn: addMonths(reached, 18) }];
  });
}

export function addendaOf(signed: Session[]): Addendum[] {
  const text = 'Client called the next morning: no soreness, slept through. Asked to keep the same pressure.';
  return signed.map((session) => ({
    ...blank(addenda), id: `addendum:${session.id}`, session: session.id, text, by: session.signedBy, at: `${addDays(session.signedAt.slice(0, 10), 1)}${session.signedAt.slice(10)}`,
  }));
}
