// The lists the sidebar holds, by table and by id, and what their records are called.

import type { FormTable, Listed, Loaded, Start } from '../src/kit/door.ts';
import { referralCaption } from './start.ts';
import { shortTime } from './times.ts';
import { nameOfPrefix, tableOf } from './tables.ts';

/** The line of a record that the sidebar holds, by id. */
export function listedOf(start: Start, id: string): Listed | undefined {
  const name = nameOfPrefix(id.split('-')[0] ?? '');
  return listOf(start, name)?.find((line) => line.id === id) ?? (name === 'therapists' ? start.former.find((line) => line.id === id) : undefined);
}

/** The list that the sidebar holds of a table, if it holds one. */
export function listOf(start: Start, name: FormTable | undefined): Listed[] | undefined {
  switch (name) {
    case 'clients': return start.clients;
    case 'insurers': return start.insurers;
    case 'providers': return start.providers;
    case 'therapists': return start.therapists;
    case 'cases': return start.cases;
    case 'cover': return start.cover;
    case 'referrals': return start.referrals;
    default: return undefined;
  }
}

/** What a record is called, as the server's lists call it. */
export function captionOf(start: Start, name: FormTable, row: Loaded['row'], id: string): string {
  const said = (heading: string): string => String(row[heading] ?? '');
  const joined = (headings: string[]): string => headings.map(said).filter(Boolean).join(', ');
  switch (name) {
    case 'clients': return joined(['Last name', 'First name']) || id;
    case 'providers': case 'therapists': return joined(['Name', 'Credential']) || id;
    case 'insurers': return said('Name') || id;
    case 'cases': return joined(['Condition', 'Side']) || id;
    case 'cover': return listedOf(start, said('Insurer ID'))?.caption ?? id;
    case 'referrals': return referralCaption({ used: Number(row['Visits used'] ?? 0), of: said('Visits authorized') === '' ? null : Number(row['Visits authorized']), until: said('Valid until') });
    case 'sessions': return [listedOf(start, said('Client ID'))?.caption ?? id, said('Date'), shortTime(said('Starts at'))].filter(Boolean).join(' · ');
    default: return captionColumns(start, name, row) || id;
  }
}

/** The caption columns of a table, other records by their own caption. */
function captionColumns(start: Start, name: FormTable, row: Loaded['row']): string {
  const table = tableOf(name);
  return (table.caption ?? []).flatMap((key) => {
    const column = table.columns[key];
    const value = column ? String(row[column.heading] ?? '') : '';
    if (value === '') return [];
    return [column?.kind === 'ref' ? listedOf(start, value)?.caption ?? value : value];
  }).join(' · ');
}

/** Ids of clients and therapists as names: `C-00012` becomes `Quill, Mara`. */
export const withNames = (start: Start, text: string): string => text.replace(/\b[CT]-\d{5,}\b/g, (id) => listedOf(start, id)?.caption ?? id);
