// Ties a view to what it draws.
import { useEffect, useReducer, useState } from 'preact/hooks';
import type { Desk } from '../desk.ts';

/** Draws anew whenever the desk changes. */
export function useDesk(desk: Desk): void {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => desk.watch(() => again(0)), [desk]);
}

/** What an endpoint gives, fetched again when `stamp` changes; `undefined` until it came. */
export function useFetched<T>(desk: Desk, fetch: () => Promise<T>, stamp: unknown): T | undefined {
  const [value, setValue] = useState<T | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void desk.trying(async () => {
      const got = await fetch();
      if (current) setValue(() => got);
    });
    return () => { current = false; };
  }, [stamp]);
  return value;
}

/** Calls back on Escape and on a press outside the element. */
export function useDismiss(open: boolean, element: { current: HTMLElement | null }, dismiss: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const press = (event: Event): void => {
      if (event.target instanceof Node && !element.current?.contains(event.target)) dismiss();
    };
    const key = (event: KeyboardEvent): void => { if (event.key === 'Escape') dismiss(); };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('keydown', key, true);
    window.addEventListener('blur', dismiss);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('keydown', key, true);
      window.removeEventListener('blur', dismiss);
    };
  }, [open]);
}

/** Puts the focus on the element marked `data-first` when a box opens, keeps Tab within the box, and gives the focus back at its end. */
export function useBox(box: { current: HTMLElement | null }, stamp: unknown): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const before = document.activeElement;
    element.querySelector<HTMLElement>('[data-first]')?.focus();
    const key = (event: KeyboardEvent): void => { if (event.key === 'Tab') keepInside(element, event); };
    element.addEventListener('keydown', key);
    return () => {
      element.removeEventListener('keydown', key);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [stamp]);
}

function keepInside(box: HTMLElement, event: KeyboardEvent): void {
  const stops = [...box.querySelectorAll<HTMLElement>('button:not(:disabled), input, select, a[href], iframe')];
  const [first] = stops;
  const last = stops.at(-1);
  if (!first || !last) return;
  if (event.shiftKey && document.activeElement === first) last.focus();
  else if (!event.shiftKey && document.activeElement === last) first.focus();
  else return;
  event.preventDefault();
}
