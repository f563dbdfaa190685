// `values.clear`: values go, formats, rules and notes stay.

import { rangeText } from '../a1.ts';
import { writes, type Context } from '../context.ts';
import { place } from '../grid.ts';
import type { Area } from '../ranges.ts';

/** Gives the cleared range in A1. */
export function clearArea(context: Context, { tab, box }: Area): string {
  writes(context, tab, box);
  for (let index = box.top; index < Math.min(box.bottom, tab.grid.rows.length); index += 1) {
    const known = tab.grid.rows[index];
    if (!known || known.values.length <= box.left) continue;
    const { values } = tab.grid.rowFor(context.change, index);
    for (let column = Math.min(box.right, values.length) - 1; column >= box.left; column -= 1) place(values, column, undefined);
  }
  context.change.values = true;
  return rangeText(tab.title, box);
}
