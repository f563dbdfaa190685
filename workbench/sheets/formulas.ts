// Values of formulas, by IronCalc: a small model is made of the formulas and the cells they read, then thrown away.
// What IronCalc lacks of Google's functions is an error marked as not computed here, never the user's fault.

import { Model, initSync } from '@ironcalc/wasm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Book } from './book.ts';
import { CellError, Formula, type ErrorKind, type Plain } from './cell.ts';
import { serialInZone } from './format/serial.ts';
import { referencesOf, rewriteReferences, type FormulaReference } from './references.ts';
import type { Tab } from './tab.ts';

interface FormulaCell { tab: Tab; row: number; column: number; formula: Formula }

/** Fills in the value of every formula of a book. */
export function recalculate(book: Book, now: Date): void {
  book.stale = false;
  const cells = formulaCells(book);
  if (cells.length === 0) return;
  const model = emptyModel(book.tabs.length);
  model.pauseEvaluation();
  for (const cell of inputCells(book, cells)) put(model, book, cell);
  const today = serialInZone(now, book.properties.timeZone);
  for (const { tab, row, column, formula } of cells) model.setUserInput(book.tabs.indexOf(tab), row + 1, column + 1, forModel(book, formula.text, today));
  model.resumeEvaluation();
  model.evaluate();
  for (const cell of cells) cell.formula.value = result(model, book, cell);
  model.free();
}

function formulaCells(book: Book): FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const tab of book.tabs) {
    tab.grid.rows.forEach((row, r) => {
      row?.values.forEach((value, c) => {
        if (value instanceof Formula) found.push({ tab, row: r, column: c, formula: value });
      });
    });
  }
  return found;
}

let ready = false;

function emptyModel(tabs: number): Model {
  if (!ready) {
    initSync({ module: readFileSync(createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm')) });
    ready = true;
  }
  const model = new Model('book', 'en', 'UTC', 'en');
  for (let i = 1; i < tabs; i += 1) model.newSheet();
  for (let i = 0; i < tabs; i += 1) model.renameSheet(i, modelTab(i));
  return model;
}

/** Tabs are named by number in the model, whose own rules for names are narrower than Google's. */
function modelTab(index: number): string {
  return `Tab_${index}`;
}

interface InputCell { tab: Tab; row: number; column: number; value: Plain }

/** The plain cells that the formulas read, each once. */
function inputCells(book: Book, formulas: readonly FormulaCell[]): InputCell[] {
  const found: InputCell[] = [];
  const seen = new Set<string>();
  const ranges = new Set<string>();
  for (const { tab: own, formula } of formulas) {
    for (const reference of referencesOf(formula.text)) {
      const tab = reference.title === undefined ? own : book.named(reference.title);
      const key = `${tab?.id}:${JSON.stringify([reference.from, reference.to])}`;
      if (!tab || ranges.has(key)) continue;
      ranges.add(key);
      for (const cell of plainCells(tab, reference)) {
        const place = `${tab.id}:${cell.row}:${cell.column}`;
        if (!seen.has(place)) found.push(cell);
        seen.add(place);
      }
    }
  }
  return found;
}

function* plainCells(tab: Tab, { from, to = from }: FormulaReference): Generator<InputCell> {
  const last = Math.min(to.row ?? Infinity, tab.grid.rows.length - 1);
  for (let row = from.row ?? 0; row <= last; row += 1) {
    const values = tab.grid.rows[row]?.values ?? [];
    for (let column = from.column ?? 0; column <= Math.min(to.column ?? Infinity, values.length - 1); column += 1) {
      const value = values[column];
      if (value !== undefined && !(value instanceof Formula)) yield { tab, row, column, value };
    }
  }
}

function put(model: Model, book: Book, { tab, row, column, value }: InputCell): void {
  const text = typeof value === 'string' ? `'${value}` : String(value).toUpperCase();
  model.setUserInput(book.tabs.indexOf(tab), row + 1, column + 1, text);
}

function forModel(book: Book, text: string, today: number): string {
  const dated = text.replace(/\bTODAY\(\s*\)/gi, String(Math.floor(today))).replace(/\bNOW\(\s*\)/gi, String(today));
  return rewriteReferences(dated, ({ title, from, to }) => {
    if (title === undefined) return { from, to };
    const tab = book.named(title);
    return tab && { from, to, prefix: `${modelTab(book.tabs.indexOf(tab))}!` };
  });
}

const NUMBER = 1;
const BOOLEAN = 4;
const ERROR = 16;

function result(model: Model, book: Book, { tab, row, column, formula }: FormulaCell): Plain | CellError {
  const place = [book.tabs.indexOf(tab), row + 1, column + 1] as const;
  const text = model.getFormattedCellValue(...place);
  const type = model.getCellType(...place);
  if (type === ERROR) return errorOf(text, formula.text);
  if (type === BOOLEAN) return text === 'TRUE';
  return type === NUMBER ? exactNumber(model, place) : text;
}

/** The model gives texts only: the plain one has all digits but for very large and very small numbers. */
function exactNumber(model: Model, [sheet, row, column]: readonly [number, number, number]): number {
  const area = { sheet, row, column, width: 1, height: 1 };
  model.updateRangeStyle(area, 'num_fmt', 'general');
  const plain = model.getFormattedCellValue(sheet, row, column);
  if (!plain.includes('E')) return Number(plain);
  model.updateRangeStyle(area, 'num_fmt', '0.00000000000000E+000');
  return Number(model.getFormattedCellValue(sheet, row, column));
}

/** Google's functions that IronCalc does not have. */
const NOT_HERE = /\b(?:QUERY|ARRAYFORMULA|IMPORT(?:RANGE|DATA|FEED|HTML|XML)|GOOGLE(?:FINANCE|TRANSLATE)|SPARKLINE|IMAGE|REGEX(?:MATCH|EXTRACT|REPLACE)|SPLIT|JOIN|FLATTEN|HYPERLINK|FILTER|SORTN|TO_DATE|TO_TEXT|DETECTLANGUAGE|ISEMAIL|ISURL|LAMBDA|LET|MAP|REDUCE|BYROW|BYCOL|MAKEARRAY|SCAN)\s*\(/i;

function errorOf(text: string, formula: string): CellError {
  if (text === '#N/IMPL!' || (text === '#NAME?' && NOT_HERE.test(formula))) return new CellError('NAME', 'not computed here', false);
  const known = ERRORS[text];
  return known ? new CellError(...known) : new CellError('ERROR', 'Formula parse error.');
}

const ERRORS: Readonly<Record<string, readonly [ErrorKind, string]>> = {
  '#NAME?': ['NAME', 'Unknown function or range name.'],
  '#DIV/0!': ['DIVIDE_BY_ZERO', 'Function DIVIDE parameter 2 cannot be zero.'],
  '#VALUE!': ['VALUE', 'A value in the formula is of the wrong type.'],
  '#REF!': ['REF', 'Reference does not exist.'],
  '#NUM!': ['NUM', 'A number in the formula is out of range.'],
  '#N/A': ['N_A', 'Did not find the value.'],
  '#NULL!': ['NULL_VALUE', 'The ranges do not meet.'],
  '#CIRC!': ['REF', 'Circular dependency detected. To resolve with iterative calculation, see File > Settings.'],
  '#SPILL!': ['REF', 'Array result was not expanded because it would overwrite data.'],
};
