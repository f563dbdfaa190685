// Every upgrade of older workbooks, oldest first. The last one's `to` is the version of kit/schema.ts.

import { keyOf } from '../../kit/table.ts';
import type { Table } from '../../kit/table.ts';
import type { Edit, OldTab, Upgrade } from '../../kit/upgrade.ts';
import { referrals } from '../referrals/table.ts';

export const upgrades: Upgrade[] = [
  {
    from: 0, to: 1, name: 'order-as-written',
    does: 'Referrals: “Order text” is called “Order as written”, as on the form.',
    run: (tab) => renamed(referrals, tab(referrals), { from: 'Order text', to: 'Order as written' }),
  },
  {
    from: 1, to: 2, name: 'half-visits-a-week',
    does: 'Referrals: “Visits per week” takes halves, for an order of one visit every other week.',
    run: (tab) => reformatted(referrals, tab(referrals), { heading: 'Visits per week', from: '0' }),
  },
];

/** A column's old heading becomes the new one, unless that is there already. */
function renamed(table: Table, { headings }: OldTab, { from, to }: { from: string; to: string }): Edit[] {
  const column = placeOf(headings, from);
  return column < 0 || placeOf(headings, to) >= 0 ? [] : [{ table, column, heading: to }];
}

/** A column's cells get the format that its kind has now, where they have the old one. */
function reformatted(table: Table, { headings, patterns }: OldTab, { heading, from }: { heading: string; from: string }): Edit[] {
  const column = placeOf(headings, heading);
  const format = table.columns[keyOf(table, heading) ?? '']?.kind;
  return column < 0 || !format || patterns[column] !== from ? [] : [{ table, column, format }];
}

const placeOf = (headings: string[], heading: string): number => headings.findIndex((one) => one.toLowerCase() === heading.toLowerCase());
