// Things with an id that lie on a tab: protections, filter views, charts.

import type { Book } from '../book.ts';
import type { Context } from '../context.ts';
import { numberAt, type Fields } from '../input.ts';
import type { Tab } from '../tab.ts';

export type List = 'protectedRanges' | 'filterViews' | 'charts';

export interface Found { tab: Tab; thing: Fields }

/** A thing by its id, on whatever tab it lies. */
export function findThing(book: Book, { list, id, name }: { list: List; id: number | undefined; name: string }): Found | undefined {
  for (const tab of book.tabs) {
    const thing = tab[list].find((one) => numberAt(one, name) === id);
    if (thing) return { tab, thing };
  }
  return undefined;
}

/** Puts a thing on a tab, in place of another, or takes that one away. */
export function putThing({ change }: Context, { tab, list, thing, instead }: { tab: Tab; list: List; thing: Fields | undefined; instead: Fields | undefined }): void {
  const others = tab[list].filter((one) => one !== instead);
  const at = instead ? tab[list].indexOf(instead) : others.length;
  const next = others.slice();
  if (thing) next.splice(at, 0, thing);
  change.set(tab, list, next);
  change.mark(tab);
}
