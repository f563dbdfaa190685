// What a rule of conditional color sees of a cell.
import type { WireCell } from '../../server/page-wire.ts';

export interface Seen {
  value: WireCell;
  /** As the cell shows it. */
  shown: string;
  row: number;
  column: number;
  /** Serial number of today by the emulated clock. */
  today: number;
  /** The value of any cell of the tab. */
  at(row: number, column: number): WireCell;
  /** Top left cell of the rule's range: a formula is written for it and shifts with the cell. */
  origin: { row: number; column: number };
}
