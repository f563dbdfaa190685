// The one fixed row every save reads and writes: counters, the journal's head and the last requests.

import type { Cell } from '../cell.ts';
import { refuse } from '../refusal.ts';
import { schemaVersion } from '../schema.ts';
import type { Table } from '../table.ts';
import { idOf } from '../table.ts';

/** Requests remembered, so that a double click or a second tab saves once without a further read. */
const requestsKept = 200;
/** Google: a cell holds 50,000 characters. */
const mostText = 45_000;

export interface Machine {
  /** Last number given, by id prefix. */
  last: Record<string, number>;
  /** Lines in the journal and the hash of the last one. */
  journal: { lines: number; hash: string };
  /** Newest last: request id, table name, record id. */
  recent: [string, string, string][];
}

export const machineKey = 'Machine';

export const freshMachine = (): Machine => ({ last: {}, journal: { lines: 0, hash: '' }, recent: [] });

export interface SettingsRead {
  values: Record<string, string>;
  machine: Machine;
  /** Row number of the machine's row. */
  machineRow: number;
}

/** Reads the Settings tab (heading row first): its values by key, and the machine's row. */
export function readSettings(rows: Cell[][]): SettingsRead {
  const headings = (rows[0] ?? []).map((cell) => String(cell ?? ''));
  const keyAt = headings.indexOf('Key');
  const valueAt = headings.indexOf('Value');
  if (keyAt < 0 || valueAt < 0) refuse('missing-heading', 'The tab Settings needs its columns “Key” and “Value”. Choose Tablework › Set up to put them back.');
  const values: Record<string, string> = {};
  let machineRow = 0;
  rows.forEach((row, at) => {
    if (at === 0) return;
    const key = String(row[keyAt] ?? '').trim();
    if (key === '') return;
    values[key] = String(row[valueAt] ?? '');
    if (key === machineKey) machineRow = at + 1;
  });
  refuseOther(values['Schema version'] ?? '');
  const text = values[machineKey];
  if (machineRow === 0 || text === undefined) refuse('missing-tab', 'Tablework is not set up in this spreadsheet, or its Settings row “Machine” was deleted. Choose Tablework › Set up.');
  return { values, machine: readMachine(text), machineRow };
}

/** Rows of another version are neither read nor written; where nobody knows the version, the headings decide. */
function refuseOther(text: string): void {
  const version = text.trim() === '' ? schemaVersion : Number(text);
  if (version > schemaVersion) refuse('older-script', 'This workbook was set up by a newer Tablework than this script. Update the script first; nothing was changed.');
  if (version < schemaVersion) refuse('older-workbook', olderWords);
}

const olderWords = 'This workbook is of an older Tablework. The owner chooses Tablework › Set up once: a copy is made first, then the tabs are brought up to date. Nothing typed is lost.';

export function readMachine(text: string): Machine {
  const machine = parsedMachine(text);
  return machine ?? refuse('invalid', 'The Settings row “Machine” was changed by hand and can’t be read. Choose Tablework › Set up to rebuild it from the rows.');
}

function parsedMachine(text: string): Machine | undefined {
  try {
    const read: unknown = JSON.parse(text);
    const machine: Machine = { ...freshMachine(), ...(Object(read) as Partial<Machine>) };
    const { last, journal, recent } = machine;
    const isWhole = typeof read === 'object' && read !== null && typeof last === 'object' && last !== null && Object.values(last).every((n) => Number.isInteger(n) && n >= 0)
      && typeof journal?.lines === 'number' && typeof journal.hash === 'string' && Array.isArray(recent) && recent.every((one) => Array.isArray(one) && one.length === 3);
    return isWhole ? machine : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The machine as its cell holds it; the oldest requests are forgotten where it would not fit. */
export function machineText(machine: Machine): string {
  let text = JSON.stringify(machine);
  while (text.length > mostText && machine.recent.length > 0) {
    machine.recent.splice(0, Math.ceil(machine.recent.length / 10));
    text = JSON.stringify(machine);
  }
  return text;
}

/** Gives the next id of a table. */
export function nextId(machine: Machine, table: Table): string {
  const n = (machine.last[table.prefix] ?? 0) + 1;
  machine.last[table.prefix] = n;
  return idOf(table, n);
}

export function remember(machine: Machine, requestId: string, table: string, id: string): void {
  machine.recent.push([requestId, table, id]);
  if (machine.recent.length > requestsKept) machine.recent.splice(0, machine.recent.length - requestsKept);
}
