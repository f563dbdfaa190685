// Whether an insurer will pay for a session: yes, check or no, each reason in words.

import { type Day, startOfWeek } from '../../kit/day.ts';
import { readRegions, sideOf, withoutSide } from '../codes/regions.ts';
import { codeProblem } from '../codes/procedures.ts';
import type { Earlier } from '../referrals/counted.ts';
import { type CountBy, type Placed, type Terms, type Visit, allocate, byDate, isBooked, isGiven, isSameVisit, near } from '../referrals/counting.ts';
import { overPace } from '../referrals/pace.ts';
import { type OrderFacts, type OrderRules, missingFrom, termsAmong } from '../referrals/standing.ts';
import { type AuthorizationFacts, type NthVisit, authorizationLacking, numbered } from './authorization.ts';
import { openingOf } from './derive.ts';
import { type LimitPeriod, countCover, visitsIn } from './period.ts';

export type Covered = 'yes' | 'check' | 'no';
export type CoverReason =
  | 'not payable' | 'cover dates' | 'before the injury' | 'license' | 'no referral' | 'referral' | 'limit' | 'money' | 'authorization' | 'code'
  | 'draft' | 'region' | 'pace' | 'same day' | 'cover unchecked';

export interface CoverCheck {
  covered: Covered;
  /** Why not, or why to look; what is wrong first. Empty where nothing is. */
  why: string[];
  /** The kind of each reason, beside `why`. */
  codes: CoverReason[];
  /** The order it would count on; null: none. */
  referral: string | null;
  /** An order that fits though another was chosen; never taken without asking. */
  wouldFit?: string;
  /** 'Visit 5 of 12 on R-00017.' */
  visit: string;
}

/** The session at hand, saved or not. */
export interface SessionFacts extends Visit {
  regions?: readonly string[];
  /** Codes of its procedures. */
  codes?: readonly string[];
}

export interface CoverFacts {
  id: string;
  status?: 'active' | 'to check' | 'ended' | '';
  startsOn?: Day | '';
  endsOn?: Day | '';
  injuredOn?: Day | '';
  visitLimit?: number | null;
  usedBefore?: number | null;
  moneyLimit?: number | null;
  moneyLeft?: number | null;
}

export interface InsurerFacts extends OrderRules {
  name: string;
  kind?: string;
  massagePayable?: 'yes' | 'no' | '';
  referralNeeded?: 'yes' | 'no' | '';
  codesAllowed?: readonly string[];
  limitPeriod?: LimitPeriod;
  visitsPerPeriod?: number | null;
  visitsPerWeek?: number | null;
  countBy?: CountBy | '';
  authorizationSteps?: readonly string[];
}

/** An order with the regions it names. */
export interface CheckedOrder extends OrderFacts { regions?: readonly string[] }

export interface CheckQuestion {
  session: SessionFacts;
  /** Null: the client pays. */
  cover: CoverFacts | null;
  insurer: InsurerFacts | null;
  /** Orders it might count on; the chosen one among them. */
  referrals?: readonly CheckedOrder[];
  /** The other sessions of this cover, given and booked. One with referral '' chose none and takes no visit of any. */
  sessions?: readonly Visit[];
  /** More visits of this cover, told as a number alone. */
  earlier?: Earlier;
  authorizations?: readonly AuthorizationFacts[];
  licenseEndsOn?: Day | '';
  /** A session that chose no order is given none: it was saved so, and an order that fits is only named. */
  chosenOnly?: boolean;
}

/** No order has this id. */
const noOrder = '-';

type Reason = [code: CoverReason, says: string];

/** Checks one session. It is counted after the visits given and the bookings before it. */
export function coverCheck(question: CheckQuestion): CoverCheck {
  const none = { why: [], codes: [], referral: null, visit: '' };
  if (!isInsured(question) || question.insurer.kind === 'self-pay') return { ...none, covered: 'yes' };
  const { session, insurer, referrals = [] } = question;
  if (!isGiven(session) && !isBooked(session)) return { ...none, covered: 'yes' };
  if (insurer.massagePayable === 'no') return { ...none, covered: 'no', why: [`${insurer.name} does not pay for massage, whatever the order says.`], codes: ['not payable'] };

  const others = (question.sessions ?? []).filter(({ id }) => id !== session.id).map((one) => (one.referral === '' ? { ...one, referral: noOrder } : one));
  const countBy = insurer.countBy || 'visit';
  const asksOrder = insurer.referralNeeded === 'yes' || Boolean(session.referral);
  const terms = asksOrder ? referrals.map((order) => termsAmong(order, insurer)) : [];
  const { placed, tallies } = allocate({ referrals: terms, sessions: inPlace(session, others), countBy });
  const place = settled(placed.find(({ visit }) => visit === session), question, terms);
  const order = referrals.find(({ id }) => id === place?.referral);
  const counting = { others, countBy };
  const tally = order && tallies[order.id];
  const upTo = tally ? [...tally.counted, ...tally.bookings].filter((visit) => visit !== session && visit.date <= session.date) : [];
  const wrong = [...coverReasons(question), ...referralReasons(insurer, place, session), ...draftReasons(insurer, order), ...limitReasons(question, counting), ...codeReasons(session, insurer)];
  const look = lookReasons(question, counting, order && { order, dates: upTo.map(({ date }) => date) });
  const reasons = [...wrong, ...look];
  const nth = tally ? tally.used + (isBooked(session) ? upTo.filter(isBooked).length + 1 : 0) : 0;
  return {
    covered: wrong.length > 0 ? 'no' : look.length > 0 ? 'check' : 'yes',
    why: reasons.map(([, says]) => says),
    codes: reasons.map(([code]) => code),
    referral: place?.referral ?? null,
    ...(place?.wouldFit ? { wouldFit: place.wouldFit } : {}),
    visit: order ? `Visit ${nth}${order.visitsAuthorized === null ? '' : ` of ${order.visitsAuthorized}`} on ${order.id}.` : '',
  };
}

/** Mostly they stand in order, and do so with this one among them. */
function inPlace(session: Visit, others: readonly Visit[]): Visit[] {
  const later = others.findIndex((one) => byDate(one, session) > 0);
  return later < 0 ? [...others, session] : [...others.slice(0, later), session, ...others.slice(later)];
}

function settled(place: Placed | undefined, { session, chosenOnly }: CheckQuestion, terms: readonly Terms[]): Placed | undefined {
  if (!place?.referral || !chosenOnly || session.referral) return place;
  const isDraft = terms.some(({ id, draft }) => id === place.referral && draft);
  return { visit: place.visit, referral: null, reason: 'none', ...(isDraft ? {} : { wouldFit: place.referral }) };
}

interface Known { cover: CoverFacts; insurer: InsurerFacts }
const isInsured = (question: CheckQuestion): question is CheckQuestion & Known => question.cover !== null && question.insurer !== null;

interface Counting { others: readonly Visit[]; countBy: CountBy }

function coverReasons({ session: { date }, cover, licenseEndsOn }: CheckQuestion & Known): Reason[] {
  const on = `this session is on ${near(date, date)}.`;
  const reasons: Reason[] = [];
  if (cover.startsOn && date < cover.startsOn) reasons.push(['cover dates', `The cover ${cover.id} starts on ${near(cover.startsOn, date)}; ${on}`]);
  if (cover.endsOn && date > cover.endsOn) reasons.push(['cover dates', `The cover ${cover.id} ended on ${near(cover.endsOn, date)}; ${on}`]);
  else if (cover.status === 'ended' && !cover.endsOn) reasons.push(['cover dates', `The cover ${cover.id} has ended.`]);
  if (cover.injuredOn && date < cover.injuredOn) reasons.push(['before the injury', `The injury was on ${near(cover.injuredOn, date)}; ${on}`]);
  if (licenseEndsOn && date > licenseEndsOn) reasons.push(['license', `The therapist’s license ended on ${near(licenseEndsOn, date)}; ${on}`]);
  return reasons;
}

function referralReasons(insurer: InsurerFacts, place: Placed | undefined, session: SessionFacts): Reason[] {
  if (!place || place.referral || (insurer.referralNeeded !== 'yes' && !session.referral)) return [];
  if (place.reason === 'none' && !session.referral) {
    return [['no referral', place.wouldFit ? `${insurer.name} needs a referral, and none is chosen. ${place.wouldFit} would cover it.` : `${insurer.name} needs a referral, and there is none for this session.`]];
  }
  return [[place.reason === 'none' ? 'no referral' : 'referral', place.says ?? '']];
}

/** An order that lacks what this insurer's orders must have covers nothing until that is there. */
function draftReasons(insurer: InsurerFacts, order: CheckedOrder | undefined): Reason[] {
  const missing = order ? missingFrom(order, insurer) : [];
  return order && missing.length > 0 ? [['draft', `The referral ${order.id} is a draft: ${missing.join(', ')}.`]] : [];
}

/** The second counter, and what must be granted beforehand. */
function limitReasons({ session, cover, insurer, referrals = [], authorizations = [], earlier }: CheckQuestion & Known, { others, countBy }: Counting): Reason[] {
  const limit = cover.visitLimit ?? insurer.visitsPerPeriod ?? null;
  const steps = insurer.authorizationSteps ?? [];
  const money: Reason[] = cover.moneyLimit && typeof cover.moneyLeft === 'number' && cover.moneyLeft <= 0 ? [['money', `The money limit of the cover ${cover.id} is used up.`]] : [];
  if (limit === null && steps.length === 0 && authorizations.length === 0) return money;
  const before = others.filter((one) => byDate(one, session) < 0 && (isGiven(one) || (isBooked(session) && isBooked(one))));
  const visits = [...before, session].map(asGiven);
  const period = insurer.limitPeriod ?? '';
  const { used, counted } = countCover({ sessions: visits, day: session.date, period, startsOn: cover.startsOn, usedBefore: openingOf(cover, referrals), limit, countBy, earlier });
  const of = period === 'calendar year' ? 'this year' : period === 'policy year' ? 'this policy year' : period === 'claim' ? 'this claim' : 'this cover';
  const rows = numbered(counted, { usedBefore: used - visitsIn(counted, countBy, []), countBy });
  const lackingAmong = (asked: NthVisit[]): string | null => authorizationLacking({ steps, authorizations, visits: asked, session });
  const asIfGiven = lackingAmong(rows);
  // What took the grant may only be booked: the words tell them apart.
  const lacking = asIfGiven && isBooked(session) ? lackingAmong(withBooked(rows, [...before, session])) ?? asIfGiven : asIfGiven;
  return [
    ...(limit !== null && used > limit ? [['limit', `This would be visit ${used} of ${of}, which pays ${limit}.`] satisfies Reason] : []),
    ...money,
    ...(lacking ? [['authorization', lacking] satisfies Reason] : []),
  ];
}

function withBooked(rows: readonly NthVisit[], visits: readonly Visit[]): NthVisit[] {
  const booked = new Set(visits.filter(isBooked).map(({ id }) => id));
  return rows.map((row) => (booked.has(row.visit.id) ? { ...row, visit: { ...row.visit, status: 'booked' } } : row));
}

const asGiven = ({ id, date, startsAt, endsAt }: Visit): Visit => ({ id, date, startsAt, endsAt, status: 'completed' });

function codeReasons({ codes = [] }: SessionFacts, { name, codesAllowed = [] }: InsurerFacts): Reason[] {
  return [...new Set(codes)].flatMap((code): Reason[] => {
    const problem = codeProblem(code);
    if (problem) return [['code', problem]];
    return codesAllowed.length > 0 && !codesAllowed.includes(code) ? [['code', `${name} does not pay ${code}.`]] : [];
  });
}

/** What an insurer may ask about: it is normal, or soon put right. The words are seen by the front desk too, and by
 *  whoever gets the morning's mail: what the note says stays in the note. */
function lookReasons({ session, cover, insurer }: CheckQuestion & Known, { others, countBy }: Counting, on?: { order: CheckedOrder; dates: Day[] }): Reason[] {
  const reasons: Reason[] = [];
  if (cover.status === 'to check') reasons.push(['cover unchecked', `The cover ${cover.id} has not been checked with the insurer.`]);
  const named = on?.order.regions ?? [];
  const unnamed = unnamedRegions(session.regions ?? [], named);
  if (unnamed.length > 0) reasons.push(['region', `The order names ${named.join(', ')}; the note has ${unnamed.length === 1 ? 'a region' : `${unnamed.length} regions`} besides.`]);
  const sameDay = others.filter((one) => one.date === session.date && (isGiven(one) || isBooked(one)) && !isSameVisit(session, [one], 'visit'));
  if (sameDay.length > 0) reasons.push(['same day', `Another session is on ${near(session.date, session.date)} (${sameDay.map(({ id }) => id).join(', ')}): ${countBy === 'day' ? 'they count as one visit.' : 'the insurer may ask why.'}`]);
  const week = startOfWeek(session.date);
  const inOrder = overPace([...(on?.dates ?? []), session.date], on?.order.perWeek ?? null).find((one) => one.week === week);
  const inAll = overPace([...others.filter((one) => one.date <= session.date && (isGiven(one) || isBooked(one))).map(({ date }) => date), session.date], insurer.visitsPerWeek ?? null).find((one) => one.week === week);
  if (inOrder) reasons.push(['pace', inOrder.says]);
  else if (inAll) reasons.push(['pace', inAll.says.replace('the order says', `${insurer.name} pays`)]);
  return reasons;
}

const backRegions = ['lumbar', 'thoracic', 'upper thoracic', 'lumbosacral', 'sacroiliac'];

/** The regions of a session that an order with regions does not name, by place and side. */
export function unnamedRegions(worked: readonly string[], named: readonly string[]): string[] {
  const others = worked.filter((text) => !named.includes(text));
  const known = others.length === 0 ? [] : named.flatMap(regionsIn);
  if (known.length === 0) return [];
  return others.filter((text) => regionsIn(text).some((region) => !known.some((one) => covers(one, region))));
}

function covers(named: string, worked: string): boolean {
  const [place, at] = [withoutSide(named), withoutSide(worked)];
  const samePlace = place === at || place === 'whole body' || (place === 'back' && backRegions.includes(at));
  const [side, on] = [sideOf(named), sideOf(worked)];
  return samePlace && (!side || !on || side === 'both' || side === on);
}

const regionsIn = (text: string): string[] => {
  const read = readRegions(text);
  return read.length > 0 || !text.trim() ? read : [text.trim().toLowerCase()];
};
