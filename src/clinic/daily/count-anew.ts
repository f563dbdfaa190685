// Every derived cell computed again from the rows, and the diary with them; safe at any time and any number of times.
// Two read calls: the columns that count; inside the lock the cells of the sessions to judge, with the counters, to see that
// nobody saved meanwhile.

import type { Desk } from '../../kit/desk.ts';
import type { Day } from '../../kit/day.ts';
import { dayIn } from '../../kit/day.ts';
import { writeDerived } from '../../kit/store/bulk.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Want } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import type { Table } from '../../kit/table.ts';
import { idKeyOf } from '../../kit/table.ts';
import { diaryWrites } from '../diary/nightly.ts';
import { diary } from '../diary/table.ts';
import { machinery } from '../machinery.ts';
import { measureChanges, measureWant } from '../measures/nightly.ts';
import { sends } from '../sends/table.ts';
import type { Judged } from '../sessions/nightly.ts';
import { sessionsToJudge } from '../sessions/nightly.ts';
import { settingOf } from '../settings/keys.ts';
import { settings } from '../settings/table.ts';
import { tables } from '../tables.ts';
import { staffOf } from '../therapists/roles.ts';
import { therapists } from '../therapists/table.ts';
import { ordersToChoose, writeChoices } from './choose.ts';
import type { Recounted, When } from './recount.ts';
import { recount, recountWants } from './recount.ts';

export type AllRead = ReturnType<typeof scan>;

/** What was read, as it stands after the last round, and what it came to. */
export interface CountedAnew {
  read: AllRead;
  values: Record<string, string>;
  today: Day;
  counted: Recounted;
  changedRows: number;
  /** What `Covered` and `Note state` say from now on where they were judged, by row index. */
  covered: Judged['covered'];
  noteStates: Judged['noteStates'];
}

/** `after` is done in the same hold of the lock, when all is written. */
export function countAnew(desk: Desk, { from, more = [], after }: { from?: AllRead; more?: Want[]; after?(done: CountedAnew): void } = {}): CountedAnew {
  let read = from ?? readAll(desk, more);
  const { values } = readSettings(read.extra[0] ?? []);
  const zone = settingOf(values, 'Time zone');
  const last = settingOf(values, 'Last daily run');
  const when: When = { today: dayIn(desk.now(), zone), lastRunOn: last === '' ? '' : dayIn(last, zone) };
  const loose = ordersToChoose(read.scans);
  const chosen = writeChoices(desk, machinery, sessionsOf(read), loose);
  if (loose.length > 0) read = readAll(desk, more);
  let counted = recount(read.scans, when);
  let judged: Judged = { changes: [], covered: new Map(), noteStates: new Map() };
  let changedRows = chosen.size;
  const writeAll = (): boolean => {
    const { areas, judge } = sessionsToJudge(desk, sessionsOf(read), counted, { today: when.today, licenses: licensesOf(read) });
    return writeDerived(desk, machinery, {
      machine: readSettings(read.extra[0] ?? []).machine, by: 'daily run',
      changes: [...counted.changes, ...measureChanges(scanOf(read, measureWant.table))],
      further: { areas, changes: (answers) => (judged = judge(answers)).changes },
      more: diaryWrites(sessionsOf(read), read.extra[3] ?? [], when.today),
      after: (rows) => {
        changedRows += rows;
        after?.(done());
      },
    });
  };
  const done = (): CountedAnew => ({ read, values, today: when.today, counted, changedRows, covered: judged.covered, noteStates: judged.noteStates });
  const writeAgain = (): boolean => {
    read = readAll(desk, more);
    counted = { ...recount(read.scans, when), changed: counted.changed };
    return writeAll();
  };
  // Somebody saved meanwhile: once more, and then with the lock held from the reading on.
  if (!writeAll() && !writeAgain()) desk.locked(writeAgain);
  return done();
}

const sessionsOf = (read: AllRead): AllRead['scans'][number] => scanOf(read, recountWants[0]?.table);

function scanOf(read: AllRead, table: Table | undefined): AllRead['scans'][number] {
  const found = read.scans.find((one) => one.table === table);
  if (!found) throw new Error('a tab was not read');
  return found;
}

const licensesOf = (read: AllRead): Map<string, Day | ''> => new Map(staffOf(read.extra[1] ?? []).map((one) => [one.id, one.licenseEndsOn]));

/** The columns that count, and of every other table its id and what shows that a row is not empty. */
export function readAll(desk: Desk, more: Want[] = []): AllRead {
  const whole = [settings, therapists, sends, diary].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const known = new Set<Table>([...recountWants, measureWant, ...more].map((want) => want.table));
  const others = tables.filter((table) => table.prefix !== '' && !known.has(table)).map((table): Want => ({ table, keys: rowKeys(table) }));
  return scan(desk.book, [...recountWants, measureWant, ...more, ...others], whole);
}

/** The id, and the first of the columns that must be filled. */
const rowKeys = (table: Table): string[] => {
  const id = idKeyOf(table) ?? '';
  const first = table.keys.find((key) => key !== id && !table.columns[key]?.optional);
  return first ? [id, first] : [id];
};
