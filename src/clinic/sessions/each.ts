// Several sessions decided one after the other and written as one save: what one changes, the next one sees.

import type { Asked } from '../../kit/call.ts';
import { isEmpty, toDoor } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { DoorRow } from '../../kit/door.ts';
import type { Addition, Change } from '../../kit/store/change.ts';
import { machineChange, tellWritten } from '../../kit/store/commit.ts';
import type { Fetch } from '../../kit/store/fetch.ts';
import { nextLine } from '../../kit/store/journal.ts';
import type { SettingsRead } from '../../kit/store/machine.ts';
import { remember } from '../../kit/store/machine.ts';
import { lookUpAll } from '../../kit/store/save.ts';
import { write } from '../../kit/store/write.ts';
import type { Decision, Lookup } from '../../kit/subject.ts';
import type { AnyRow, Row, Table } from '../../kit/table.ts';
import { machinery } from '../machinery.ts';
import type { DecidingSession } from './save.ts';
import { decideSession } from './save.ts';
import { lookupsFor } from './judge.ts';
import type { Session } from './table.ts';
import { sessions } from './table.ts';

export interface Known { got: Fetch; settings: SettingsRead; role: string; today: string }

export interface Item { before: Session | null; after: Session }

export interface Decided extends Item { decision: Decision<typeof sessions> }

export interface Each { items: Decided[]; others: Map<string, { table: Table; values: AnyRow }> }

export function decideEach(desk: Desk, known: Known, { items, confirm }: { items: Iterable<Item>; confirm: string[] }): Each {
  const { got, settings } = known;
  const done: Each = { items: [], others: new Map() };
  const now = new Map([...got.found].map(([id, hit]) => [id, { table: hit.table, row: hit.row }]));
  const tried = new Set<string>();
  const lookUp = (deciding: DecidingSession): void => {
    const lookups = lookupsFor(deciding).filter((one) => !tried.has(keyOf(one)));
    for (const one of lookups) tried.add(keyOf(one));
    for (const hit of lookUpAll(desk.book, lookups)) {
      if (now.has(hit.id)) continue;
      got.found.set(hit.id, hit);
      now.set(hit.id, { table: hit.table, row: hit.row });
    }
  };
  for (const { before, after } of items) {
    const deciding: DecidingSession = {
      before, after, id: after.id, extra: got.extra, layouts: got.layouts, settings: settings.values, today: known.today, now: desk.now(), user: desk.user, role: known.role,
      confirm, sha256: desk.digest,
      get: <U extends Table>(table: U, one: string) => {
        const hit = now.get(one);
        return hit && hit.table === (table as Table) ? (hit.row as Row<U>) : undefined;
      },
      lookedUp: (table: Table) => [...now.values()].filter((hit) => hit.table === table).map((hit) => hit.row),
    };
    lookUp(deciding);
    const decision = decideSession(deciding);
    const decided: Session = { ...after, ...decision.set };
    // A reason given for the dates of a series that are not covered stands only with those.
    done.items.push({ before, after: before === null && !decided.covered.startsWith('no') ? { ...decided, overrideReason: '' } : decided, decision });
    for (const other of decision.others ?? []) {
      const hit = now.get(other.id);
      if (!hit) continue;
      now.set(other.id, { table: hit.table, row: { ...hit.row, ...other.values } });
      done.others.set(other.id, { table: other.table, values: { ...done.others.get(other.id)?.values, ...other.values } });
    }
  }
  return done;
}

const keyOf = ({ table, id, key, value }: Lookup): string => [table.tab, id ?? '', key ?? '', value ?? ''].join('|');

/** The rows, the counts behind them, a journal line each and the counters, in one write. */
export function writeEach(desk: Desk, known: Known, each: Each, { asked, action }: { asked: Asked; action: string }): string[] {
  const { got, settings } = known;
  const layout = got.layouts.get(sessions.tab) ?? {};
  const additions: Addition[] = [];
  const changes: Change[] = [];
  for (const { before, after } of each.items) {
    const hit = got.found.get(after.id);
    if (before && hit) changes.push({ table: sessions, layout: hit.layout, id: after.id, at: hit.at, values: changedOf(before, after), was: hit.cells });
    else additions.push({ table: sessions, layout, id: after.id, values: Object.fromEntries(Object.entries(after).filter(([, value]) => !isEmpty(value))) });
  }
  for (const [id, { table, values }] of each.others) {
    const hit = got.found.get(id);
    if (hit) changes.push({ table, layout: hit.layout, id, at: hit.at, values, was: hit.cells });
  }
  for (const { before, after } of each.items) {
    const keys = sessions.keys.filter((key) => !columns[key]?.derived && (before ? toDoor(cellOf(before, key)) !== toDoor(cellOf(after, key)) : !isEmpty(cellOf(after, key))));
    const line = nextLine(desk, settings.machine, {
      by: desk.user || 'unknown', requestId: asked.requestId, table: sessions.tab, record: after.id, action, ...(before ? { before: fields(before, keys) } : {}), after: fields(after, keys),
    });
    additions.push({ table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } });
  }
  if (asked.requestId !== undefined) remember(settings.machine, asked.requestId, sessions.name, each.items[0]?.after.id ?? '');
  changes.push(machineChange(machinery, settings, got.layouts));
  const written = write(desk.book, { changes, additions });
  tellWritten(desk, machinery, { by: desk.user || 'unknown', requestId: asked.requestId, table: sessions.tab, record: each.items[0]?.after.id ?? '' }, written);
  return written.mended;
}

const columns: Table['columns'] = sessions.columns;
const cellOf = (row: AnyRow, key: string): unknown => row[key];

const fields = (row: Session, keys: string[]): DoorRow => Object.fromEntries(keys.map((key) => [columns[key]?.heading ?? key, toDoor(cellOf(row, key))]));

const changedOf = (before: AnyRow, after: AnyRow): AnyRow => Object.fromEntries(sessions.keys.filter((key) => toDoor(before[key]) !== toDoor(after[key])).map((key) => [key, after[key]]));
