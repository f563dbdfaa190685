// Visits per insurer and month, counted from the session rows themselves.

import { isDay, monthOf } from '../../kit/day.ts';
import type { SummaryLine } from '../../kit/door.ts';
import type { Want } from '../../kit/store/scan.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import { sessions } from '../sessions/table.ts';

/** The columns a month's totals need, and no more. */
export const visitWants: Want[] = [
  { table: sessions, keys: ['id', 'client', 'date', 'status', 'cover', 'fee', 'paid', 'overrideReason', 'voidedOn', 'covered'] },
  { table: cover, keys: ['id', 'insurer'] },
  { table: insurers, keys: ['id', 'name'] },
];

export interface Visit { at: number; id: string; month: string; insurer: string; client: string; fee: number; paid: number; covered: string; overridden: boolean }

/** Completed, not voided sessions with a readable day; `skipped` counts completed rows whose day can't be read. */
export function visitsOf(scans: Scan[], months?: Set<string>): { visits: Visit[]; skipped: number[] } {
  const [sessionScan, coverScan] = scans as [Scan, Scan];
  const insurerOf = new Map<string, string>();
  for (let i = 0; i < coverScan.count; i++) insurerOf.set(coverScan.text('id', i), coverScan.text('insurer', i));
  const visits: Visit[] = [];
  const skipped: number[] = [];
  for (let i = 0; i < sessionScan.count; i++) {
    if (sessionScan.cell('status', i) !== 'completed' || sessionScan.text('voidedOn', i) !== '') continue;
    const date = sessionScan.value('date', i);
    if (!isDay(date)) {
      skipped.push(sessionScan.at(i));
      continue;
    }
    const month = monthOf(date);
    if (months && !months.has(month)) continue;
    const coverId = sessionScan.text('cover', i);
    visits.push({
      at: sessionScan.at(i), id: sessionScan.text('id', i), month, insurer: coverId === '' ? '' : insurerOf.get(coverId) ?? '', client: sessionScan.text('client', i),
      fee: Number(sessionScan.cell('fee', i) ?? 0) || 0, paid: Number(sessionScan.cell('paid', i) ?? 0) || 0,
      covered: sessionScan.text('covered', i), overridden: sessionScan.text('overrideReason', i) !== '',
    });
  }
  return { visits, skipped };
}

/** Names of insurers by id; sessions without cover stand under “The client pays”. */
export function insurerNamesOf(scans: Scan[]): Map<string, string> {
  const of = scans[2];
  const names = new Map<string, string>([['', 'The client pays']]);
  if (of) for (let i = 0; i < of.count; i++) if (of.text('id', i) !== '') names.set(of.text('id', i), of.text('name', i));
  return names;
}

/** A line for each insurer with visits in the month, most visits first, and the total. */
export function monthLines(visits: Visit[], month: string, names: Map<string, string>): { lines: SummaryLine[]; total: SummaryLine } {
  const own = visits.filter((visit) => visit.month === month);
  const ids = [...new Set(own.map((visit) => visit.insurer))];
  const lines = ids.map((insurer) => lineOf(own.filter((visit) => visit.insurer === insurer), month, insurer, names.get(insurer) ?? insurer));
  return {
    lines: lines.sort((a, b) => b.visits - a.visits || a.insurerName.localeCompare(b.insurerName)),
    total: lineOf(own, month, '', 'All'),
  };
}

function lineOf(visits: Visit[], month: string, insurer: string, insurerName: string): SummaryLine {
  const charged = sum(visits, (visit) => visit.fee);
  const received = sum(visits, (visit) => visit.paid);
  return {
    month, insurer, insurerName, visits: visits.length, clients: new Set(visits.map((visit) => visit.client)).size, charged, received,
    outstanding: cents(charged - received),
    notCovered: visits.filter((visit) => visit.covered.startsWith('no')).length,
    overridden: visits.filter((visit) => visit.overridden).length,
  };
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;
const sum = (visits: Visit[], of: (visit: Visit) => number): number => cents(visits.reduce((all, visit) => all + of(visit), 0));
