// The Summary tab: the newest month first, a chart of that month; the tab is the add-in's own and is written anew.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { SummaryLine } from '../../kit/door.ts';
import { addMonths, formatMonth, monthOf, monthStart } from '../../kit/day.ts';
import type { CellWrite, RowWrite } from '../../kit/store/book.ts';
import { layoutOf, rowOf } from '../../kit/store/layout.ts';
import { cellsOf } from '../../kit/store/write.ts';
import type { SummaryRow } from './table.ts';
import { summary } from './table.ts';
import type { Visit } from './visits.ts';

export interface SummaryTab { rows: Cell[][]; lines: SummaryLine[]; visits: readonly Visit[]; today: string; month: string }

/** Writes changed cells only; rows left over from before are emptied. A month that was sent keeps its figures. */
export function writeSummary(desk: Desk, tab: SummaryTab): void {
  const layout = layoutOf(summary, tab.rows[0] ?? []);
  const counts = new Map<string, number>();
  for (const visit of tab.visits) counts.set(`${visit.month} ${visit.insurer}`, (counts.get(`${visit.month} ${visit.insurer}`) ?? 0) + 1);
  const earlier = (month: string, months: number) => monthOf(addMonths(monthStart(month), -months));
  const sent = sentRows(tab);
  const rows = tab.lines.map((line) => {
    const now = valuesOf(line, { before: counts.get(`${earlier(line.month, 1)} ${line.insurer}`) ?? 0, yearBefore: counts.get(`${earlier(line.month, 12)} ${line.insurer}`) ?? 0, today: tab.today });
    const then = sent.get(`${line.month} ${line.insurer}`);
    if (!then) return { ...now, restated: sent.has(line.month) ? 'not in the summary that was sent' : '' };
    return { ...then, insurerName: line.insurerName, restated: restatedText(then, now) };
  });
  const set: RowWrite[] = [];
  const last = Math.max(rows.length, tab.rows.length - 1);
  for (let i = 0; i < last; i++) {
    const cells = cellsOf({ table: summary, layout, values: rows[i] ?? emptied() }).filter((cell) => differs(cell, tab.rows[i + 1] ?? []));
    const madeOn = layout['madeOn'];
    if (cells.some((cell) => cell.column !== madeOn)) set.push({ sheetId: summary.sheetId, row: i + 2, cells });
  }
  if (set.length > 0) desk.book.write({ guard: [], set, append: [] });
  const shown = tab.lines.filter((line) => line.month === tab.month).length;
  desk.chart({
    table: summary, title: `Visits per insurer, ${formatMonth(tab.month)}`,
    domain: layout['insurerName'] ?? 0, series: [layout['visits'] ?? 0, layout['visitsBefore'] ?? 0], names: ['Visits', 'The month before'], fromRow: 2, toRow: Math.max(2, shown + 1),
    at: { row: 1, column: Object.keys(layout).length + 1 },
  });
}

/** Rows of earlier months as they were sent: made in the month after. By month and insurer, and the month by itself. */
function sentRows({ rows, month }: SummaryTab): Map<string, SummaryRow> {
  const layout = layoutOf(summary, rows[0] ?? []);
  const sent = new Map<string, SummaryRow>();
  for (const cells of rows.slice(1)) {
    const row = rowOf(summary, layout, cells).row as SummaryRow;
    if (row.month === '' || row.month >= month || monthOf(addMonths(monthStart(row.month), 1)) !== monthOf(row.madeOn)) continue;
    sent.set(`${row.month} ${row.insurer}`, row);
    sent.set(row.month, row);
  }
  return sent;
}

const figures = ['visits', 'clients', 'charged', 'notCovered', 'overridden'] as const satisfies readonly (keyof SummaryRow)[];

/** “Visits 41, was 40; Charged 4510, was 4400”. What came in later is no restatement. */
function restatedText(then: SummaryRow, now: Pick<SummaryRow, (typeof figures)[number]>): string {
  return figures.filter((key) => then[key] !== now[key]).map((key) => `${summary.columns[key].heading} ${now[key]}, was ${then[key]}`).join('; ');
}

const differs = (cell: CellWrite, row: Cell[]): boolean => {
  const there = row[cell.column] ?? null;
  return cell.cell !== (there === '' ? null : there);
};

interface Beside { before: number; yearBefore: number; today: string }

function valuesOf(line: SummaryLine, beside: Beside) {
  return {
    month: line.month, insurer: line.insurer, insurerName: line.insurerName, visits: line.visits, clients: line.clients,
    charged: line.charged, received: line.received, outstanding: line.outstanding, notCovered: line.notCovered, overridden: line.overridden,
    visitsBefore: beside.before, visitsYearBefore: beside.yearBefore,
    changePercent: beside.before === 0 ? null : Math.round(((line.visits - beside.before) / beside.before) * 1000) / 10, madeOn: beside.today,
  };
}

const emptied = () => Object.fromEntries(summary.keys.map((key) => [key, '']));
