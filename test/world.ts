// A clinic in a workbench: the built script set up on an empty spreadsheet, a fixed clock, rows of one's own.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Verb, Verbs } from '../src/kit/door.ts';
import { toCell } from '../src/kit/cell.ts';
import type { Cell } from '../src/kit/cell.ts';
import { cellDataOf } from '../src/google/book.ts';
import { headings } from '../src/kit/table.ts';
import type { AnyRow, Table } from '../src/kit/table.ts';
import { tablesByName } from '../src/clinic/tables.ts';
import { sampleClinic } from '../workbench/sample/clinic.ts';
import { SPREADSHEET_ID } from '../workbench/services.ts';
import type { RunOptions, WorkbenchOptions } from '../workbench/workbench.ts';
import { Workbench } from '../workbench/workbench.ts';

const dist = (name: string): string => readFileSync(path.resolve('dist', name), 'utf8');

/** The files that ship, as built before the tests. */
export const shipped = (): Record<string, string> => ({ 'main.js': dist('main.js'), 'sidebar.html': dist('sidebar.html'), 'appsscript.json': dist('appsscript.json') });

export type TableName = keyof typeof tablesByName;
export type Rows = { [N in TableName]?: AnyRow[] };

export interface WorldOptions extends Partial<WorkbenchOptions> {
  /** Wall time in the clinic: a day, or a day and time. */
  today?: string;
  rows?: Rows;
  /** Settings that differ from what set-up writes. */
  settings?: Record<string, string>;
  setUp?: false;
}

export function aWorld(options: WorldOptions = {}): World {
  const now = options.today === undefined ? '2026-03-02T09:00' : options.today.includes('T') ? options.today : `${options.today}T09:00`;
  const world = new World(new Workbench({ files: shipped(), now, ...options }));
  if (options.setUp === false) return world;
  world.bench.run('setUp', [], { kind: 'menu' });
  for (const [name, rows] of Object.entries(options.rows ?? {})) world.put(name as TableName, rows);
  for (const [key, value] of Object.entries(options.settings ?? {})) world.setting(key, value);
  return world;
}

/** The sample clinic of a day, in a workbench. */
export function aSampleWorld(today: string): World {
  const { settings, ...tabs } = sampleClinic(today);
  const world = aWorld({ today });
  for (const [name, rows] of Object.entries(tabs)) world.replace(name as TableName, rows);
  for (const [key, value] of Object.entries(settings)) world.setting(key, value);
  return world;
}

export class World {
  readonly bench: Workbench;

  constructor(bench: Workbench) {
    this.bench = bench;
  }

  /** One request at the door, as the sidebar sends it. */
  ask<V extends Verb>(verb: V, input: Verbs[V]['takes'], more: RunOptions & { requestId?: string; attempt?: number } = {}): Answer<Verbs[V]['gives']> {
    return this.askAny(verb, input, more) as Answer<Verbs[V]['gives']>;
  }

  /** The same with whatever a browser may send. */
  askAny(verb: Verb, input: object, { requestId, attempt, ...options }: RunOptions & { requestId?: string; attempt?: number } = {}): Answer<unknown> {
    const text = this.bench.run('call', [JSON.stringify({ do: verb, with: input, requestId, attempt })], { kind: 'client', ...options });
    return JSON.parse(String(text)) as Answer<unknown>;
  }

  /** The value of an answer that must be good. */
  get<V extends Verb>(verb: V, input: Verbs[V]['takes'], more: RunOptions & { requestId?: string; attempt?: number } = {}): Verbs[V]['gives'] {
    const answer = this.ask(verb, input, more);
    if (!answer.ok) throw new Error(`${verb} was refused: ${JSON.stringify(answer.issues)}`);
    return answer.value;
  }

  run(functionName: string, options: RunOptions = { kind: 'trigger' }): unknown {
    return this.bench.run(functionName, [], options);
  }

  /** Rows of a tab as written, keyed by heading; dates are serials, empty cells ''. */
  rows(name: TableName): Record<string, Cell>[] {
    const [headingRow = [], ...rows] = this.cells(name);
    return rows.map((cells) => Object.fromEntries(headingRow.map((heading, at) => [String(heading), cells[at] ?? ''])));
  }

  row(name: TableName, id: string): Record<string, Cell> | undefined {
    return this.rows(name).find((row) => Object.values(row)[0] === id || Object.values(row).includes(id));
  }

  /** A tab's cells with the heading row first. */
  cells(name: TableName): Cell[][] {
    const dataFilters = [{ gridRange: { sheetId: tablesByName[name].sheetId } }];
    const { answer } = this.bench.sheets.call('sheets.spreadsheets.values.batchGetByDataFilter', { spreadsheetId: SPREADSHEET_ID }, { dataFilters, valueRenderOption: 'UNFORMATTED_VALUE' }, { user: this.bench.owner });
    const found = answer as { valueRanges?: { valueRange?: { values?: Cell[][] } }[] };
    return found.valueRanges?.[0]?.valueRange?.values ?? [];
  }

  /** Rows written as a person would paste them, ids and all; the counters follow. */
  put(name: TableName, rows: AnyRow[]): void {
    const table: Table = tablesByName[name];
    const data = rows.map((row) => ({ values: table.keys.map((key) => {
      const column = table.columns[key];
      return column ? cellDataOf({ cell: toCell(column, row[key]), kind: column.kind }) : {};
    }) }));
    this.bench.batchUpdate([{ appendCells: { sheetId: table.sheetId, rows: data, fields: 'userEnteredValue,userEnteredFormat.numberFormat' } }]);
    this.recount();
  }

  /** All rows of a tab replaced. */
  replace(name: TableName, rows: AnyRow[]): void {
    const { sheetId } = tablesByName[name];
    this.bench.batchUpdate([{ updateCells: { range: { sheetId, startRowIndex: 1 }, fields: 'userEnteredValue' } }]);
    this.put(name, rows);
  }

  setting(key: string, value: string): void {
    const rows = this.cells('settings');
    const at = rows.findIndex((cells) => cells[0] === key);
    if (at < 0) throw new Error(`no setting ${key}`);
    this.set('settings', at + 1, 'Value', value);
  }

  /** A cell set by hand: row number, heading. */
  set(name: TableName, row: number, heading: string, value: string | number): void {
    const column = this.cells(name)[0]?.indexOf(heading) ?? -1;
    const userEnteredValue = typeof value === 'number' ? { numberValue: value } : { stringValue: value };
    this.bench.batchUpdate([{ updateCells: { start: { sheetId: tablesByName[name].sheetId, rowIndex: row - 1, columnIndex: column }, rows: [{ values: [{ userEnteredValue }] }], fields: 'userEnteredValue' } }]);
  }

  /** Counters follow rows that were put in by hand. */
  private recount(): void {
    const at = this.cells('settings').findIndex((cells) => cells[0] === 'Machine');
    const machine = JSON.parse(String(this.cells('settings')[at]?.[1] ?? '{}')) as { last: Record<string, number> };
    for (const table of Object.values(tablesByName)) {
      const column = headings(table).findIndex((_, i) => Object.values(table.columns)[i]?.kind === 'id');
      if (column < 0) continue;
      const most = this.cells(table.name as TableName).reduce((n, cells) => Math.max(n, Number(/-(\d+)$/.exec(String(cells[column] ?? ''))?.[1] ?? 0)), 0);
      machine.last[table.prefix] = Math.max(machine.last[table.prefix] ?? 0, most);
    }
    this.set('settings', at + 1, 'Value', JSON.stringify(machine));
  }
}
