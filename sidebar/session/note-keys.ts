// Keys of a note: Alt+L takes the field one is in from the last visit, Alt+A what was done as last time, Ctrl+Shift+Enter signs.

import { useLayoutEffect } from 'preact/hooks';
import type { Loaded } from '../../src/kit/door.ts';
import type { Form } from '../form/at-work.ts';
import type { Typed } from '../places.ts';

const copiedFields = ['Subjective', 'Objective', 'Assessment', 'Plan', 'Home care', 'Techniques', 'Regions', 'Procedures', 'Pressure', 'Hands-on minutes'];
export const isList = (heading: string): boolean => ['Techniques', 'Regions', 'Procedures'].includes(heading);
/** What was done; minutes are never taken over unasked. */
const asLastFields = ['Techniques', 'Regions', 'Pressure'];

/** A field as it will be with the last visit's taken over: texts are added to, lists replaced. */
export const takenOver = (heading: string, here: string, last: string): string => (here.trim() === '' || isList(heading) ? last : `${here.trimEnd()}\n${last}`);

/** What "as last time" fills: only what is empty. */
export const asLast = (values: Typed, last: Loaded['row']): Typed => Object.fromEntries(asLastFields.flatMap((heading) => {
  const was = String(last[heading] ?? '');
  return was !== '' && (values[heading] ?? '') === '' ? [[heading, was]] : [];
}));

export function useNoteKeys(form: Form, last: Loaded | null, maySign: boolean): void {
  useLayoutEffect(() => {
    const copy = (): boolean => {
      const heading = document.activeElement?.closest<HTMLElement>('[data-heading]')?.dataset.heading ?? '';
      const was = String(last?.row[heading] ?? '');
      const here = form.values[heading] ?? '';
      if (!copiedFields.includes(heading) || was === '' || was === here) return false;
      form.change(heading, takenOver(heading, here, was));
      return true;
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.shiftKey && (event.ctrlKey || event.metaKey) && maySign) afterLeaving(() => form.sign(last));
      else if (event.altKey && !event.ctrlKey && event.code === 'KeyL') copy();
      else if (event.altKey && !event.ctrlKey && event.code === 'KeyA' && last) form.fill(asLast(form.values, last.row));
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

/** Leaving a field tidies it; the focus stays where it was. */
function afterLeaving(work: () => void): void {
  const here = document.activeElement;
  if (here instanceof HTMLElement) here.blur();
  work();
  if (here instanceof HTMLElement && here.isConnected) here.focus({ preventScroll: true });
}
