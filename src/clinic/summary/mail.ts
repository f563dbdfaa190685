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
  /** Further figures, each a line in words. */
  also: string[];
  docUrl?: string;
}

export const dollars = (amount: number): string => `$${amount.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`;

export function summaryMail(view: MonthView, to: string): Mail {
  const name = formatMonth(view.month);
  const head = `${name}: ${count(view.total.visits, 'visit')}, ${dollars(view.total.charged)} charged, ${dollars(view.total.received)} received, ${count(view.total.notCovered, 'visit')} not covered.`;
  const rows = view.lines.map((line) => `${line.insurerName}: ${count(line.visits, 'visit')}, ${dollars(line.charged)} charged, ${dollars(line.outstanding)} outstanding`);
  const closing = 'Every number is counted from the rows of the tab Sessions; the tab Summary holds them.';
  return {
    to, subject: `${oneLine(view.clinic) || 'Clinic'}: summary of ${name}`,
    body: [head, comparison(view), '', ...rows, '', ...view.also, ...(view.docUrl ? ['', `The document: ${view.docUrl}`] : []), '', closing].join('\n'),
    html: `<div style="font:14px/20px Arial,sans-serif;color:#202124;max-width:640px"><h2 style="font-weight:500;margin:0 0 8px">${safe(name)}</h2>`
      + `<p style="margin:0 0 4px">${safe(head)}</p><p style="margin:0 0 16px;color:#5f6368">${safe(comparison(view))}</p>${tableOf(view)}`
      + view.also.map((line) => `<p style="margin:4px 0">${safe(line)}</p>`).join('')
      + (view.docUrl ? `<p style="margin:16px 0"><a href="${safe(view.docUrl)}" style="color:#0b57d0">Open the document</a></p>` : '')
      + `<p style="color:#5f6368;font-size:12px">${closing}</p></div>`,
  };
}

function comparison(view: MonthView): string {
  const against = (line: SummaryLine, when: string) => {
    const change = view.total.visits - line.visits;
    return change === 0 ? `as many as ${when}` : `${count(Math.abs(change), 'visit')} ${change > 0 ? 'more' : 'fewer'} than ${when}`;
  };
  return `That is ${against(view.before, 'the month before')}, and ${against(view.yearBefore, 'a year before')}.`;
}

function tableOf(view: MonthView): string {
  const cell = (text: string, right: boolean, bold = false) =>
    `<td style="padding:6px 10px;border-bottom:1px solid #dadce0;text-align:${right ? 'right' : 'left'}${bold ? ';font-weight:bold' : ''}">${safe(text)}</td>`;
  const row = (line: SummaryLine, bold = false) =>
    `<tr>${cell(line.insurerName, false, bold)}${cell(String(line.visits), true, bold)}${cell(String(line.clients), true, bold)}${cell(dollars(line.charged), true, bold)}${cell(dollars(line.received), true, bold)}${cell(dollars(line.outstanding), true, bold)}${cell(String(line.notCovered), true, bold)}</tr>`;
  const head = ['Insurer', 'Visits', 'Clients', 'Charged', 'Received', 'Outstanding', 'Not covered'].map((text, i) => cell(text, i > 0, true)).join('');
  return `<table style="border-collapse:collapse;margin:0 0 16px;font-size:13px"><tr>${head}</tr>${view.lines.map((line) => row(line)).join('')}${row(view.total, true)}</table>`;
}

export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const safe = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
