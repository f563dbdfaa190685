// The referral desk: what expires, ran out, is missing or waits for the doctor, the most urgent first, each with its next step.

import type { DeskBooking, DeskLine } from '../../kit/door.ts';
import type { Day } from '../../kit/day.ts';
import { daysBetween } from '../../kit/day.ts';
import { byId } from '../../kit/table.ts';
import { isLongPast } from '../daily/flags.ts';
import { near } from '../referrals/counting.ts';

/** A request or report that went to a provider or insurer. */
export interface Paper { id: string; at: number; kind: string; about: string; state: string; sentOn: Day | ''; dueBackOn: Day | ''; returnedOn: Day | ''; file: string; madeOn: Day | '' }

export interface OpenReferral extends Pick<DeskLine, 'id' | 'at' | 'client' | 'clientName' | 'insurer' | 'claim' | 'provider' | 'cover' | 'standing' | 'why' | 'used' | 'booked' | 'left'> {
  kind: 'referral' | 'cover';
  runsOutOn: Day | '';
  validUntil: Day | '';
  flaggedOn: Day | '';
}

const urgency: Record<string, number> = { 'missing': 0, 'used up': 1, 'expired': 2, 'draft': 3, 'expiring': 4, 'not started': 6, 'active': 7, 'closed': 8 };

interface Known { papers: Paper[]; bookings: DeskBooking[]; today: Day }

/** Lines for every open referral and every cover without one. Ended orders that another has replaced are left out. */
export function deskLines(open: OpenReferral[], { papers, bookings, today }: Known): DeskLine[] {
  const good = new Set(open.filter(isGood).map((one) => one.cover));
  const newest = new Map(open.filter(isGood).sort((a, b) => byId(a.id, b.id)).map((one) => [one.cover, one.id]));
  const requests = new Map([...papers].filter(({ kind, state }) => kind === 're-referral request' && state !== 'filed').sort((a, b) => byId(a.id, b.id)).map((paper) => [paper.about, paper]));
  const unpaidBy = unpaidOf(bookings);
  const last = new Map([...open].sort((a, b) => byId(a.id, b.id)).filter(({ kind, standing }) => kind === 'referral' && standing !== 'closed').map((one) => [one.cover, one.id]));
  return open.flatMap((one): Ranked[] => {
    const request = requests.get(one.id);
    // Its new order is here: what came back signed is still to be filed.
    const toFile = request !== undefined && isBack(request) && !isGood(one) && byId(newest.get(one.cover) ?? '', one.id) > 0;
    // A booking that chose no order waits for the one that follows the last.
    const waits = one.kind === 'cover' || last.get(one.cover) !== one.id ? [] : unpaidBy.get(one.cover) ?? [];
    const unpaid = [...unpaidBy.get(one.id) ?? [], ...waits].sort((a, b) => a.date.localeCompare(b.date));
    return toFile || isShown(one, good, today) ? [{ line: lineOf(one, { request, toFile, unpaid, today }), soonest: unpaid[0]?.date ?? '' }] : [];
  }).sort(byUrgency).map(({ line }) => line);
}

/** By their order, or by the cover where they chose none; the soonest first. */
function unpaidOf(bookings: DeskBooking[]): Map<string, DeskBooking[]> {
  const by = new Map<string, DeskBooking[]>();
  for (const booking of bookings) {
    const id = booking.referral || booking.cover;
    by.set(id, [...(by.get(id) ?? []), booking]);
  }
  return by;
}

interface Ranked { line: DeskLine; soonest: Day | '' }

const isGood = (one: OpenReferral): boolean => one.kind === 'referral' && ['active', 'not started'].includes(one.standing);
const isBack = ({ returnedOn, state }: Paper): boolean => returnedOn !== '' || state === 'signed';

/** An order that ended is worth a line while it is fresh, or while bookings wait for a new one. */
function isShown(one: OpenReferral, good: Set<string>, today: Day): boolean {
  if (one.standing === 'closed' || one.standing === '') return false;
  if (one.standing !== 'expired' && one.standing !== 'used up') return true;
  const endedOn = one.standing === 'expired' ? one.validUntil : one.runsOutOn;
  return !good.has(one.cover) && (one.booked > 0 || !isLongPast(endedOn, today));
}

interface Around { request: Paper | undefined; toFile: boolean; unpaid: DeskBooking[]; today: Day }

function lineOf(one: OpenReferral, around: Around): DeskLine {
  return {
    id: one.id, at: one.at, table: one.kind === 'cover' ? 'cover' : 'referrals', client: one.client, clientName: one.clientName, insurer: one.insurer, claim: one.claim,
    provider: one.provider, cover: one.cover, standing: one.standing, why: [one.why, unpaidWords(around)].filter(Boolean).join(' '), used: one.used, booked: one.kind === 'cover' ? around.unpaid.length : one.booked, left: one.left, runsOutOn: one.runsOutOn, validUntil: one.validUntil,
    ...stepOf(one, around),
  };
}

function unpaidWords({ unpaid, today }: Around): string {
  const next = unpaid[0];
  if (!next) return '';
  return unpaid.length === 1 ? `The booking on ${near(next.date, today)} is not covered.` : `${unpaid.length} bookings are not covered, the next on ${near(next.date, today)}.`;
}

function stepOf(one: OpenReferral, { request, toFile, today }: Around): Pick<DeskLine, 'next' | 'says' | 'document' | 'waitingDays'> {
  const document = request ? { id: request.id, at: request.at, state: request.state, file: request.file } : null;
  if (request && toFile) return { next: 'mark filed', says: 'its new order is here', document, waitingDays: null };
  if (one.kind === 'cover' && one.standing === 'missing') return { next: 'add referral', says: '', document: null, waitingDays: null };
  if (one.standing === 'draft') return { next: 'complete', says: '', document: null, waitingDays: null };
  if (request && isBack(request)) return { next: 'add referral', says: `signed order came back${request.returnedOn ? ` ${near(request.returnedOn, today)}` : ''}`, document, waitingDays: null };
  if (request?.sentOn) {
    const waitingDays = daysBetween(request.sentOn, today);
    const late = request.dueBackOn !== '' && request.dueBackOn < today;
    return { next: 'mark received', says: `${waitingDays === 0 ? 'sent today' : `sent ${near(request.sentOn, today)}, waiting ${waitingDays === 1 ? '1 day' : `${waitingDays} days`}`}${late ? ', overdue: call them' : ''}`, document, waitingDays };
  }
  if (request) return { next: 'mark sent', says: 'written, not sent yet', document, waitingDays: null };
  const wanted = ['used up', 'expired', 'expiring'].includes(one.standing);
  return { next: wanted ? 'ask for a new one' : '', says: '', document: null, waitingDays: null };
}

/** A booking that nobody will pay comes before all that has time, the soonest first. */
const byUrgency = (a: Ranked, b: Ranked): number =>
  rank(a) - rank(b) || (a.soonest || '9999').localeCompare(b.soonest || '9999') || endOf(a).localeCompare(endOf(b)) || byId(a.line.id, b.line.id);

const endOf = ({ line }: Ranked): string => line.runsOutOn || line.validUntil || '9999';

/** What waits for somebody else comes after what waits for us. */
function rank({ line, soonest }: Ranked): number {
  if (line.next === 'mark filed') return 5.5;
  const waits = line.next === 'mark received' ? 4.5 : 0;
  return (soonest !== '' && line.next !== '' ? -1 : urgency[line.standing] ?? 9) + waits;
}
