// The last visit beside the fields of a form, where it has one.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Loaded } from '../../src/kit/door.ts';

/** Null: there was none, or the form is of something else. */
export const LastContext = createContext<Loaded | null>(null);

/** What a field held at the last visit, '' where there is nothing. */
export function useLast(heading: string): string {
  return String(useContext(LastContext)?.row[heading] ?? '');
}

/** "last visit 6 → 4", beside the label of a pain score. */
export function PainLast() {
  const before = useLast('Pain before');
  const after = useLast('Pain after');
  return before || after ? <span class="optional">· last visit {before || '–'} → {after || '–'}</span> : null;
}
