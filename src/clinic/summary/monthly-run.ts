// The monthly run: last month's visits per insurer in the Summary tab with its chart, a document, a mail to the owner.

import type { Desk } from '../../kit/desk.ts';
import type { SummaryLine } from '../../kit/door.ts';
import { addMonths, dayIn, monthOf, monthStart } from '../../kit/day.ts';
import { alone } from '../../kit/job/lease.ts';
import { postAll } from '../../kit/job/ledger.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Table } from '../../kit/table.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { machinery } from '../machinery.ts';
import { sends } from '../sends/table.ts';
import { listIn, settingOf } from '../settings/keys.ts';
import { settings } from '../settings/table.ts';
import { mayRunJobs, staffOf } from '../therapists/roles.ts';
import { therapists } from '../therapists/table.ts';
import type { MonthView } from './mail.ts';
import { summaryMail } from './mail.ts';
import { clinicOf } from '../documents/gather.ts';
import { monthlySummaryKind } from '../documents/kinds.ts';
import { makePaper } from '../documents/make.ts';
import { documents } from '../documents/table.ts';
import type { Current } from '../templates/own.ts';
import { newestTemplate, templateRows, templateWant } from '../templates/own.ts';
import { summary } from './table.ts';
import { figureWants, figuresOf } from './figures.ts';
import type { Books } from './visits.ts';
import { booksOf, insurerNamesOf, monthLines } from './visits.ts';
import { writeSummary } from './tab.ts';

const monthsShown = 13;

export interface MonthDone { month: string; visits: number; sent: number; skipped: number }

/** A view of a month beside the month before and the same month last year. */
function monthView(books: Books, month: string, names: Map<string, string>, clinic: string): MonthView {
  const earlier = (months: number) => monthOf(addMonths(monthStart(month), -months));
  const { lines, total } = monthLines(books, month, names);
  const [before, yearBefore] = [monthLines(books, earlier(1), names), monthLines(books, earlier(12), names)];
  return {
    month, clinic, lines, total,
    before: before.total, yearBefore: yearBefore.total, earlier: { before: before.lines, yearBefore: yearBefore.lines },
    also: total.overridden > 0 ? [`${total.overridden} of the visits not covered were given with a reason written down.`] : [],
  };
}

/** Writes last month's summary (or the month given) and mails it, once a month however often it runs. */
export const monthlyRun = (desk: Desk, given?: string): MonthDone | undefined => alone(desk, 'monthly', () => {
  const whole = [settings, therapists, summary, sends].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const { scans, extra } = scan(desk.book, [...figureWants, templateWant], whole);
  const values = readSettings(extra[0] ?? []).values;
  mayRunJobs(extra[1] ?? [], desk.user, settingOf(values, 'Job owner'));
  const zone = settingOf(values, 'Time zone');
  const today = dayIn(desk.now(), zone);
  const month = given ?? monthOf(addMonths(monthStart(monthOf(today)), -1));
  const books = booksOf(scans);
  const { skipped } = books;
  const names = insurerNamesOf(scans);
  const clinic = settingOf(values, 'Clinic name');
  const view = monthView(books, month, names, clinic);
  const lines = Array.from({ length: monthsShown }, (_, i) => monthOf(addMonths(monthStart(month), -i)))
    .flatMap((one): SummaryLine[] => monthLines(books, one, names).lines);
  writeSummary(desk, { rows: extra[2] ?? [], lines, visits: books.visits, today, month });
  view.figures = figuresOf({ scans, books, month, today, zone, smallest: Number(settingOf(values, 'Smallest group')) });
  if (skipped.length > 0) view.also.push(`${skipped.length} completed rows have no readable date and are not counted; “Check records” lists them.`);
  view.docUrl = madeToday(scans, month, today) ?? makePaper(desk, { name: 'monthly summary', kind: monthlySummaryKind, records: { clinic: clinicOf(values), today, month: view, trend: trendOf(books, month) }, settings: values, about: month, asked: { attempt: 1, requestId: `summary ${month} ${today}` }, template: templateIn(desk, scans) }).url;
  const owners = listIn(values, 'Owner email').length > 0
    ? listIn(values, 'Owner email')
    : staffOf(extra[1] ?? []).filter((one) => one.role === 'owner' && one.leftOn === '' && one.email !== '').map((one) => one.email);
  const posted = postAll(desk, machinery, { table: sends, kind: 'summary', letters: owners.map((to) => ({ key: `summary|${month}|${to}`, mail: summaryMail(view, to) })), rows: extra[3] ?? [] });
  return { month, visits: view.total.visits, sent: posted.sent, skipped: skipped.length };
});

/** Read again only where the clinic has a template of its own. */
function templateIn(desk: Desk, scans: Scan[]): Current {
  const pieces = templateRows(scans.find((one) => one.table === templateWant.table), 'monthly summary');
  return newestTemplate(desk, 'monthly summary', pieces, desk.book.read(pieces.areas));
}

/** The month's paper, where an earlier run of this day made it already. */
function madeToday(scans: Scan[], month: string, today: string): string | undefined {
  const of = scans.find((one) => one.table === (documents as Table));
  for (let i = 0; i < (of?.count ?? 0); i++) {
    if (of?.text('kind', i) === 'monthly summary' && of.text('about', i) === month && of.text('madeAt', i).slice(0, 10) >= today) return of.text('file', i);
  }
  return undefined;
}

/** Visits of the months up to this one, oldest first. */
function trendOf({ visits }: Books, month: string): { month: string; visits: number }[] {
  const months = Array.from({ length: monthsShown }, (_, i) => monthOf(addMonths(monthStart(month), i + 1 - monthsShown)));
  return months.map((one) => ({ month: one, visits: visits.filter((visit) => visit.month === one).length }));
}
