// findReplace: in exactly one of a range, a tab, or all tabs.

import { badRequest } from '../../errors.ts';
import { cellCount, type Box } from '../box.ts';
import { Formula, type Value } from '../cell.ts';
import { guard, type Context } from '../context.ts';
import { entered } from '../format/entered.ts';
import { answer, fieldsAt, flagAt, numberAt, textAt, type Fields } from '../input.ts';
import { areaOfGrid } from '../ranges.ts';
import type { Tab } from '../tab.ts';
import { typingOf } from '../values/write.ts';

interface Block { tab: Tab; box: Box }

export function findReplace(context: Context, request: Fields): Fields {
  const pattern = patternOf(request);
  const replacement = textAt(request, 'replacement') ?? '';
  const counts = { valuesChanged: 0, formulasChanged: 0, rowsChanged: 0, sheetsChanged: 0, occurrencesChanged: 0 };
  const includeFormulas = flagAt(request, 'includeFormulas') ?? false;
  for (const { tab, box } of blocksOf(context, request)) {
    context.change.read += cellCount(box);
    let rows = 0;
    for (let row = box.top; row < Math.min(box.bottom, tab.grid.rows.length); row += 1) {
      const changed = replaceInRow(context, { tab, row, box, includeFormulas, replace: (text) => replaced(text, pattern, { request, replacement }) });
      counts.valuesChanged += changed.values;
      counts.formulasChanged += changed.formulas;
      counts.occurrencesChanged += changed.occurrences;
      if (changed.occurrences > 0) rows += 1;
    }
    counts.rowsChanged += rows;
    if (rows > 0) counts.sheetsChanged += 1;
  }
  return { findReplace: answer(counts) };
}

function blocksOf({ book }: Context, request: Fields): Block[] {
  const range = fieldsAt(request, 'range');
  const sheetId = numberAt(request, 'sheetId');
  const all = flagAt(request, 'allSheets');
  if ([range, sheetId, all || undefined].filter((one) => one !== undefined).length !== 1) throw badRequest('Exactly one of range, sheetId or allSheets must be specified.');
  if (range) return [areaOfGrid(book, range)];
  const tabs = sheetId === undefined ? book.tabs : [book.gridOf(sheetId)];
  return tabs.map((tab) => ({ tab, box: { top: 0, left: 0, bottom: tab.grid.rowCount, right: tab.grid.columnCount } }));
}

function patternOf(request: Fields): RegExp {
  const find = textAt(request, 'find') ?? '';
  if (find === '') throw badRequest('find must be specified.');
  const source = flagAt(request, 'searchByRegex') ? find : find.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const flags = flagAt(request, 'matchCase') ? 'gu' : 'giu';
  try {
    return new RegExp(flagAt(request, 'matchEntireCell') ? `^(?:${source})$` : source, flags);
  } catch {
    throw badRequest(`Invalid regular expression: ${find}`);
  }
}

function replaced(text: string, pattern: RegExp, { request, replacement }: { request: Fields; replacement: string }): { text: string; count: number } {
  const count = text.match(pattern)?.length ?? 0;
  if (count === 0) return { text, count };
  return { text: flagAt(request, 'searchByRegex') ? text.replace(pattern, replacement) : text.replace(pattern, () => replacement), count };
}

interface RowReplacing {
  tab: Tab;
  row: number;
  box: Box;
  includeFormulas: boolean;
  replace: (text: string) => { text: string; count: number };
}

function replaceInRow(context: Context, { tab, row, box, includeFormulas, replace }: RowReplacing): { values: number; formulas: number; occurrences: number } {
  const counts = { values: 0, formulas: 0, occurrences: 0 };
  const found = tab.grid.rows[row];
  if (!found) return counts;
  for (let column = box.left; column < Math.min(box.right, found.values.length); column += 1) {
    const old = tab.grid.value(row, column);
    if (old === undefined || (old instanceof Formula && !includeFormulas)) continue;
    const { text, count } = replace(textOf(context, old, tab.grid.layer('formats', row, column)));
    if (count === 0) continue;
    const cell = { top: row, bottom: row + 1, left: column, right: column + 1 };
    guard(context, tab, cell);
    context.change.wrote(tab, cell);
    tab.grid.put(context.change, row, column, typeof old === 'string' ? (text === '' ? undefined : text) : entered(text, typingOf(context)).value);
    context.change.values = true;
    counts.occurrences += count;
    counts[old instanceof Formula ? 'formulas' : 'values'] += 1;
  }
  return counts;
}

function textOf({ display }: Context, value: Value, format: number): string {
  return value instanceof Formula ? value.text : display.text(value, format);
}
