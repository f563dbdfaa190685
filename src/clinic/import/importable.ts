// Tables an import may fill, each after those it points at.

import type { Table } from '../../kit/table.ts';
import { tablesByName } from '../tables.ts';

export const importOrder = [
  'insurers', 'providers', 'therapists', 'clients', 'cases', 'goals', 'cover', 'authorizations', 'referrals', 'sessions', 'measures', 'addenda',
  'claims', 'charges', 'payments', 'fees', 'consents', 'screenings', 'documents', 'contacts',
] as const satisfies (keyof typeof tablesByName)[];

/** Tabs without records that come back from our own export, into a workbook where nothing stands yet. */
export const keptNames = ['settings', 'templates', 'sends'] as const satisfies (keyof typeof tablesByName)[];

export type KeptName = (typeof keptNames)[number];
export type TableName = (typeof importOrder)[number] | KeptName;

export const tableOf = (name: TableName): Table => tablesByName[name];
export const isImportable = (name: string): name is TableName => importOrder.some((one) => one === name);
export const isKept = (name: string): name is KeptName => keptNames.some((one) => one === name);
/** The table whose ids have a prefix. */
export const nameOfPrefix = (prefix: string): TableName | undefined => importOrder.find((name) => tableOf(name).prefix === prefix);
