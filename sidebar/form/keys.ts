// Keys and focus of a form: Ctrl+Enter saves, Esc goes back, focus is where one goes on typing.

import { useEffect, useLayoutEffect } from 'preact/hooks';
import { extrasOf } from './extras.ts';
import { fieldId, noneYet } from './layout.ts';
import type { Form } from './at-work.ts';

/** Ctrl+Enter saves and Esc goes back, wherever the focus is. */
export function useKeys({ save, back }: { save?(): void; back(): void }): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
        event.preventDefault();
        const here = document.activeElement;
        // Leaving a field tidies it; the focus stays where it was.
        if (here instanceof HTMLElement) here.blur();
        save?.();
        if (here instanceof HTMLElement && here.isConnected) here.focus({ preventScroll: true });
      } else if (event.key === 'Escape') {
        event.preventDefault();
        back();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

/** Focus goes to the first field, or the first that is empty where some were filled in; then to the first error. */
export function useFocus(panel: { current: HTMLElement | null }, form: Form, toFields: () => void): void {
  // Before the next paint: no key is lost between the form's appearance and its focus.
  useLayoutEffect(() => {
    const { firstField = '' } = extrasOf(form.name);
    const within = (form.place.id && firstField && document.getElementById(fieldId(firstField))) || panel.current;
    const fields = [...(within?.querySelectorAll<HTMLInputElement>('.field input, .field textarea, .field select, [role=radio]') ?? [])];
    const empty = form.place.given ? fields.find((field) => field.value === '' && field.ariaRequired === 'true') ?? fields.find((field) => field.value === '' && field.tagName !== 'BUTTON' && field.placeholder !== noneYet) : undefined;
    (empty ?? fields[0])?.focus();
  }, []);
  useEffect(() => {
    if (Object.keys(form.errors).length > 0) toFields();
    const wrong = Object.keys(form.errors).length > 0 ? panel.current?.querySelector<HTMLElement>('[aria-invalid=true]:not([tabindex="-1"])') : null;
    wrong?.focus();
    wrong?.closest('.line')?.scrollIntoView({ block: 'nearest' });
  }, [form.errors]);
}
