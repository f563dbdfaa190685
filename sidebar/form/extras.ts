// What a few forms have beyond their table's declaration: parts beside fields, values that follow from others.

import type { ComponentType } from 'preact';
import type { FormTable, Start } from '../../src/kit/door.ts';
import type { Typed } from '../places.ts';
import type { Form } from './use-form.ts';

export interface Extras {
  /** Above the first field. */
  Above?: ComponentType<{ form: Form }>;
  /** Under a field, by heading. */
  under?: Record<string, ComponentType<{ form: Form }>>;
  /** Beside the main button. */
  Foot?: ComponentType<{ form: Form }>;
  /** What a scale showed last time. */
  was?(heading: string, form: Form): string | undefined;
  /** Sections that start folded. */
  folded?(form: Form): string[];
  /** What a new record starts with, beyond the declaration. */
  initial?(start: Start, given: Typed): Typed;
  /** Values that follow when a field is changed. */
  follow?(heading: string, values: Typed, start: Start): Typed;
}

const all: Partial<Record<FormTable, Extras>> = {};

export const extrasOf = (name: FormTable): Extras => all[name] ?? {};
