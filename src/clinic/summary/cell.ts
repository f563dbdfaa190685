// The number in a cell of the sheet, as what its rows are asked by.

import type { Desk } from '../../kit/desk.ts';
import { addMonths, monthOf, monthStart } from '../../kit/day.ts';
import { refuse } from '../../kit/refusal.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import type { Cell } from '../../kit/cell.ts';
import type { Table } from '../../kit/table.ts';
import { idKeyOf, numberOf } from '../../kit/table.ts';
import { authorizations } from '../authorizations/table.ts';
import { cover } from '../cover/table.ts';
import { machinery } from '../machinery.ts';
import { referrals } from '../referrals/table.ts';
import type { Behind } from './behind.ts';
import { summary } from './table.ts';

/** Row from 1, column from 0. */
export interface SelectedCell { sheetId: number; row: number; column: number }

/** Counts by the column they stand in. A cell beside them stands for the first. */
const counts = new Map<Table, Record<string, string>>([
  [referrals, { visitsUsed: 'visitsUsed', visitsBooked: 'visitsBooked', visitsLeft: 'visitsLeft' }],
  [cover, { visitsUsed: 'visitsUsed', visitsLeft: 'visitsLeft', moneyLeft: 'moneyLeft' }],
  [authorizations, { visitsUsed: 'visitsUsed', visitsBooked: 'visitsBooked', visitsLeft: 'visitsLeft' }],
  [summary, {
    visits: 'visits', clients: 'clients', charged: 'charged', received: 'received', outstanding: 'outstanding', notCovered: 'notCovered', overridden: 'overridden',
    visitsBefore: 'visits', visitsYearBefore: 'visits',
  }],
]);
/** Columns of the Summary that count an earlier month. */
const monthsBack: Record<string, number> = { visitsBefore: 1, visitsYearBefore: 12 };

/** One read: the heading row, the row itself, and who asks. */
export function behindCell(desk: Desk, { sheetId, row, column }: SelectedCell): Behind {
  const table = [...counts.keys()].find((one) => one.sheetId === sheetId);
  if (!table || row < 2) return noNumber();
  const [headings = [], cells = [], people = []] = desk.book.read([{ sheetId, fromRow: 1, toRow: 1 }, { sheetId, fromRow: row, toRow: row }, { sheetId: machinery.people.sheetId, fromRow: 1 }]);
  machinery.roleOf(people, desk.user);
  const layout = layoutOf(table, headings[0] ?? []);
  const key = table.keys.find((one) => layout[one] === column) ?? '';
  const own = counts.get(table) ?? {};
  const count = own[key] ?? Object.values(own)[0] ?? '';
  const textOf = (one: string): string => text(cells[0]?.[layout[one] ?? -1]);
  if (table.tab !== summary.tab) {
    const of = textOf(idKeyOf(table) ?? '');
    return numberOf(of) > 0 ? { count, of } : noNumber();
  }
  const [month, insurer] = [textOf('month'), textOf('insurer')];
  if (!/^\d{4}-\d\d$/.test(month) || (insurer !== '' && numberOf(insurer) === 0)) return noNumber();
  return { count, month: monthOf(addMonths(monthStart(month), -(monthsBack[key] ?? 0))), insurer };
}

const text = (cell: Cell | undefined): string => String(cell ?? '').trim();

const noNumber = (): never =>
  refuse('bad-request', `Select a number first, such as “Visits used” in ${[referrals, cover, authorizations].map((table) => table.tab).join(', ')} or “Visits” in ${summary.tab}. Then choose this again.`);

/** As the sidebar is opened on it: `rows visitsUsed R-00012`, `rows visits 2026-02 I-00003`. */
export const placeOf = ({ count, of, month, insurer }: Behind): string => ['rows', count, of ?? month ?? '', ...(insurer ? [insurer] : [])].join(' ');
