// How somebody left a panel: as long as the page is open, and for the next time with the user's own drafts.

import { useEffect, useRef, useState } from 'preact/hooks';
import { useClinic } from './clinic.ts';
import { ask } from './door.ts';

/** Keys that are no form's draft. */
const mark = 'panel/';
export const isPanelKey = (key: string): boolean => key.startsWith(mark);

const waitMs = 800;

/** `first`: what it begins with this time, whatever was kept. */
export function useKept<T extends string>(panel: string, { known, initial, first }: { known: readonly T[]; initial: T; first?: T }): [T, (value: T) => void] {
  const { kept, start } = useClinic();
  const key = mark + panel;
  const [value, setValue] = useState<T>(first ?? known.find((each) => each === kept.get(key)) ?? initial);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (first || kept.has(key) || !start.drafts.includes(key)) return;
    // Without an answer it begins as it does for everybody.
    ask('draft.load', { key }).then((answer) => {
      const found = answer.ok ? known.find((each) => each === answer.value.text) : undefined;
      if (found && !kept.has(key)) setValue(found);
    }, () => undefined);
  }, []);
  const put = (chosen: T) => {
    setValue(chosen);
    kept.set(key, chosen);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => { ask('draft.keep', { key, text: chosen }).catch(() => undefined); }, waitMs);
  };
  return [value, put];
}
