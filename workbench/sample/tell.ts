// Tells one story into the sample: its case, cover, orders, sessions and the papers around them.

import { blank } from '../../src/kit/blank.ts';
import { addDays, addMonths, type Day } from '../../src/kit/day.ts';
import { type Case, cases } from '../../src/clinic/cases/table.ts';
import { type Contact, contacts } from '../../src/clinic/contacts/table.ts';
import { type Cover, cover } from '../../src/clinic/cover/table.ts';
import type { Chance } from './chance.ts';
import type { Sample } from './clinic.ts';
import { type Condition, conditions } from './conditions.ts';
import type { Diary } from './diary.ts';
import { type Course, coursesOf } from './orders.ts';
import { authorizationsOf, goalsOf, measuresOf } from './papers.ts';
import { type Payer, payers } from './payers.ts';
import { phone } from './people.ts';
import type { Story } from './stories.ts';
import { type Giving, giveCourse, giveRegularly, giveTheRest } from './visits.ts';

interface Telling { story: Story; at: number; today: Day; diary: Diary; luck: Chance }

const starts = ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '13:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00', '16:30', '17:00'];

export function tell(sample: Sample, telling: Telling): void {
  const { story, at, today, luck, diary } = telling;
  const ids = { client: `client:${story.who}`, case: `case:${at}`, cover: `cover:${at}` };
  const therapist = sample.therapists[story.therapist];
  const provider = sample.providers[story.condition === 'tmj' ? 7 : (at * 3) % 7]?.id ?? '';
  const making = { story, today, luck, provider };
  const giving: Giving = {
    ...making, ...ids, diary, timeZone: sample.settings['Time zone'] ?? '', therapist: therapist?.id ?? '', therapistEmail: therapist?.email ?? '', payer: story.payer,
    usualStart: luck.pick(starts), usualDay: (at % 5) + 1, firstPain: luck.whole(6, 8), made: sample.sessions,
  };
  const courses = coursesOf(making);
  courses.forEach((course, n) => Object.assign(course.referral, { ...ids, id: `referral:${at}:${n}` }));
  if (story.regular) tellRegular(sample, giving, { ids, courses });
  for (const course of courses) giveCourse(giving, course);
  giveTheRest(giving, courses);

  const mine = sample.sessions.filter((one) => one.case === ids.case).sort((a, b) => (a.date < b.date ? -1 : 1));
  const given = mine.filter((one) => one.status === 'completed');
  const begun = courses[0]?.referral.writtenOn ?? mine[0]?.date ?? addDays(today, -3);
  const openedOn = begun < today ? begun : addDays(today, -3);
  const row = caseOf(story, { ids, openedOn, luck });
  if (story.now === 'discharged') row.closedOn = given[given.length - 1]?.date ?? '';
  sample.cases.push(row);
  sample.cover.push(coverOf(story, { ids, row, luck, at, today }));
  sample.referrals.push(...courses.map((course) => course.referral));
  sample.goals.push(...goalsOf(story, ids.case, openedOn, luck));
  sample.measures.push(...measuresOf(story, given, luck));
  sample.authorizations.push(...authorizationsOf(story.payer, { id: ids.cover, from: openedOn }, given));
  sample.contacts.push(...contactsOf(story, ids, today));
  const client = sample.clients.find((one) => one.id === ids.client);
  if (client && story.now === 'discharged') client.status = 'discharged';
  if (client && story.now === 'waiting') client.status = 'waiting';
}

interface Ids { client: string; case: string; cover: string }

/** Every other week on their own account, until the first order. */
function tellRegular(sample: Sample, giving: Giving, { ids, courses }: { ids: Ids; courses: Course[] }): void {
  const own: Ids = { client: ids.client, case: `${ids.case}:own`, cover: `${ids.cover}:own` };
  const story: Story = { ...giving.story, condition: 'wellness', payer: 'self', now: 'none' };
  const from = addMonths(giving.today, -14);
  const until = courses[0]?.referral.writtenOn ?? giving.today;
  giveRegularly({ ...giving, ...own, story, payer: 'self', firstPain: 4 }, from, addDays(until, -10));
  const row = caseOf(story, { ids: own, openedOn: from, luck: giving.luck });
  sample.cases.push({ ...row, closedOn: until });
  sample.cover.push({ ...blank(cover), id: own.cover, client: own.client, insurer: payers().self.id, case: own.case, startsOn: from });
}

function caseOf(story: Story, { ids, openedOn, luck }: { ids: Ids; openedOn: Day; luck: Chance }): Case {
  const condition: Condition = conditions[story.condition];
  const injury = condition.cause === 'auto' || condition.cause === 'work';
  const cause = story.payer === 'L&I' || story.payer === 'comp' ? 'work' : story.payer === 'PIP' || story.payer === 'Florida PIP' ? 'auto' : condition.cause === 'work' ? 'other' : condition.cause;
  return {
    ...blank(cases), id: ids.case, client: ids.client, condition: condition.name, side: condition.side, regions: [...condition.regions], cause,
    onsetOn: story.condition === 'wellness' ? '' : addDays(openedOn, -luck.whole(injury ? 5 : 30, injury ? 30 : 200)), openedOn,
    plannedVisits: story.now === 'none' ? null : luck.pick([8, 12, 16, 24]), protocol: condition.techniques.slice(0, 2).join(', then '),
  };
}

const employers = ['Harbor Freight Lines (made up)', 'Cedar & Co. Roofing (made up)', 'Sound Grocers (made up)'];
const adjusters = ['Pat Linwood', 'Chris Vandermeer', 'Lee Ashdown'];

function coverOf(story: Story, { ids, row, luck, at, today }: { ids: Ids; row: Case; luck: Chance; at: number; today: Day }): Cover {
  const isClaim = !['plan', 'open plan', 'FSA', 'self'].includes(story.payer);
  const claim: Partial<Cover> = isClaim ? {
    claimNo: `${claimPrefix[story.payer] ?? 'X'}${String(700 + at).padStart(6, '0')}`, injuredOn: row.onsetOn, startsOn: row.onsetOn, adjuster: luck.pick(adjusters), adjusterPhone: phone(170 + (at % 10)), adjusterEmail: `adjuster${at % 3}@example.com`,
    ...(row.cause === 'work' ? { employer: luck.pick(employers) } : { accidentState: story.payer === 'Florida PIP' ? 'FL' : 'WA', moneyLimit: 10000 }),
  } : { startsOn: `${row.openedOn.slice(0, 4)}-01-01` };
  const policy: Partial<Cover> = story.payer === 'plan' || story.payer === 'open plan'
    ? { memberId: `00${luck.whole(10000, 99999)}${at}`, groupNo: `0${luck.whole(100, 999)}`, copay: luck.pick([20, 25, 30, 40]), relation: 'self' } : {};
  const checked = story.now === 'waiting' ? { status: 'to check' as const } : luck.happens(0.6) ? { checkedOn: addDays(today, -luck.whole(3, 120)), checkedWith: `Provider line, ref. ${luck.whole(1000, 9999)}` } : {};
  return {
    ...blank(cover), id: ids.cover, client: ids.client, case: isClaim ? ids.case : '', insurer: payers()[story.payer].id, ...claim, ...policy, ...checked,
    ...(story.who === 10 ? { usedBefore: 4 } : {}), ...(story.now === 'discharged' ? { status: 'ended' as const, endsOn: row.closedOn } : {}),
  };
}

const claimPrefix: Partial<Record<Payer, string>> = { 'L&I': 'ZZ', 'PIP': 'PIP-', 'Florida PIP': 'FL-', 'comp': 'TP-' };

function contactsOf(story: Story, ids: Ids, today: Day): Contact[] {
  const call = (values: Partial<Contact>): Contact => ({ ...blank(contacts), id: `contact:${ids.case}`, about: ids.client, kind: 'call', on: addDays(today, -2), ...values });
  if (story.now === 'missing') return [call({ with: 'The doctor’s office', what: 'Asked for the order; they fax it this week.', next: 'Ask again', dueOn: addDays(today, 3) })];
  if (story.follows === 'draft') return [call({ about: ids.cover, with: 'The doctor’s office', what: 'Sent the order back for what is missing.', next: 'Look for the fax', dueOn: addDays(today, 2) })];
  return [];
}
