// A spreadsheet: its properties, its tabs in order, and the formats and rules its cells point at.

import { badRequest } from '../errors.ts';
import type { Box } from './box.ts';
import type { Change } from './change.ts';
import type { Fields } from './input.ts';
import { Interned } from './interned.ts';
import { MAX_CELLS, MAX_COLUMNS, MAX_TABS } from './limits.ts';
import { Tab, type TabOptions } from './tab.ts';

export interface Computed { reads: readonly { tab: Tab; box: Box }[]; day: number | undefined }

export interface BookProperties { title: string; locale: string; timeZone: string }

export class Book {
  tabs: readonly Tab[] = [];
  formats = new Interned();
  rules = new Interned();
  /** Developer metadata as the API shows it, each with its location. */
  metadata: readonly Fields[] = [];
  revision = 0;
  /** True once a formula was ever written: only then is anything recalculated. */
  hasFormulas = false;
  /** A value that a formula reads changed since the formulas were last computed. */
  stale = false;
  /** What the formulas read when they were last computed, and on which day if that matters. */
  computed: Computed = { reads: [], day: undefined };
  private lastId = 0;

  constructor(
    readonly id: string,
    public properties: BookProperties,
  ) {}

  /** A number for a new tab, protection, chart …: the workbench counts where Google draws lots. */
  nextId(): number {
    const taken = new Set(this.tabs.map((tab) => tab.id));
    do this.lastId += 1; while (taken.has(this.lastId));
    return this.lastId;
  }

  get idsGiven(): number {
    return this.lastId;
  }

  set idsGiven(count: number) {
    this.lastId = count;
  }

  tab(id: number): Tab | undefined {
    return this.tabs.find((tab) => tab.id === id);
  }

  /** A tab by its name, without regard to case. */
  named(title: string): Tab | undefined {
    const wanted = title.toLowerCase();
    return this.tabs.find((tab) => tab.title.toLowerCase() === wanted);
  }

  /** The tab of a grid range. */
  gridOf(id: number): Tab {
    const tab = this.tab(id);
    if (!tab) throw badRequest(`No grid with id: ${id}`);
    return tab;
  }

  get cells(): number {
    return this.tabs.reduce((sum, tab) => sum + tab.grid.rowCount * tab.grid.columnCount, 0);
  }

  addTab(change: Change, { index, ...options }: TabOptions & { index?: number }): Tab {
    if (this.named(options.title)) {
      throw badRequest(`A sheet with the name "${options.title}" already exists. Please enter another name.`);
    }
    if (this.tab(options.id)) throw badRequest(`A sheet with ID ${options.id} already exists. Please use a different ID.`);
    if (this.tabs.length >= MAX_TABS) throw badRequest(`This action would increase the number of sheets in the workbook above the limit of ${MAX_TABS} sheets.`);
    const tab = new Tab({ ...options, rowCount: 0, columnCount: 0 });
    const tabs = this.tabs.slice();
    tabs.splice(index ?? tabs.length, 0, tab);
    change.set(this, 'tabs', tabs);
    this.resize(change, tab, options);
    return tab;
  }

  /** Gives a tab's grid another size, within Google's limits; what lies outside is cut by the caller. */
  resize(change: Change, tab: Tab, size: { rowCount: number; columnCount: number }): void {
    const { grid } = tab;
    const cells = this.cells - grid.rowCount * grid.columnCount + size.rowCount * size.columnCount;
    if (cells > MAX_CELLS && cells > this.cells) {
      throw badRequest(`This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`);
    }
    if (size.columnCount > MAX_COLUMNS && size.columnCount > grid.columnCount) {
      throw badRequest(`This action would increase the number of columns in the sheet above the limit of ${MAX_COLUMNS} columns.`);
    }
    change.set(grid, 'rowCount', size.rowCount);
    change.set(grid, 'columnCount', size.columnCount);
    change.mark(tab);
  }

  /** Grows a tab's grid so that it reaches to a row and a column (counts). */
  reach(change: Change, tab: Tab, size: { rows: number; columns: number }): void {
    const { grid } = tab;
    if (size.rows <= grid.rowCount && size.columns <= grid.columnCount) return;
    this.resize(change, tab, { rowCount: Math.max(size.rows, grid.rowCount), columnCount: Math.max(size.columns, grid.columnCount) });
  }
}
