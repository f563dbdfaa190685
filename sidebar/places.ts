// Where in the sidebar one can be, and how a form's draft is named.

import type { FormTable } from '../src/kit/door.ts';
import type { View } from './desk/filters.ts';

/** What was typed, by heading. */
export type Typed = Record<string, string>;

export interface FormPlace {
  at: 'form';
  table: FormTable;
  /** An existing record: its id and the row where it was last seen. */
  id?: string;
  row?: number;
  /** What a new record starts with. */
  given?: Typed;
  /** What an existing record is begun to be changed to by coming here. */
  begins?: Typed;
  /** A picker of another draft that the new record's id is for. */
  fills?: { key: string; heading: string };
}

export type Place =
  | { at: 'today' }
  | { at: 'client'; id: string; row: number }
  | { at: 'list'; table: FormTable }
  | { at: 'coming' }
  | { at: 'unsigned' }
  | { at: 'drafts' }
  | { at: 'check' }
  | { at: 'history'; id: string; row?: number }
  | { at: 'import' }
  | { at: 'export' }
  | { at: 'desk'; view?: View }
  | { at: 'reports' }
  | { at: 'month' }
  | { at: 'health' }
  | { at: 'templates' }
  | { at: 'rows'; count: string; of: string; caption: string; month?: string; insurer?: string }
  | FormPlace;

/** One draft per record; new ones apart by whom they are for. */
export function draftKeyOf(place: FormPlace): string {
  if (place.id) return `${place.table}/${place.id}`;
  const whom = place.given?.['Client ID'] ?? place.given?.['Cover ID'] ?? '';
  return `${place.table}/new${whom ? `/${whom}` : ''}`;
}

/** The form a draft key belongs to, or undefined for a key of no form. */
export function placeOf(key: string, tables: readonly string[]): FormPlace | undefined {
  const [name = '', second = '', whom = ''] = key.split('/');
  const table = tables.find((known): known is FormTable => known === name);
  if (!table || !second) return undefined;
  if (second !== 'new') return { at: 'form', table, id: second };
  return { at: 'form', table, given: whom ? { [whom.startsWith('V-') ? 'Cover ID' : 'Client ID']: whom } : {} };
}
