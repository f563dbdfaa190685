// What the server told at the start, kept fresh by what is saved since: lists, captions, row numbers.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FormTable, Loaded, Start } from '../src/kit/door.ts';
import type { Drafts } from './drafts.ts';
import type { Place } from './places.ts';

/** Something saved just now, told once at the place one comes back to. */
export interface Told { id: string; table: FormTable; at: number; caption: string; notes: string[]; signed?: boolean }

export interface Clinic {
  start: Start;
  drafts: Drafts;
  told: Told | null;
  /** Filters and the like, as long as the page is open. */
  kept: Map<string, string>;
  /** Counts how often the server was asked again: panels read their own anew with it. */
  looked: number;
  /** Goes there; `back` returns. */
  go(place: Place): void;
  /** Goes there instead of here. */
  replace(place: Place, told?: Told): void;
  back(told?: Told): void;
  /** Takes in fresh rows. */
  take(rows: Loaded[]): void;
  /** Says something over the panel for a while, with a way back. */
  say(text: string, undo?: () => void): void;
  /** Asks the server for today's work again. */
  refresh(): void;
}

export const ClinicContext = createContext<Clinic | null>(null);

export function useClinic(): Clinic {
  const clinic = useContext(ClinicContext);
  if (!clinic) throw new Error('No clinic around this part.');
  return clinic;
}

export { captionOf, listedOf, listOf } from './held.ts';
