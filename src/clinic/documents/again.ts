// A document made again: which number it has, what it replaces, and the word that must stand on it.

import { localParts } from '../../kit/day.ts';
import type { Session } from '../sessions/table.ts';
import type { Made, Records } from './records.ts';
import { fullDay, listed, joined } from './words.ts';

type Known = Pick<Records, 'clinic' | 'today' | 'earlier' | 'session' | 'sessions'>;

/** Those made before, but for those about other sessions than these visits. */
export const madeBefore = ({ earlier, session, sessions }: Pick<Records, 'earlier' | 'session' | 'sessions'>, visits: readonly Session[]): Made[] =>
  earlier.filter(({ about }) => about === session?.id || visits.some(({ id }) => id === about) || !sessions.some(({ id }) => id === about));

/** Which report of its kind this is: one made again of the same visits keeps its number. */
export function numberOf(records: Known, visits: readonly Session[]): number {
  const before = new Set(madeBefore(records, visits).map((made) => visitsAt(made, records, visits)));
  before.delete(visits.length);
  return before.size + 1;
}

/** 'CORRECTED on March 2, 2026. It replaces …' where a note it speaks of was corrected or voided since it was made first; '' otherwise. */
export function correctedMark(records: Known, visits: readonly Session[], others: readonly Session[] = []): string {
  const first = replaced(records, visits);
  if (!first) return '';
  const corrected = visits.filter((visit) => visit.correctedWhy !== '' && visit.signedAt > first.madeAt && isBefore(visit, first, records));
  const voided = others.filter((one) => one.voidedOn !== '' && one.voidedOn >= localDay(first, records) && isBefore(one, first, records));
  if (corrected.length + voided.length === 0) return '';
  const told = [changed(corrected, 'corrected'), changed(voided, 'voided')];
  return `CORRECTED on ${fullDay(records.today)}. It replaces the one made on ${fullDay(localDay(first, records))}: ${joined(told, ', ')} since.`;
}

function changed(notes: readonly Session[], how: string): string {
  if (notes.length === 0) return '';
  const days = listed([...new Set(notes.map(({ date }) => fullDay(date)))]);
  return notes.length === 1 ? `the note of ${days} was ${how}` : `the notes of ${days} were ${how}`;
}

/** The first one made of the same visits; else the last one made. */
function replaced(records: Known, visits: readonly Session[]): Made | undefined {
  const made = madeBefore(records, visits);
  return made.find((one) => visitsAt(one, records, visits) === visits.length) ?? made[made.length - 1];
}

const visitsAt = (made: Made, records: Known, visits: readonly Session[]): number => visits.filter((visit) => isBefore(visit, made, records)).length;

const isBefore = ({ date, startsAt }: Session, made: Made, records: Known): boolean => `${date} ${startsAt}` <= localMoment(made, records);

function localMoment({ madeAt }: Made, { clinic }: Known): string {
  const at = Date.parse(madeAt);
  if (Number.isNaN(at)) return '';
  const { day, time } = localParts(at, clinic.timeZone);
  return `${day} ${time}`;
}

const localDay = (made: Made, records: Known): string => localMoment(made, records).slice(0, 10);
