// What every method and request of one call has at hand.

import { badRequest } from '../errors.ts';
import { overlaps, isEmptyBox, type Box } from './box.ts';
import type { Book } from './book.ts';
import type { Change } from './change.ts';
import type { Display } from './format/display.ts';
import { fieldsAt, flagAt, listAt, textsAt } from './input.ts';
import { boxOfStored } from './ranges.ts';
import type { Switches } from './switches.ts';
import type { Tab } from './tab.ts';

export interface Context {
  book: Book;
  change: Change;
  display: Display;
  switches: Switches;
  now: Date;
  /** The spreadsheet's owner may edit what is protected. */
  isOwner: boolean;
}

/** Refuses a write into a hard protection by someone who is neither the owner nor one of its editors. */
export function guard({ change, isOwner }: Context, tab: Tab, box: Box): void {
  if (isOwner || tab.protectedRanges.length === 0 || isEmptyBox(box)) return;
  for (const protection of tab.protectedRanges) {
    if (flagAt(protection, 'warningOnly')) continue;
    const editors = fieldsAt(protection, 'editors');
    if (editors && textsAt(editors, 'users').includes(change.user)) continue;
    const protectedBox = boxOfStored(tab, fieldsAt(protection, 'range'));
    const free = (listAt(protection, 'unprotectedRanges') ?? []).some((range) => holds(boxOfStored(tab, range), box));
    if (protectedBox && !free && overlaps(protectedBox, box)) {
      throw badRequest('You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.');
    }
  }
}

function holds(outer: Box | undefined, inner: Box): boolean {
  return outer !== undefined && outer.top <= inner.top && outer.left <= inner.left && outer.bottom >= inner.bottom && outer.right >= inner.right;
}

/** Guards a block, then counts it as written. */
export function writes(context: Context, tab: Tab, box: Box): void {
  guard(context, tab, box);
  context.change.wrote(tab, box);
}
