// What the server told at the start, kept fresh by what is saved since: lists, captions, row numbers.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FormTable, Listed, Loaded, Start } from '../src/kit/door.ts';
import type { Drafts } from './drafts.ts';
import { nameOfPrefix, tableOf } from './tables.ts';
import type { Place } from './places.ts';
import { withDays } from './words.ts';

/** Something saved just now, told once at the place one comes back to. */
export interface Told { id: string; table: FormTable; at: number; caption: string; notes: string[] }

export interface Clinic {
  start: Start;
  drafts: Drafts;
  told: Told | null;
  /** Filters and the like, as long as the page is open. */
  kept: Map<string, string>;
  /** Goes there; `back` returns. */
  go(place: Place): void;
  /** Goes there instead of here. */
  replace(place: Place, told?: Told): void;
  back(told?: Told): void;
  /** Takes in fresh rows. */
  take(rows: Loaded[]): void;
  /** Asks the server for today's work again. */
  refresh(): void;
}

export const ClinicContext = createContext<Clinic | null>(null);

export function useClinic(): Clinic {
  const clinic = useContext(ClinicContext);
  if (!clinic) throw new Error('No clinic around this part.');
  return clinic;
}

/** The line of a record that the sidebar holds, by id. */
export function listedOf(start: Start, id: string): Listed | undefined {
  return listOf(start, nameOfPrefix(id.split('-')[0] ?? ''))?.find((line) => line.id === id);
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
    case 'referrals': return [said('Visits authorized') ? `${said('Visits used') || '0'} of ${said('Visits authorized')} visits` : 'no number of visits', said('Valid until') && `until ${withDays(said('Valid until'))}`].filter(Boolean).join(', ');
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

/** The start with a saved record put in its list, first if it is new. */
export function withRow(start: Start, loaded: Loaded, name: FormTable): Start {
  const { id, at, row } = loaded;
  const line: Listed = { id, at, caption: captionOf(start, name, row, id), detail: detailOf(name, row) };
  const put = <T extends Listed>(list: T[], made: T): T[] =>
    list.some((old) => old.id === id) ? list.map((old) => (old.id === id ? { ...old, ...made } : old)) : [made, ...list];
  const text = (heading: string): string => String(row[heading] ?? '');
  switch (name) {
    case 'clients': return { ...start, clients: put(start.clients, line) };
    case 'insurers': return { ...start, insurers: put(start.insurers, line) };
    case 'providers': return { ...start, providers: put(start.providers, line) };
    case 'therapists': return { ...start, therapists: put(start.therapists, line) };
    case 'cases': return { ...start, cases: put(start.cases, { ...line, client: text('Client ID') }) };
    case 'cover': return { ...start, cover: put(start.cover, { ...line, client: text('Client ID'), insurer: text('Insurer ID') }) };
    case 'referrals': return { ...start, referrals: put(start.referrals, { ...line, client: text('Client ID'), cover: text('Cover ID'), standing: text('Standing'), why: text('Why') }) };
    default: return start;
  }
}

const detailHeadings: Partial<Record<FormTable, string[]>> = {
  clients: ['Date of birth', 'Phone'],
  cases: ['Opened on'],
  insurers: ['Kind'],
  providers: ['Practice'],
  cover: ['Claim no.', 'Member ID'],
  referrals: ['Written on'],
  therapists: ['Role'],
};

function detailOf(name: FormTable, row: Loaded['row']): string {
  return (detailHeadings[name] ?? []).map((heading) => String(row[heading] ?? '')).filter(Boolean).join(' · ');
}
