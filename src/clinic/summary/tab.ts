// The Summary tab: the newest month first, a chart of that month; the tab is the add-in's own and is written anew.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { SummaryLine } from '../../kit/door.ts';
import { addMonths, formatMonth, monthOf, monthStart } from '../../kit/day.ts';
import type { CellWrite, RowWrite } from '../../kit/store/book.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import { cellsOf } from '../../kit/store/write.ts';
import { summary } from './table.ts';
import type { Visit } from './visits.ts';

export interface SummaryTab { rows: Cell[][]; lines: SummaryLine[]; visits: Visit[]; today: string; month: string }

/** Writes changed cells only; rows left over from before are emptied. */
export function writeSummary(desk: Desk, tab: SummaryTab): void {
  const layout = layoutOf(summary, tab.rows[0] ?? []);
  const counts = new Map<string, number>();
  for (const visit of tab.visits) counts.set(`${visit.month} ${visit.insurer}`, (counts.get(`${visit.month} ${visit.insurer}`) ?? 0) + 1);
  const earlier = (month: string, months: number) => monthOf(addMonths(monthStart(month), -months));
  const set: RowWrite[] = [];
  const last = Math.max(tab.lines.length, tab.rows.length - 1);
  for (let i = 0; i < last; i++) {
    const line = tab.lines[i];
    const values = line ? valuesOf(line, { before: counts.get(`${earlier(line.month, 1)} ${line.insurer}`) ?? 0, yearBefore: counts.get(`${earlier(line.month, 12)} ${line.insurer}`) ?? 0, today: tab.today }) : emptied();
    const cells = cellsOf({ table: summary, layout, values }).filter((cell) => differs(cell, tab.rows[i + 1] ?? []));
    const madeOn = layout['madeOn'];
    if (cells.some((cell) => cell.column !== madeOn)) set.push({ sheetId: summary.sheetId, row: i + 2, cells });
  }
  if (set.length > 0) desk.book.write({ guard: [], set: set.map((row) => row), append: [] });
  const shown = tab.lines.filter((line) => line.month === tab.month).length;
  desk.chart({
    table: summary, title: `Visits per insurer, ${formatMonth(tab.month)}`,
    domain: layout['insurerName'] ?? 0, series: [layout['visits'] ?? 0, layout['visitsBefore'] ?? 0], names: ['Visits', 'The month before'], fromRow: 2, toRow: Math.max(2, shown + 1),
    at: { row: 1, column: Object.keys(layout).length + 1 },
  });
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
