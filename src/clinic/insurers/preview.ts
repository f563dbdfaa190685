// Which referrals change standing if an insurer's rules are saved as typed: told before they are.

import type { Desk } from '../../kit/desk.ts';
import type { Save } from '../../kit/door.ts';
import { dayIn } from '../../kit/day.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { readTyped } from '../../kit/store/typed.ts';
import { toCell } from '../../kit/cell.ts';
import type { Flagged } from '../daily/recount.ts';
import { recount, recountWants } from '../daily/recount.ts';
import { machinery } from '../machinery.ts';
import { settingOf } from '../settings/keys.ts';
import { allow } from '../therapists/roles.ts';
import { insurers } from './table.ts';

export interface StandingChange { id: string; from: string; to: string; why: string }

export function previewInsurer(desk: Desk, input: Save): { changes: StandingChange[] } {
  const typed = readTyped(insurers, input.row);
  const { scans, extra } = scan(desk.book, recountWants, [machinery.settings, machinery.people].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  const { values } = readSettings(extra[0] ?? []);
  allow('insurers.save', machinery.roleOf(extra[1] ?? [], desk.user));
  const when = { today: dayIn(desk.now(), settingOf(values, 'Time zone')), lastRunOn: '' };
  const before = standingsOf(recount(scans, when));
  const after = standingsOf(recount(scans.map((one) => (one.table === insurers ? withRules(one, input.id ?? '', typed) : one)), when));
  const changes = [...after].flatMap(([id, now]): StandingChange[] => {
    const was = before.get(id);
    return was && was.standing !== now.standing ? [{ id, from: was.standing, to: now.standing, why: now.why }] : [];
  });
  return { changes };
}

const standingsOf = (counted: { all: Flagged[] }): Map<string, Flagged> => new Map(counted.all.map((flag) => [flag.id, flag]));

/** The insurers' columns with one row's cells as typed. */
function withRules(of: Scan, id: string, typed: Record<string, unknown>): Scan {
  const cell: Scan['cell'] = (key, i) => {
    const column = insurers.keys.includes(key) ? of.table.columns[key] : undefined;
    return column && key in typed && of.text('id', i) === id ? toCell(column, typed[key]) : of.cell(key, i);
  };
  return {
    ...of, cell, column: (key) => (i) => cell(key, i),
    value: (key, i) => (key in typed && of.text('id', i) === id ? typed[key] : of.value(key, i)),
    text: (key, i) => String(cell(key, i) ?? ''),
  };
}
