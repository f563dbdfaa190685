// What changed in the spreadsheet since the pages last heard: rows by identity, for a row that is written to is a new object.
import type { Book } from '../sheets/book.ts';
import type { Row } from '../sheets/grid.ts';
import { Formula } from '../sheets/cell.ts';
import type { Tab } from '../sheets/tab.ts';
import { formulasOf, shownValue } from './page-cells.ts';
import { headOf } from './page-tab.ts';
import type { WireCell, WirePatch, WireTabHead } from './page-wire.ts';

/** More rows than this come faster as a whole tab. */
const MOST_ROWS = 300;

interface Known {
  revision: number;
  rows: (Row | undefined)[];
  /** Shown values of formulas, which change inside their rows. */
  computed: Map<string, WireCell>;
  look: unknown[];
  size: string;
}

export class Changes {
  private readonly known = new Map<number, Known>();
  private heads = '';

  /** Patches since the last time it was asked, and the tabs' heads if they changed. */
  take(book: Book, by: string): { patches: WirePatch[]; heads: WireTabHead[] | null } {
    const patches = book.tabs.flatMap((tab) => {
      const before = this.known.get(tab.id);
      if (before && before.revision === tab.revision && !book.hasFormulas) return [];
      const now = knownOf(book, tab);
      this.known.set(tab.id, now);
      const patch = before && patchOf(tab, before, now);
      return patch ? [{ ...patch, by }] : [];
    });
    const heads = book.tabs.map(headOf);
    const said = JSON.stringify([book.properties.title, heads]);
    const isNew = this.heads !== '' && said !== this.heads;
    this.heads = said;
    return { patches, heads: isNew ? heads : null };
  }
}

function knownOf(book: Book, tab: Tab): Known {
  const computed = new Map<string, WireCell>();
  const { rows } = tab.grid;
  if (book.hasFormulas) {
    rows.forEach((row, index) => row?.values.forEach((value, column) => { if (value instanceof Formula) computed.set(`${index},${column}`, shownValue(value)); }));
  }
  return {
    revision: tab.revision, rows: rows.slice(), computed,
    look: [tab.conditionalFormats, tab.protectedRanges, tab.charts, tab.merges, tab.grid.columns, ...tab.grid.columns],
    size: `${tab.grid.rowCount} ${tab.grid.columnCount} ${tab.frozenRows} ${tab.frozenColumns}`,
  };
}

function patchOf(tab: Tab, before: Known, now: Known): Omit<WirePatch, 'by'> | undefined {
  const changed = changedRows(before, now);
  const looks = now.size !== before.size || now.look.length !== before.look.length || now.look.some((part, index) => part !== before.look[index]);
  if (changed.length === 0 && !looks) return undefined;
  const restyled = changed.some((index) => isRestyled(before.rows[index], now.rows[index]));
  if (looks || restyled || changed.length > MOST_ROWS || tab.charts.length > 0) {
    const old = new Set(before.rows);
    const fresh = changed.filter((index) => !old.has(now.rows[index]) && now.rows[index]);
    return { tab: tab.id, rows: Object.fromEntries(fresh.slice(0, MOST_ROWS).map((index) => [index, []])), formulas: [], again: true };
  }
  return {
    tab: tab.id,
    rows: Object.fromEntries(changed.map((index) => [index, now.rows[index]?.values.map(shownValue) ?? []])),
    formulas: changed.flatMap((index) => { const row = now.rows[index]; return row ? formulasOf(row, index) : []; }),
  };
}

function changedRows(before: Known, now: Known): number[] {
  const changed = new Set<number>();
  const length = Math.max(before.rows.length, now.rows.length);
  for (let index = 0; index < length; index += 1) if (before.rows[index] !== now.rows[index]) changed.add(index);
  for (const [key, value] of now.computed) if (before.computed.get(key) !== value) changed.add(Number(key.split(',')[0]));
  return [...changed].sort((a, b) => a - b);
}

function isRestyled(before: Row | undefined, now: Row | undefined): boolean {
  return before?.formats !== now?.formats || before?.rules !== now?.rules || before?.notes !== now?.notes || before?.size !== now?.size;
}
