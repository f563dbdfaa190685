// The referral desk: what expires, ran out, is missing or waits for the doctor, the most urgent first, each with its next step.

import type { DeskLine } from '../../kit/door.ts';
import type { Day } from '../../kit/day.ts';
import { daysBetween } from '../../kit/day.ts';
import { isLongPast } from '../daily/flags.ts';
import { near } from '../referrals/counting.ts';

/** A request or report that went to a provider or insurer. */
export interface Paper { id: string; at: number; kind: string; about: string; state: string; sentOn: Day | ''; dueBackOn: Day | ''; returnedOn: Day | ''; file: string; madeOn: Day | '' }

export interface OpenReferral {
  id: string;
  at: number;
  kind: 'referral' | 'cover';
  client: string;
  clientName: string;
  insurer: string;
  claim: string;
  provider: string;
  cover: string;
  standing: string;
  why: string;
  used: number;
  booked: number;
  left: number | null;
  runsOutOn: Day | '';
  validUntil: Day | '';
  flaggedOn: Day | '';
}

const urgency: Record<string, number> = { 'missing': 0, 'used up': 1, 'expired': 2, 'draft': 3, 'expiring': 4, 'not started': 6, 'active': 7, 'closed': 8 };

/** Lines for every open referral and every cover without one. Ended orders that another has replaced are left out. */
export function deskLines(open: OpenReferral[], papers: Paper[], today: Day): DeskLine[] {
  const good = new Set(open.filter((one) => one.kind === 'referral' && ['active', 'not started'].includes(one.standing)).map((one) => one.cover));
  return open.filter((one) => isShown(one, good, today)).map((one) => lineOf(one, papers, today)).sort(byUrgency);
}

/** An order that ended is worth a line while it is fresh, or while bookings wait for a new one. */
function isShown(one: OpenReferral, good: Set<string>, today: Day): boolean {
  if (one.standing === 'closed' || one.standing === '') return false;
  if (one.standing !== 'expired' && one.standing !== 'used up') return true;
  const endedOn = one.standing === 'expired' ? one.validUntil : one.runsOutOn;
  return !good.has(one.cover) && (one.booked > 0 || !isLongPast(endedOn, today));
}

function lineOf(one: OpenReferral, papers: Paper[], today: Day): DeskLine {
  const request = papers.filter((paper) => paper.about === one.id && paper.kind === 're-referral request' && paper.state !== 'filed').sort((a, b) => b.id.localeCompare(a.id))[0];
  return {
    id: one.id, at: one.at, table: one.kind === 'cover' ? 'cover' : 'referrals', client: one.client, clientName: one.clientName, insurer: one.insurer, claim: one.claim,
    provider: one.provider, cover: one.cover, standing: one.standing, why: one.why, used: one.used, booked: one.booked, left: one.left, runsOutOn: one.runsOutOn, validUntil: one.validUntil,
    ...stepOf(one, request, today),
  };
}

function stepOf(one: OpenReferral, request: Paper | undefined, today: Day): Pick<DeskLine, 'next' | 'says' | 'document' | 'waitingDays'> {
  const document = request ? { id: request.id, at: request.at, state: request.state, file: request.file } : null;
  if (one.kind === 'cover' && one.standing === 'missing') return { next: 'add referral', says: '', document: null, waitingDays: null };
  if (one.standing === 'draft') return { next: 'complete', says: '', document: null, waitingDays: null };
  if (request?.returnedOn || request?.state === 'signed') return { next: 'add referral', says: `signed order came back${request.returnedOn ? ` ${near(request.returnedOn, today)}` : ''}`, document, waitingDays: null };
  if (request?.sentOn) {
    const waitingDays = daysBetween(request.sentOn, today);
    const late = request.dueBackOn !== '' && request.dueBackOn < today;
    return { next: 'mark received', says: `sent ${near(request.sentOn, today)}, waiting ${waitingDays === 1 ? '1 day' : `${waitingDays} days`}${late ? ', overdue: call them' : ''}`, document, waitingDays };
  }
  if (request) return { next: 'mark sent', says: 'written, not sent yet', document, waitingDays: null };
  const wanted = ['used up', 'expired', 'expiring'].includes(one.standing);
  return { next: wanted ? 'ask for a new one' : '', says: '', document: null, waitingDays: null };
}

const byUrgency = (a: DeskLine, b: DeskLine): number =>
  rank(a) - rank(b) || (a.runsOutOn || a.validUntil || '9999').localeCompare(b.runsOutOn || b.validUntil || '9999') || a.id.localeCompare(b.id);

/** What waits for somebody else comes after what waits for us. */
const rank = (line: DeskLine): number => (urgency[line.standing] ?? 9) + (line.next === 'mark received' ? 4.5 : 0);
