// IronCalc computes the formulas: a small model is made of them and the cells they read, then thrown away.
// What IronCalc lacks of Google's functions is an error marked as not computed here, never the user's fault.

import { Model, initSync } from '@ironcalc/wasm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Book } from './book.ts';
import type { CellError, Formula, Plain } from './cell.ts';
import { errorOf, NOT_COMPUTED } from './formula-errors.ts';
import { rewriteReferences, type Corner } from './references.ts';
import type { Tab } from './tab.ts';

export interface FormulaCell { tab: Tab; row: number; column: number; formula: Formula }

export interface InputCell { tab: Tab; row: number; column: number; value: Plain }

/** A model kept between computations while the formulas stay the same, and what it was fed. */
interface Kept {
  model: Model;
  formulas: string;
  fed: Map<string, InputCell>;
  /** Cells fed in all: the model remembers each for its own undo, so it is made anew now and then. */
  feedings: number;
}

const kept = new WeakMap<Book, Kept>();
const MOST_REFEEDINGS = 20_000;

/** Gives each formula its value, on a day (as a serial). */
export function compute(book: Book, { formulas, inputs, today }: { formulas: readonly FormulaCell[]; inputs: readonly InputCell[]; today: number }): void {
  for (const cell of formulas) cell.formula.value = NOT_COMPUTED;
  const inReach = formulas.filter(reaches);
  const texts = inReach.map(({ tab, row, column, formula }) => ({ place: placeOf(book, { tab, row, column }), text: forModel({ book, own: tab }, formula.text, today) }));
  const known = modelFor(book, texts, inputs.length);
  const { model } = known;
  model.pauseEvaluation();
  feed(book, known, inputs.filter(reaches));
  model.resumeEvaluation();
  model.evaluate();
  inReach.forEach((cell, i) => {
    const place = texts[i]?.place;
    if (place) cell.formula.value = result(model, place, cell.formula.text);
  });
}

/** IronCalc's grid is that of Excel, smaller than Google's. */
function reaches({ row, column }: { row: number; column: number }): boolean {
  return row < 1_048_576 && column < 16_384;
}

type Place = readonly [sheet: number, row: number, column: number];

function placeOf(book: Book, { tab, row, column }: { tab: Tab; row: number; column: number }): Place {
  return [book.tabs.indexOf(tab), row + 1, column + 1];
}

function modelFor(book: Book, texts: readonly { place: Place; text: string }[], inputs: number): Kept {
  const formulas = JSON.stringify([book.tabs.map((tab) => tab.id), texts]);
  const known = kept.get(book);
  if (known?.formulas === formulas && known.feedings < inputs + MOST_REFEEDINGS) return known;
  known?.model.free();
  const model = emptyModel(book.tabs.length);
  model.pauseEvaluation();
  for (const { place: [sheet, row, column], text } of texts) {
    model.setUserInput(sheet, row, column, text);
    model.updateRangeStyle({ sheet, row, column, width: 1, height: 1 }, 'num_fmt', 'general');
  }
  const made = { model, formulas, fed: new Map(), feedings: 0 };
  kept.set(book, made);
  return made;
}

/** Puts what is new or other than it was, and empties what is gone. */
function feed(book: Book, known: Kept, inputs: readonly InputCell[]): void {
  const before = known.fed;
  known.fed = new Map();
  const put = ([sheet, row, column]: Place, text: string): void => {
    model.setUserInput(sheet, row, column, text);
    known.feedings += 1;
  };
  const { model } = known;
  for (const cell of inputs) {
    const place = placeOf(book, cell);
    const key = place.join(' ');
    known.fed.set(key, cell);
    if (before.get(key)?.value !== cell.value) put(place, typeof cell.value === 'string' ? `'${cell.value}` : String(cell.value).toUpperCase());
  }
  for (const [key, cell] of before) if (!known.fed.has(key)) put(placeOf(book, cell), '');
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

function forModel({ book, own }: { book: Book; own: Tab }, text: string, today: number): string {
  const dated = text.replace(/\bTODAY\(\s*\)/gi, String(Math.floor(today))).replace(/\bNOW\(\s*\)/gi, String(today));
  return rewriteReferences(dated, ({ title, from, to }) => {
    const tab = title === undefined ? own : book.named(title);
    const prefix = tab && title !== undefined ? `${modelTab(book.tabs.indexOf(tab))}!` : undefined;
    return tab && { ...closed(tab, from, to), prefix };
  });
}

/** An open range ends a little after the tab's grid: a whole column of the model has a million rows to look through. */
function closed({ grid }: Tab, from: Corner, to: Corner | undefined): { from: Corner; to: Corner | undefined } {
  if (!to) return { from, to };
  const lastRow = Math.ceil(grid.rowCount / ROW_STEP) * ROW_STEP - 1;
  return {
    from: { ...from, row: from.row ?? 0, column: from.column ?? 0 },
    to: { ...to, row: to.row ?? lastRow, column: to.column ?? grid.columnCount - 1 },
  };
}

/** So that a tab may grow row by row while its formulas stay as they are. */
const ROW_STEP = 1000;

const NUMBER = 1;
const BOOLEAN = 4;
const ERROR = 16;

function result(model: Model, place: Place, formula: string): Plain | CellError {
  const text = model.getFormattedCellValue(...place);
  const type = model.getCellType(...place);
  if (type === ERROR) return errorOf(text, formula);
  if (type === BOOLEAN) return text === 'TRUE';
  return type === NUMBER ? exactNumber(model, place, text) : text;
}

/** The model gives texts only: the plain one has all digits but for very large and very small numbers. */
function exactNumber(model: Model, [sheet, row, column]: Place, plain: string): number {
  if (!plain.includes('E')) return Number(plain);
  const area = { sheet, row, column, width: 1, height: 1 };
  model.updateRangeStyle(area, 'num_fmt', '0.00000000000000E+000');
  const exact = Number(model.getFormattedCellValue(sheet, row, column));
  model.updateRangeStyle(area, 'num_fmt', 'general');
  return exact;
}
