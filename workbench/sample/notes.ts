// The notes of the sample's treatments: believable, different each time, and getting better with the case.

import type { Session } from '../../src/clinic/sessions/table.ts';
import type { Chance } from './chance.ts';
import { type Condition, conditions, type Phase } from './conditions.ts';
import type { Story } from './stories.ts';

type Clinical = Pick<Session, 'healthChanged' | 'consentToday' | 'painBefore' | 'painAfter' | 'subjective' | 'objective' | 'techniques' | 'regions' | 'pressure' | 'reaction' | 'assessment' | 'plan' | 'homeCare' | 'sameDayCare'>;

export interface Visit {
  /** Completed visits of the case before this one. */
  before: number;
  type: Session['type'];
  /** Pain at the first visit. */
  firstPain: number;
  last?: Clinical;
}

const since: Record<Phase, readonly string[]> = {
  bad: ['Pain most of the day.', 'Worse in the evening.', 'Needs medicine to get through the shift.', 'No position is comfortable for long.', ''],
  better: ['Better than last week.', 'Good for two days after the last visit, then slowly back.', 'Did the exercises most days.', 'Less medicine than before.', 'About the same as last time, with one better day.'],
  good: ['Much better overall.', 'Keeps up the exercises.', 'Forgets about it for most of the day.', 'Ready to space the visits out.', 'A little sore after being active, gone by morning.'],
};

const response: Record<Phase, readonly string[]> = {
  bad: ['Guarding eases late in the visit.', 'Tolerated light to medium pressure; tissue slow to change.', 'Motion gained during the visit is small.', 'Responds to slow work; flare if rushed.'],
  better: ['Tissue gives way sooner than last week.', 'Gains of last visit partly kept.', 'Tolerates more load; tenderness down a grade.', 'Motion and sleep improve together.'],
  good: ['Gains kept between visits.', 'Function is back for most of the day.', 'Close to the goal.', 'Little left to treat beyond endurance.'],
};

const next: Record<Phase, readonly string[]> = {
  bad: ['Continue as ordered; short holds, light pressure.', 'Same areas next visit; add gentle range.', 'Look again at sleep position.', 'Call the provider if numbness spreads.'],
  better: ['Continue as ordered; deeper work as tolerated.', 'Add strengthening at home.', 'Measure again in two visits.', 'Work on the opposite side for balance.'],
  good: ['Go to once a week, then stop.', 'Prepare the discharge; review home care.', 'Measure next visit and report.', 'Maintain; come back on a flare.'],
};

/** Who comes for upkeep has no illness to report on. */
const upkeep = {
  since: ['Nothing new.', 'Busy weeks at work.', 'Slept well.', 'Back at the gym.', ''],
  response: ['Relaxed well; tone evens out.', 'Tissue softens quickly.', 'Left side took longer.', 'Usual pattern, eases by the end.'],
  next: ['Same in two weeks.', 'Come back when it tightens.', 'More time on the shoulders next visit.', 'Keep up the home care.'],
};

const unexpected = ['Mild bruise at the left forearm, told at checkout.', 'Light-headed on sitting up; rested five minutes, fine.', 'Sore for a day after last visit.'];

/** Everything a therapist writes of a treatment, but times and procedures. */
export function noteOf(story: Story, visit: Visit, luck: Chance): Clinical {
  const condition: Condition = conditions[story.condition];
  const along = story.steady ? Math.min(0.3, visit.before / 30) : Math.min(1, visit.before / 11);
  const phase: Phase = along < 0.35 ? 'bad' : along < 0.75 ? 'better' : 'good';
  const words = story.condition === 'wellness' ? upkeep : { since: since[phase], response: response[phase], next: next[phase] };
  const painBefore = within(Math.round(visit.firstPain - (visit.firstPain - 2) * along) + (visit.before === 0 ? 0 : luck.whole(-1, 1)), 1, 9);
  const painAfter = within(painBefore - luck.whole(1, 3), 0, 9);
  const asked = visit.type === 'assessment' ? 'First visit: history and consent reviewed, goals agreed. ' : '';
  return {
    healthChanged: luck.happens(0.05) ? 'yes' : 'no', consentToday: 'yes', painBefore, painAfter,
    subjective: asked + joined(other(luck, condition.subjective[phase], visit.last?.subjective), luck.pick(words.since)),
    objective: other(luck, condition.objective[phase], visit.last?.objective),
    techniques: condition.techniques.filter((_, at) => at < 2 || luck.happens(0.5)),
    regions: condition.regions.filter((_, at) => at === 0 || luck.happens(0.75)),
    pressure: phase === 'bad' ? 'light' : luck.pick(['medium', 'medium', 'firm']),
    reaction: luck.happens(0.03) ? luck.pick(unexpected) : '',
    assessment: joined(`Pain ${painBefore} before, ${painAfter} after; ${visit.firstPain} at the first visit.`, other(luck, words.response, visit.last?.assessment)),
    plan: other(luck, words.next, visit.last?.plan),
    homeCare: luck.happens(0.6) ? luck.pick(condition.homeCare) : '',
    sameDayCare: luck.happens(0.03) ? 'Chiropractic adjustment this morning.' : '',
  };
}

const joined = (...parts: string[]): string => parts.filter(Boolean).join(' ');
const within = (n: number, least: number, most: number): number => Math.max(least, Math.min(most, n));

/** One of the texts, not the one that stands in the last note. */
function other(luck: Chance, from: readonly string[], last = ''): string {
  const fresh = from.filter((text) => !last.includes(text));
  return luck.pick(fresh.length > 0 ? fresh : from);
}
