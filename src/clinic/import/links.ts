// Records that are there already, by their ids, the ids other systems gave them, and names: what a file's rows point at.

import type { Scan, Want } from '../../kit/store/scan.ts';
import { idKeyOf, numberOf } from '../../kit/table.ts';
import type { AnyRow } from '../../kit/table.ts';
import type { Alike, Known } from '../clients/alike.ts';
import { alikeClients, plain } from '../clients/alike.ts';
import { fromSerial } from '../../kit/day.ts';
import type { TableName } from './importable.ts';
import { importOrder, isImportable, nameOfPrefix, tableOf } from './importable.ts';
import type { FilePlan, Step } from './state.ts';

export interface Records {
  /** Row number by id; 0 where it is only about to be added. */
  at: Map<string, number>;
  /** Id by Source ID. */
  sources: Map<string, string>;
  /** Id by a name it goes by; '' where several share it. */
  names: Map<string, string>;
}

export interface Links {
  tables: Map<TableName, Records>;
  /** Cover by `client|insurer`. */
  pairs: Map<string, string>;
  /** Clients by what makes them look alike. */
  faces: Map<string, Known[]>;
  /** Clients that another system told apart by an id of its own. */
  imported: Set<string>;
  /** By id: what an own file's row of the same id must agree with. */
  marks: Map<string, string>;
  /** Last number seen in ids, by prefix. */
  last: Record<string, number>;
}

/** Besides id and Source ID, what a table is also known by. */
const further: Partial<Record<TableName, string[]>> = {
  insurers: ['name', 'payerId'], providers: ['name', 'npi'], therapists: ['name', 'email'],
  clients: ['family', 'givenName', 'bornOn', 'phone', 'email', 'mergedInto', 'sameHousehold'], cover: ['client', 'insurer'],
};

/** The columns to read for a pass: of the table it fills and of those its rows point at. */
export function wantsFor(steps: Step[], files: FilePlan[]): Want[] {
  const names = new Set<TableName>();
  for (const { table, file, kind } of steps) {
    names.add(table);
    const columns = tableOf(table).columns;
    for (const field of files[file]?.fields ?? []) {
      const target = nameOfPrefix(columns[field.to]?.prefix ?? '');
      if (target) names.add(target);
    }
    if (kind !== 'rows' || table === 'sessions') for (const name of ['clients', 'insurers', 'cover', 'therapists'] as const) names.add(name);
  }
  return importOrder.filter((name) => names.has(name)).map((name): Want => {
    const table = tableOf(name);
    return { table, keys: [...new Set([idKeyOf(table) ?? '', ...(further[name] ?? []), ...(markKey(name) ?? []), 'sourceId'])].filter((key) => key in table.columns) };
  });
}

/** The columns in which two rows of one id must agree, or they are two records. */
function markKey(name: TableName): string[] | undefined {
  if (name === 'clients') return ['family', 'givenName', 'bornOn'];
  if (name === 'therapists') return ['email'];
  if (name === 'insurers' || name === 'providers') return ['name'];
  return 'client' in tableOf(name).columns ? ['client'] : undefined;
}

/** Whether a row of the same id is the same record; a client may have married, or the birth date been put right. */
export function agrees(links: Links, name: TableName, { id, row }: { id: string; row: AnyRow }): boolean {
  const there = (links.marks.get(id) ?? '').split('|');
  const differing = markOf(name, row).split('|').filter((part, i) => part !== there[i]).length;
  return differing <= (name === 'clients' ? 1 : 0);
}

const markOf = (name: TableName, row: AnyRow): string => (markKey(name) ?? []).map((key) => plain(String(row[key] ?? ''))).join('|');

export function linksOf(scans: Scan[]): Links {
  const links: Links = { tables: new Map(), pairs: new Map(), faces: new Map(), imported: new Set(), marks: new Map(), last: {} };
  for (const scan of scans) {
    const { name } = scan.table;
    if (!isImportable(name)) continue;
    const idKey = idKeyOf(scan.table) ?? '';
    const keys = ['sourceId', ...(further[name] ?? []), ...(markKey(name) ?? [])];
    for (let i = 0; i < scan.count; i++) {
      const id = scan.text(idKey, i).trim();
      if (id === '') continue;
      const row: AnyRow = {};
      for (const key of keys) {
        const cell = scan.cell(key, i);
        row[key] = key === 'bornOn' && typeof cell === 'number' ? fromSerial(cell) : String(cell ?? '');
      }
      register(links, name, { id, at: scan.at(i), row });
    }
    if (!links.tables.has(name)) links.tables.set(name, { at: new Map(), sources: new Map(), names: new Map() });
  }
  return links;
}

export interface Registered { id: string; at: number; row: AnyRow }

/** A record that is there, or is about to be. */
export function register(links: Links, name: TableName, { id, at, row }: Registered): void {
  let records = links.tables.get(name);
  if (!records) links.tables.set(name, records = { at: new Map(), sources: new Map(), names: new Map() });
  records.at.set(id, at);
  const prefix = tableOf(name).prefix;
  links.last[prefix] = Math.max(links.last[prefix] ?? 0, numberOf(id));
  links.marks.set(id, markOf(name, row));
  const text = (key: string): string => String(row[key] ?? '');
  addSource(records, text('sourceId'), id);
  for (const alias of aliasesOf(name, text)) {
    const there = records.names.get(alias);
    records.names.set(alias, there === undefined || there === id ? id : '');
  }
  if (name === 'cover' && !links.pairs.has(`${text('client')}|${text('insurer')}`)) links.pairs.set(`${text('client')}|${text('insurer')}`, id);
  if (name === 'clients') {
    if (text('sourceId') !== '') links.imported.add(id);
    const known: Known = { id, family: text('family'), givenName: text('givenName'), bornOn: text('bornOn'), phone: text('phone'), email: text('email'), mergedInto: text('mergedInto'), sameHousehold: text('sameHousehold') };
    for (const face of facesOf(known)) {
      const there = links.faces.get(face);
      if (there) there.push(known);
      else links.faces.set(face, [known]);
    }
  }
}

/** A record merged from two systems holds both their ids. */
export function addSource(records: Records, sourceId: string, id: string): void {
  for (const one of new Set([sourceId, ...sourceId.split('; ')])) if (one !== '') records.sources.set(one, id);
}

function aliasesOf(name: TableName, text: (key: string) => string): string[] {
  if (name === 'clients') {
    const [family, given] = [plain(text('family')), plain(text('givenName'))];
    return family && given && text('mergedInto') === '' ? [`${given}${family}`, `${family},${given}`] : [];
  }
  return (further[name] ?? []).filter((key) => name !== 'cover' && text(key) !== '').map((key) => nameAlias(text(key)));
}

const nameAlias = (text: string): string => text.split(',').map(plain).join(',');

/** The id a file means: our own, another system's, or a name only one record goes by. */
export function find(links: Links, name: TableName, text: string): string | undefined {
  const records = links.tables.get(name);
  const value = text.trim();
  if (!records || value === '') return undefined;
  if (records.at.has(value)) return value;
  return records.sources.get(value) ?? (records.names.get(nameAlias(value)) || undefined);
}

const digits = (phone: string): string => phone.replace(/\D/g, '').slice(-10);

const facesOf = (one: Known): string[] => [
  one.bornOn && `b${one.bornOn}`, digits(one.phone).length >= 7 && `p${digits(one.phone)}`, one.email && `e${one.email.trim().toLowerCase()}`,
  `n${plain(one.family)},${plain(one.givenName)}`,
].filter((face): face is string => Boolean(face));

/** Clients who look like this one; `sure` where the name is the same, or nearly so for somebody entered by hand. */
export function lookAlikes(links: Links, one: Known): (Alike & { sure: boolean })[] {
  const others = new Map(facesOf(one).flatMap((face) => links.faces.get(face) ?? []).map((known) => [known.id, known]));
  return alikeClients(one, others.values()).flatMap((alike) => {
    const known = others.get(alike.id);
    if (!known) return [];
    const sameName = plain(known.family) === plain(one.family) && plain(known.givenName) === plain(one.givenName);
    return [{ ...alike, sure: sameName || (!/^same (phone|email)$/.test(alike.why) && !links.imported.has(known.id)) }];
  });
}
