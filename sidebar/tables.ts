// The clinic's tables as the sidebar needs them: by name at the door, and by the prefix of their ids.

import type { FormTable } from '../src/kit/door.ts';
import type { Table } from '../src/kit/table.ts';
import { tables } from '../src/clinic/tables.ts';

const formTables: readonly FormTable[] = [
  'clients', 'cases', 'goals', 'consents', 'screenings', 'providers', 'therapists', 'insurers', 'cover',
  'authorizations', 'referrals', 'sessions', 'measures', 'addenda', 'charges', 'claims', 'payments', 'fees', 'contacts',
];

const byName = new Map<string, Table>(tables.map((table) => [table.name, table]));

/** Tables that are there and have a form. */
export const formNames: readonly FormTable[] = formTables.filter((name) => byName.has(name));

export function tableOf(name: FormTable): Table {
  const found = byName.get(name);
  if (!found) throw new Error(`No table ${name}.`);
  return found;
}

export const hasTable = (name: FormTable): boolean => byName.has(name);

/** The table whose ids begin so, if it has a form. */
export const nameOfPrefix = (prefix: string): FormTable | undefined => formNames.find((name) => tableOf(name).prefix === prefix);

/** "client" → "Client". */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
