// One API call's doing to a spreadsheet: how to take it back, what it touched, how many cells it read and wrote.

import { hull, cellCount, isEmptyBox, type Box } from './box.ts';
import type { Tab } from './tab.ts';

let lastStamp = 0;

export class Change {
  /** Rows with this stamp were made by this change and may be written in place. */
  readonly stamp: number;
  readonly touched = new Map<Tab, Box>();
  read = 0;
  written = 0;
  /** A cell that a formula may read is not what it was. */
  values = false;
  /** A formula is new, or what formulas refer to has moved: all must be computed again. */
  formulas = false;
  private readonly undo: (() => void)[] = [];

  constructor(readonly user: string) {
    lastStamp += 1;
    this.stamp = lastStamp;
  }

  /** Notes how to take a step back. */
  did(undo: () => void): void {
    this.undo.push(undo);
  }

  /** Assigns a member, remembering the old one. What is assigned is never mutated later. */
  set<T, K extends keyof T>(target: T, key: K, value: T[K]): void {
    const old = target[key];
    this.did(() => {
      target[key] = old;
    });
    target[key] = value;
  }

  /** Takes every step back, the last first. */
  rollBack(): void {
    for (let step = this.undo.pop(); step; step = this.undo.pop()) step();
  }

  /** Counts the cells of a block as written and marks the tab as changed there. */
  wrote(tab: Tab, box: Box): void {
    this.written += cellCount(box);
    this.mark(tab, box);
  }

  /** Marks a tab as changed, without counting cells. */
  mark(tab: Tab, box: Box = { top: 0, left: 0, bottom: 0, right: 0 }): void {
    const known = this.touched.get(tab);
    if (known === undefined || isEmptyBox(known)) this.touched.set(tab, box);
    else if (!isEmptyBox(box)) this.touched.set(tab, hull(known, box));
  }
}
