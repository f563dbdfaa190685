// The monthly summary as a paper for the owner: counts and money only, no names.

import type { Names } from '../../kit/document/names.ts';
import { formatMonth } from '../../kit/day.ts';
import type { Day } from '../../kit/day.ts';
import type { SummaryLine } from '../../kit/door.ts';
import type { MonthView } from '../summary/mail.ts';
import { letterheadNames } from './facts.ts';
import type { Letterhead } from './facts.ts';
import type { PictureAsk } from './pain-trend.ts';
import type { Clinic } from './records.ts';
import { count, fullDay, joined, listed, money, signed } from './words.ts';

/** `trend`: visits of the months up to this one, oldest first. */
export interface MonthRecords { clinic: Clinic; today: Day; month: MonthView; trend: { month: string; visits: number }[] }

export type MonthlySummaryView = Letterhead & {
  inShort: string;
  lines: { insurer: string; visits: string; clients: string; charged: string; received: string; outstanding: string; notCovered: string }[];
  total: { visits: string; clients: string; charged: string; received: string; outstanding: string; notCovered: string }[];
  compared: { label: string; visits: string; change: string; charged: string; received: string }[];
  also: { line: string }[];
};

const figures = {
  visits: 'Completed visits', clients: 'Clients seen', charged: 'Charged, by session day', received: 'Received', outstanding: 'Not received yet', notCovered: 'Visits not covered',
};

export const monthlySummaryNames: Names<MonthlySummaryView> = {
  ...letterheadNames,
  inShort: 'The month in a few sentences',
  lines: { insurer: 'The insurer', ...figures },
  total: figures,
  compared: { label: 'Which month', visits: 'Its visits', change: 'This month less that one', charged: 'Charged', received: 'Received' },
  also: { line: 'A further figure, in words' },
};

export const monthlySummaryPictures = { visitsTrend: 'Visits a month' };

export function monthlySummary({ clinic, today, month: { month, lines, total, before, yearBefore, also, figures = [] } }: MonthRecords): MonthlySummaryView {
  const name = formatMonth(month);
  return {
    clinicName: clinic.name || 'Massage therapy clinic', clinicAddress: clinic.address.replace(/\s*\n\s*/g, ', '), clinicContact: joined([clinic.phone, clinic.email]),
    madeOn: fullDay(today), reference: name, clientName: '', clientBorn: '', clientLine: '', mark: '',
    inShort: joined([
      `${count(total.visits, 'visit')} of ${count(total.clients, 'client')}, ${against(total, before, 'the month before')} and ${against(total, yearBefore, 'the same month a year ago')}.`,
      `${money(total.charged)} charged, ${money(total.received)} received, ${money(total.outstanding)} outstanding.`,
      total.notCovered > 0 && `${count(total.notCovered, 'visit is', 'visits are')} not covered.`,
    ], ' '),
    lines: lines.map((line) => ({ insurer: line.insurerName, ...shown(line) })),
    total: [shown(total)],
    compared: [row(name, total, total), row('Month before', before, total), row('Same month a year ago', yearBefore, total)],
    also: [...also, ...figures.map(({ says }) => says)].map((line) => ({ line })),
  };
}

export function monthlySummaryAsks({ trend }: MonthRecords): Record<string, PictureAsk> {
  if (trend.length < 2) return {};
  return {
    visitsTrend: {
      chart: {
        title: '', width: 1320, height: 300, labels: trend.map(({ month }) => formatMonth(month).replace(/^(\w{3})\w* /, '$1 ')), least: 0,
        most: Math.max(10, ...trend.map(({ visits }) => visits)),
        series: [{ name: 'visits', values: trend.map(({ visits }) => visits), color: '#0b57d0' }],
      },
      alt: `Visits a month: ${listed(trend.map(({ month, visits }) => `${visits} in ${formatMonth(month)}`))}.`,
    },
  };
}

const shown = ({ visits, clients, charged, received, outstanding, notCovered }: SummaryLine) => ({
  visits: String(visits), clients: String(clients), charged: money(charged), received: money(received), outstanding: money(outstanding), notCovered: String(notCovered),
});

function against(now: SummaryLine, then: SummaryLine, when: string): string {
  const change = now.visits - then.visits;
  return change === 0 ? `as many as ${when}` : `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than ${when}`;
}

const row = (label: string, line: SummaryLine, total: SummaryLine) => ({
  label, visits: String(line.visits), change: line === total ? '' : signed(total.visits - line.visits), charged: money(line.charged), received: money(line.received),
});
