// `CellData` of the API, to and from the cells of a tab.

import { badRequest } from '../errors.ts';
import { effective, CellError, Formula, errorText, type Value } from './cell.ts';
import { within, type Mask } from './fields.ts';
import type { Display } from './format/display.ts';
import { flagAt, fieldsAt, isFields, numberAt, textAt, tidyFields, type Fields } from './input.ts';
import { MAX_CHARACTERS } from './limits.ts';
import type { Book } from './book.ts';
import type { Row } from './grid.ts';

/** The value of an `ExtendedValue`: exactly one of its kinds; a text is kept verbatim. */
function valueOf(given: Fields | undefined): Value {
  if (!given) return undefined;
  const text = textAt(given, 'stringValue');
  if (text !== undefined) return checkedText(text) === '' ? undefined : text;
  const number = numberAt(given, 'numberValue');
  if (number !== undefined) return number;
  const flag = flagAt(given, 'boolValue');
  if (flag !== undefined) return flag;
  const formula = textAt(given, 'formulaValue');
  if (formula === undefined) return undefined;
  if (!formula.startsWith('=')) throw badRequest('Invalid ExtendedValue.formulaValue: a formula must begin with =');
  return new Formula(checkedText(formula));
}

export function checkedText(text: string): string {
  if (text.length > MAX_CHARACTERS) throw badRequest(`Your input contains more than the maximum of ${MAX_CHARACTERS} characters in a single cell.`);
  return text;
}

/** Each color given in one of Google's two forms is kept in both. */
export function formatOf(given: Fields | undefined): Fields {
  return given ? withBothColors(tidyFields(given, true)) : {};
}

const COLORS = ['backgroundColor', 'foregroundColor'] as const;

function withBothColors(format: Fields): Fields {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(format)) result[name] = isFields(value) && name === 'textFormat' ? withBothColors(value) : value;
  for (const name of COLORS) {
    const style = result[`${name}Style`];
    const color = isFields(style) ? style['rgbColor'] : result[name];
    if (!isFields(color)) continue;
    const tidied = tidyFields(color);
    result[name] = tidied;
    result[`${name}Style`] = { rgbColor: tidied };
  }
  return result;
}

/** An `ExtendedValue` as the API answers it; undefined for an empty cell. */
function extendedValue(value: ReturnType<typeof effective>): Fields | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return { errorValue: { type: value.kind, message: value.message } };
}

export interface CellReader { book: Book; display: Display; mask: Mask }

/** A cell of a row as `CellData`, as far as the mask wants it. */
export function cellDataOf(row: Row | undefined, column: number, { book, display, mask }: CellReader): Fields {
  if (!row) return {};
  const value = row.values[column];
  const format = row.formats?.[column] ?? 0;
  const rule = row.rules?.[column] ?? 0;
  const note = row.notes?.[column];
  const data: Record<string, unknown> = {};
  if (value !== undefined) {
    const shown = effective(value);
    if (wants(mask, 'userEnteredValue')) data['userEnteredValue'] = value instanceof Formula ? { formulaValue: value.text } : extendedValue(shown);
    if (wants(mask, 'effectiveValue') && shown !== undefined) data['effectiveValue'] = extendedValue(shown);
    if (wants(mask, 'formattedValue') && shown !== undefined) data['formattedValue'] = shown instanceof CellError ? errorText(shown) : display.text(value, format);
  }
  if (format !== 0 && wants(mask, 'userEnteredFormat')) data['userEnteredFormat'] = book.formats.item(format);
  if ((format !== 0 || value !== undefined) && wants(mask, 'effectiveFormat')) data['effectiveFormat'] = effectiveFormat(book.formats.item(format));
  if (rule !== 0 && wants(mask, 'dataValidation')) data['dataValidation'] = book.rules.item(rule);
  if (note !== undefined && wants(mask, 'note')) data['note'] = note;
  return data;
}

const effectiveFormats = new WeakMap<Fields, Fields>();

/** The default look with a cell's own laid over it. */
function effectiveFormat(own: Fields): Fields {
  let format = effectiveFormats.get(own);
  if (!format) {
    format = { ...DEFAULT_FORMAT, ...own, textFormat: { ...fieldsAt(DEFAULT_FORMAT, 'textFormat'), ...fieldsAt(own, 'textFormat') } };
    effectiveFormats.set(own, format);
  }
  return format;
}

function wants(mask: Mask, name: string): boolean {
  return within(mask, name) !== undefined;
}

/** The look of a cell nobody formatted, as Google answers it for a new spreadsheet. */
export const DEFAULT_FORMAT: Fields = {
  backgroundColor: { red: 1, green: 1, blue: 1 },
  backgroundColorStyle: { rgbColor: { red: 1, green: 1, blue: 1 } },
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: { foregroundColor: {}, fontFamily: 'Arial', fontSize: 10, bold: false, italic: false, strikethrough: false, underline: false, foregroundColorStyle: { rgbColor: {} } },
};

/** A cell given in a request, ready to be laid over what stands there. */
export interface GivenCell {
  value: Value;
  /** As given; `formatOf` makes it what is stored. */
  format: Fields | undefined;
  rule: Fields | undefined;
  note: string | undefined;
}

export function givenCell(cell: unknown): GivenCell {
  const data = isFields(cell) ? cell : {};
  const rule = fieldsAt(data, 'dataValidation');
  const note = textAt(data, 'note');
  return {
    value: valueOf(fieldsAt(data, 'userEnteredValue')),
    format: fieldsAt(data, 'userEnteredFormat'),
    rule: rule && ruleOf(rule),
    note: note === '' ? undefined : note,
  };
}

const CONDITIONS = /^(?:NUMBER_(?:GREATER|GREATER_THAN_EQ|LESS|LESS_THAN_EQ|EQ|NOT_EQ|BETWEEN|NOT_BETWEEN)|TEXT_(?:CONTAINS|NOT_CONTAINS|STARTS_WITH|ENDS_WITH|EQ|IS_EMAIL|IS_URL|NOT_EQ)|DATE_(?:EQ|BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|BETWEEN|NOT_BETWEEN|IS_VALID|NOT_EQ)|ONE_OF_RANGE|ONE_OF_LIST|BLANK|NOT_BLANK|CUSTOM_FORMULA|BOOLEAN|FILTER_EXPRESSION)$/;

/** A validation rule as stored; its condition must be one of Google's. */
export function ruleOf(rule: Fields): Fields {
  const condition = fieldsAt(rule, 'condition');
  const type = condition && textAt(condition, 'type');
  if (type === undefined) throw badRequest('A condition must be specified on data validation rules.');
  if (!CONDITIONS.test(type)) throw badRequest(`Invalid value at 'condition.type' (type.googleapis.com/google.apps.sheets.v4.ConditionType), "${type}"`);
  return tidyFields(rule);
}
