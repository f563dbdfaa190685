// One tab of a spreadsheet: its grid, and what lies on it.

import { Grid } from './grid.ts';
import type { Fields } from './input.ts';

export interface TabOptions {
  id: number;
  title: string;
  rowCount: number;
  columnCount: number;
}

/** Lists are replaced as a whole, never written in place, so that a change can be taken back. */
export class Tab {
  readonly id: number;
  title: string;
  hidden = false;
  frozenRows = 0;
  frozenColumns = 0;
  /** Further SheetProperties as given: tabColorStyle, rightToLeft. */
  look: Fields = {};
  /** Further GridProperties as given: hideGridlines. */
  gridLook: Fields = {};
  conditionalFormats: readonly Fields[] = [];
  protectedRanges: readonly Fields[] = [];
  filterViews: readonly Fields[] = [];
  charts: readonly Fields[] = [];
  merges: readonly Fields[] = [];
  basicFilter: Fields | undefined = undefined;
  /** Counts the changes that landed. */
  revision = 0;
  readonly grid: Grid;

  constructor({ id, title, rowCount, columnCount }: TabOptions) {
    this.id = id;
    this.title = title;
    this.grid = new Grid(rowCount, columnCount);
  }
}
