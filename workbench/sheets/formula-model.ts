// IronCalc computes the formulas: a small model is made of them and the cells they read, then thrown away.
// What IronCalc lacks of Google's functions is an error marked as not computed here, never the user's fault.

import { Model, initSync } from '@ironcalc/wasm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Book } from './book.ts';
import { CellError, type ErrorKind, type Formula, type Plain } from './cell.ts';
import { rewriteReferences } from './references.ts';
import type { Tab } from './tab.ts';

export interface FormulaCell { tab: Tab; row: number; column: number; formula: Formula }

export interface InputCell { tab: Tab; row: number; column: number; value: Plain }

/** Gives each formula its value, on a day (as a serial). */
export function compute(book: Book, { formulas, inputs, today }: { formulas: readonly FormulaCell[]; inputs: readonly InputCell[]; today: number }): void {
  const model = emptyModel(book.tabs.length);
  model.pauseEvaluation();
  for (const cell of inputs) put(model, book, cell);
  for (const { tab, row, column, formula } of formulas) model.setUserInput(book.tabs.indexOf(tab), row + 1, column + 1, forModel(book, formula.text, today));
  model.resumeEvaluation();
  model.evaluate();
  for (const cell of formulas) cell.formula.value = result(model, book, cell);
  model.free();
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
