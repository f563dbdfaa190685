// Check records: everything in the sheet that breaks a rule or differs from what was last saved, with its place. It only reads.

import { heldAs } from '../../kit/cell.ts';
import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { Checked, Finding } from '../../kit/door.ts';
import { refuse } from '../../kit/refusal.ts';
import { idKeyOf } from '../../kit/table.ts';
import { machinery } from '../machinery.ts';
import { sessions } from '../sessions/table.ts';
import { settings } from '../settings/table.ts';
import { byHandFindings } from './by-hand.ts';
import { readLastSaved } from './last-saved.ts';
import type { LastSaved } from './last-saved.ts';
import type { JournalIndex } from './lines.ts';
import { journalIndex } from './lines.ts';
import { overlapsIn } from './overlaps.ts';
import type { ByPrefix } from './rules.ts';
import { wrongInRow } from './rules.ts';
import { settingFindings } from './settings.ts';
import type { RecordTab } from './tabs.ts';
import { eachRow, readTabs, smallTabs } from './tabs.ts';

/** Listed of one kind in one tab; the rest is counted. */
const mostOfAKind = 50;
const mostListed = 400;
/** The browser waits two minutes for an answer; a call does at least so many rows, so that it comes to an end. */
const sliceMs = 60_000;
const leastRows = 20_000;

export interface Report { checked: Checked; listed: Map<string, number> }

interface Checking { desk: Desk; tabs: RecordTab[]; small: Map<RecordTab, Cell[][]>; byPrefix: ByPrefix; index?: JournalIndex; saved?: LastSaved; report: Report }

/** One call for most clinics; a very large one answers with where to go on. Values changed by hand are for the owner's eyes. */
export function checkRecords(desk: Desk, { from }: { from?: { table: string; at: number } }): Checked {
  const { tabs, extra } = readTabs(desk, [machinery.people, settings].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  const role = machinery.roleOf(extra[0] ?? [], desk.user);
  const start = from === undefined ? 0 : tabs.findIndex((tab) => tab.table.name === from.table);
  if (start < 0) refuse('bad-request', 'There is no such tab to go on from.', { field: 'from' });
  const small = smallTabs(desk, tabs.slice(start));
  const index = role === 'owner' ? journalIndex(desk, ['action']) : undefined;
  const checking: Checking = {
    desk, tabs, small, byPrefix: new Map(tabs.map((tab) => [tab.table.prefix, tab])), index, saved: index && readLastSaved(desk, index, tabs),
    report: { checked: { findings: [], counts: {}, rows: 0 }, listed: new Map() },
  };
  const { closed = [] } = checking.saved ?? {};
  if (closed.length > 0) checking.report.checked.notCompared = closed;
  if (from === undefined) firstFindings(checking, extra[1] ?? []);
  for (const tab of tabs.slice(start)) {
    const stopped = checkTab(checking, tab, tab === tabs[start] ? from?.at ?? 2 : 2);
    if (stopped > 0) return { ...checking.report.checked, next: { table: tab.table.name, at: stopped } };
  }
  return checking.report.checked;
}

/** What is seen without the rows: tabs and headings, settings, double bookings. */
function firstFindings({ desk, tabs, report }: Checking, settingRows: Cell[][]): void {
  for (const tab of tabs) {
    const place = { table: tab.table.name, tab: tab.table.tab, at: 1, id: '' };
    if (tab.gone) add(report, { ...place, kind: 'tab', says: 'The tab is gone. Bring it back with File › Version history, or choose Tablework › Set up for an empty one.' });
    else for (const field of tab.missing) add(report, { ...place, kind: 'heading', field, says: `There is no column “${field}”. Rename the heading back, or choose Tablework › Set up to add it.` });
    for (const field of tab.doubled) add(report, { ...place, kind: 'heading', field, says: `“${field}” stands twice. The first of the two counts; rename or delete the other.` });
  }
  for (const one of settingFindings(settingRows)) add(report, one);
  for (const one of overlapsIn(desk)) add(report, { ...one, kind: 'overlap', table: sessions.name, tab: sessions.tab, field: sessions.columns.startsAt.heading });
}

/** Answers the row to go on from where the time is up, or 0. */
function checkTab(checking: Checking, tab: RecordTab, fromRow: number): number {
  const { desk, small, report, saved, index, byPrefix } = checking;
  const { table, layout } = tab;
  const idAt = layout[idKeyOf(table) ?? ''];
  if (tab.gone || idAt === undefined) return 0;
  const byHand: { at: number; id: string; key: string; is: string; line: number }[] = [];
  const stopped = eachRow(desk, tab, { from: fromRow, small }, (cells, at) => {
    if (report.checked.rows >= leastRows && desk.elapsedMs() > sliceMs) return false;
    const id = String(cells[idAt] ?? '').trim();
    if (cells.some((cell) => cell !== null && cell !== '')) report.checked.rows++;
    for (const found of wrongInRow(tab, cells, at, byPrefix)) add(report, { ...found, table: table.name, tab: table.tab, at, id });
    if (saved && id !== '' && tab.rowOf.get(id) === at) {
      for (const key of Object.keys(layout)) {
        const line = saved.differs(tab, at, key, cells[layout[key] ?? -1] ?? null);
        const column = table.columns[key];
        if (line > 0 && column) byHand.push({ at, id, key, is: String(heldAs(column, cells[layout[key] ?? -1] ?? null)), line });
      }
    }
    return true;
  });
  if (index) for (const one of byHandFindings(desk, index, table, byHand.slice(0, mostOfAKind))) add(report, one);
  for (const one of byHand.slice(mostOfAKind)) count(report, { kind: 'by hand', table: table.name, at: one.at });
  return stopped;
}

function add(report: Report, finding: Finding): void {
  const listed = count(report, finding);
  if (listed <= mostOfAKind && report.checked.findings.length < mostListed) report.checked.findings.push(finding);
}

function count({ checked, listed }: Report, { kind, table }: Pick<Finding, 'kind' | 'table' | 'at'>): number {
  checked.counts[kind] = (checked.counts[kind] ?? 0) + 1;
  const key = `${table} ${kind}`;
  const n = (listed.get(key) ?? 0) + 1;
  listed.set(key, n);
  return n;
}
