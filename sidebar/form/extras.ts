// What a few forms have beyond their table's declaration: parts beside fields, values that follow from others.

import type { ComponentChildren, ComponentType } from 'preact';
import type { Answer, FormTable, Loaded, Save, Saved, Start } from '../../src/kit/door.ts';
import type { Sending } from '../door.ts';
import type { Draft } from '../drafts.ts';
import type { Typed } from '../places.ts';
import type { Form } from './at-work.ts';

/** `owns`: whether something typed that is wrong stands in this tab. */
export interface Tab { name: string; Panel: ComponentType<{ form: Form }>; owns?(heading: string): boolean }

/** What came of saving something beside a record: what is still to be saved, and why. */
export interface Beside { left: Typed; errors: Typed; also: Loaded[] }

export interface Extras {
  /** Around the whole panel, for what several of its parts need. */
  Around?: ComponentType<{ form: Form; children: ComponentChildren }>;
  /** Above the first field. */
  Above?: ComponentType<{ form: Form }>;
  /** Below the last section. */
  Below?: ComponentType<{ form: Form }>;
  /** Further tabs of an existing record, after the form itself. */
  tabs?(form: Form): { first: string; more: Tab[] };
  /** Under a field, by heading. */
  under?: Record<string, ComponentType<{ form: Form }>>;
  /** The main button in the foot, beside Save; only where `hasFoot`. */
  Foot?: ComponentType<{ form: Form }>;
  hasFoot?(form: Form): boolean;
  /** Said in the foot when nothing is wrong; `calm` if it has nothing to say. */
  Said?: ComponentType<{ form: Form; calm: string }>;
  /** Headings whose fields stand in `Above`, not in their section. */
  above?(form: Form): string[];
  /** Where an existing record is gone on with. */
  firstField?: string;
  /** Sections that start folded, with what is said of them. */
  folded?(form: Form): Record<string, { title: string; says?: string }>;
  /** What a new record starts with, beyond the declaration. */
  initial?(start: Start, given: Typed): Typed;
  /** Values that follow when a field is changed. */
  follow?(heading: string, values: Typed, start: Start): Typed;
  /** Values that follow when a field is left, its text tidied. */
  afterLeaving?(heading: string, values: Typed, start: Start, opened: Typed): Typed;
  /** The whole panel of a new record, instead of the form by its table. */
  NewPanel?: ComponentType<{ form: Form }>;
  /** Saves what was typed beside the record's own fields, after the record. */
  saveBeside?(sent: Draft, saved: Saved, start: Start): Promise<Beside>;
  /** How a new record is saved, where it is not by its table's own verb. */
  sendNew?(values: Typed, start: Start, save: Save, sending: Sending): Promise<Answer<Saved>>;
}

const all: Partial<Record<FormTable, Extras>> = {};

/** Told once, before the first form opens. */
export function formsHave(extras: Partial<Record<FormTable, Extras>>): void {
  Object.assign(all, extras);
}


export const extrasOf = (name: FormTable): Extras => all[name] ?? {};
