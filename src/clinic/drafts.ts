// Drafts: what one user has typed and not saved, in that user's own properties. Given back as far as its user may see it
// by now: a role or a client may have changed hands since.

import type { Desk } from '../kit/desk.ts';
import { refuse } from '../kit/refusal.ts';
import { fetch } from '../kit/store/fetch.ts';
import { readSettings } from '../kit/store/machine.ts';
import type { Table } from '../kit/table.ts';
import { machinery } from './machinery.ts';
import { measuredBeside } from './measures/table.ts';
import { tables } from './tables.ts';
import { allow } from './therapists/roles.ts';

/** Google: 500 kB of properties a user; this leaves room for a handful of full notes. */
const mostDraft = 60_000;
/** Long texts are kept in pieces whose keys hold a tilde. */
const goodKey = /^[^~]{1,100}$/;

export function keepDraft(desk: Desk, { key, text }: { key: string; text: string }): { kept: boolean } {
  if (text.length > mostDraft) refuse('too-long', `A draft holds up to ${mostDraft.toLocaleString('en-US')} characters; this has ${text.length.toLocaleString('en-US')}. Save it, or shorten it.`);
  desk.pocket.set(nameOf(key), text);
  return { kept: true };
}

/** The key tells the form: `sessions/S-00012`, `sessions/new`. */
export function loadDraft(desk: Desk, { key }: { key: string }): { text: string } {
  const text = desk.pocket.get(nameOf(key)) ?? '';
  const [name = '', id = ''] = key.split('/');
  const table = tables.find((one) => one.name === name);
  const pointers = table && id.includes('-') ? [{ table, id }] : [];
  const got = fetch(desk.book, pointers, [], [machinery.people, machinery.settings].map(({ sheetId }) => ({ sheetId, fromRow: 1 })));
  const sight = machinery.sightOf(desk, got.extra[0] ?? [], readSettings(got.extra[1] ?? []).values);
  allow('draft.load', sight.role);
  const hidden = table ? sight.guarded(table) : [];
  if (!table || text === '' || hidden.length === 0) return { text };
  const row = got.found.get(id)?.row;
  return { text: (row ? sight.sees(table, row) : sight.mayAdd) ? text : without(text, table, hidden) };
}

export function dropDraft(desk: Desk, { key }: { key: string }): { dropped: boolean } {
  desk.pocket.drop(nameOf(key));
  return { dropped: true };
}

const nameOf = (key: string): string => (goodKey.test(key) ? `draft:${key}` : refuse('bad-request', 'A draft’s key has 1 to 100 characters and no tilde.'));

/** The draft without these columns, wherever it holds values by heading, and without what was measured beside them. */
function without(text: string, table: Table, keys: readonly string[]): string {
  const headings = new Set(keys.map((key) => table.columns[key]?.heading));
  const isHidden = (field: string): boolean => headings.has(field) || field.startsWith(measuredBeside);
  try {
    return JSON.stringify(JSON.parse(text, (_, value: unknown) =>
      (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([field]) => !isHidden(field))) : value)));
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}
