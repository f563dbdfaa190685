// The owner's monthly mail: counts and money only, no names.

import type { Mail } from '../../kit/desk.ts';
import type { SummaryLine } from '../../kit/door.ts';
import { formatMonth } from '../../kit/day.ts';
import { oneLine } from '../../kit/one-line.ts';

export interface MonthView {
  month: string;
  clinic: string;
  lines: SummaryLine[];
  total: SummaryLine;
  before: SummaryLine;
  yearBefore: SummaryLine;
  /** The same insurers' lines of the month before and of the same month a year before. */
  earlier?: { before: readonly SummaryLine[]; yearBefore: readonly SummaryLine[] };
  /** What is to be said of these numbers. */
  also: string[];
  /** Further figures, each a line in words, under what they are about. */
  figures?: readonly { about: string; says: string }[];
  docUrl?: string;
}

export const dollars = (amount: number): string => `$${amount.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`;

export function summaryMail(view: MonthView, to: string): Mail {
  const name = formatMonth(view.month);
  const head = `${name}: ${count(view.total.visits, 'visit')}, ${dollars(view.total.charged)} charged, ${dollars(view.total.received)} received, ${count(view.total.notCovered, 'visit')} not covered.`;
  const closing = 'Every number is counted from rows of the sheet. To see them, select a number in the tab Summary and choose Tablework › Rows behind this number, or open Tablework › Visits per insurer.';
  const groups = groupsOf(view);
  return {
    to, subject: `${oneLine(view.clinic) || 'Clinic'}: summary of ${name}`,
    body: [
      head, comparison(view), '', ...view.lines.map((line) => rowInWords(view, line)), ...(view.also.length > 0 ? ['', ...view.also] : []),
      ...groups.flatMap(([about, says]) => ['', about, ...says.map((line) => `  ${line}`)]), ...(view.docUrl ? ['', `The document: ${view.docUrl}`] : []), '', closing,
    ].join('\n'),
    html: `<div style="font:14px/20px Arial,sans-serif;color:#202124;max-width:640px"><h2 style="font-weight:500;margin:0 0 8px">${safe(name)}</h2>`
      + `<p style="margin:0 0 4px">${safe(head)}</p><p style="margin:0 0 16px;color:#5f6368">${safe(comparison(view))}</p>${tableOf(view)}`
      + view.also.map((line) => `<p style="margin:4px 0">${safe(line)}</p>`).join('')
      + groups.map(([about, says]) => `<h3 style="font:500 13px/18px Arial,sans-serif;color:#5f6368;margin:20px 0 4px;padding-top:12px;border-top:1px solid #dadce0">${safe(about)}</h3>${says.map((line) => `<p style="margin:4px 0">${safe(line)}</p>`).join('')}`).join('')
      + (view.docUrl ? `<p style="margin:20px 0"><a href="${safe(view.docUrl)}" style="color:#0b57d0">Open the document</a></p>` : '')
      + `<p style="color:#5f6368;font-size:12px;line-height:16px">${closing}</p></div>`,
  };
}

/** Figures about one thing stand together, in the order in which they come. */
function groupsOf({ figures = [] }: MonthView): [about: string, says: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { about, says } of figures) groups.set(about, [...(groups.get(about) ?? []), says]);
  return [...groups];
}

interface Earlier { before: SummaryLine | undefined; yearBefore: SummaryLine | undefined }

function earlierOf(view: MonthView, line: SummaryLine): Earlier {
  if (line === view.total) return { before: view.before, yearBefore: view.yearBefore };
  const of = (lines: readonly SummaryLine[] = []): SummaryLine | undefined => lines.find((one) => one.insurer === line.insurer);
  return { before: of(view.earlier?.before), yearBefore: of(view.earlier?.yearBefore) };
}

function rowInWords(view: MonthView, line: SummaryLine): string {
  const { before, yearBefore } = earlierOf(view, line);
  const beside = view.earlier ? ` (${before?.visits ?? 0} the month before, ${yearBefore?.visits ?? 0} a year before)` : '';
  const charged = view.earlier ? ` (${dollars(before?.charged ?? 0)} and ${dollars(yearBefore?.charged ?? 0)})` : '';
  return `${line.insurerName}: ${count(line.visits, 'visit')}${beside}, ${dollars(line.charged)} charged${charged}, ${dollars(line.received)} received, ${dollars(line.outstanding)} outstanding`;
}

function comparison(view: MonthView): string {
  const against = (line: SummaryLine, when: string) => {
    const change = view.total.visits - line.visits;
    return change === 0 ? `as many as ${when}` : `${count(Math.abs(change), 'visit')} ${change > 0 ? 'more' : 'fewer'} than ${when}`;
  };
  return `That is ${against(view.before, 'the month before')}, and ${against(view.yearBefore, 'a year before')}.`;
}

/** Under a number, in gray, the month before and a year before. */
function tableOf(view: MonthView): string {
  const cell = (text: string, right: boolean, { bold = false, under = '' } = {}) =>
    `<td style="padding:6px;border-bottom:1px solid #dadce0;vertical-align:top;text-align:${right ? 'right' : 'left'}${bold ? ';font-weight:bold' : ''}">${safe(text)}${under && `<div style="color:#5f6368;font-size:11px;font-weight:normal;white-space:nowrap">${safe(under)}</div>`}</td>`;
  const row = (line: SummaryLine, bold = false) => {
    const { before, yearBefore } = earlierOf(view, line);
    const under = (of: (one: SummaryLine) => string, none: string): string => (view.earlier ? `${before ? of(before) : none} · ${yearBefore ? of(yearBefore) : none}` : '');
    return `<tr>${cell(line.insurerName, false, { bold })}${cell(String(line.visits), true, { bold, under: under((one) => String(one.visits), '0') })}${cell(String(line.clients), true, { bold })}`
      + `${cell(whole(line.charged), true, { bold, under: under((one) => whole(one.charged), '$0') })}${cell(whole(line.received), true, { bold })}${cell(whole(line.outstanding), true, { bold })}`
      + `${cell(String(line.notCovered), true, { bold, under: line.overridden > 0 ? `${line.overridden} with reason` : '' })}</tr>`;
  };
  const head = ['Insurer', 'Visits', 'Clients', 'Charged', 'Received', 'Owed', 'Not covered'].map((text, i) => cell(text, i > 0, { bold: true })).join('');
  const legend = view.earlier ? '<p style="color:#5f6368;font-size:12px;margin:0 0 16px">In gray: the month before · the same month a year before.</p>' : '';
  return `<div style="overflow-x:auto"><table style="border-collapse:collapse;margin:0 0 8px;font-size:13px"><tr>${head}</tr>${view.lines.map((line) => row(line)).join('')}${row(view.total, true)}</table></div>${legend}`;
}

/** Whole dollars: cents are in the rows. */
const whole = (amount: number): string => dollars(amount).replace(/\.\d\d$/, '');

export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const safe = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
