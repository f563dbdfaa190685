// Reading a request body: unknown JSON in, typed pieces out, Google's words for what does not fit.

import { badRequest } from '../errors.ts';

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

const snakeNames = new Map<string, string>();

export function toSnake(name: string): string {
  let snake = snakeNames.get(name);
  if (snake === undefined) {
    snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakeNames.set(name, snake);
  }
  return snake;
}

/** A field by its camelCase name; Google takes snake_case too. `null` is as if missing. */
export function at(fields: Fields, name: string): unknown {
  const value = fields[name] ?? fields[toSnake(name)];
  return value === null ? undefined : value;
}

export function fieldsAt(fields: Fields, name: string): Fields | undefined {
  const value = at(fields, name);
  if (value === undefined || isFields(value)) return value;
  throw wrongType(name, 'a message', value);
}

export function listAt(fields: Fields, name: string): readonly unknown[] | undefined {
  const value = at(fields, name);
  if (value === undefined || isList(value)) return value;
  throw wrongType(name, 'a list', value);
}

export function textAt(fields: Fields, name: string): string | undefined {
  const value = at(fields, name);
  if (value === undefined || typeof value === 'string') return value;
  throw wrongType(name, 'TYPE_STRING', value);
}

/** A number; digits in a string are taken too, as protobuf's JSON allows. */
export function numberAt(fields: Fields, name: string): number | undefined {
  const value = at(fields, name);
  if (value === undefined || typeof value === 'number') return value;
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  throw wrongType(name, 'TYPE_INT32', value);
}

export function flagAt(fields: Fields, name: string): boolean | undefined {
  const value = at(fields, name);
  if (value === undefined || typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw wrongType(name, 'TYPE_BOOL', value);
}

/** Texts of a repeated parameter, which may also come alone. */
export function textsAt(fields: Fields, name: string): string[] {
  const value = at(fields, name);
  if (value === undefined) return [];
  return (isList(value) ? value : [value]).map(String);
}

function wrongType(name: string, type: string, value: unknown): Error {
  return badRequest(`Invalid value at '${toSnake(name)}' (${type}), ${JSON.stringify(value)}`);
}

/** The same JSON with camelCase names and without what Google's answers leave out: false, 0 (but for indexes), '', null, []. */
function tidy(value: unknown, keepDefaults = false): unknown {
  if (isList(value)) return value.map((item) => tidy(item, keepDefaults));
  if (!isFields(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    if (item === null || item === undefined) continue;
    if (!keepDefaults && isDefault(item) && !name.endsWith('Index')) continue;
    result[name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] = tidy(item, keepDefaults);
  }
  return result;
}

/** `tidy` of a JSON object. */
export function tidyFields(value: Fields, keepDefaults = false): Fields {
  const result = tidy(value, keepDefaults);
  return isFields(result) ? result : {};
}

function isDefault(value: unknown): boolean {
  return value === false || value === 0 || value === '' || (isList(value) && value.length === 0);
}

/** Leaves out members that are undefined, false, 0 or ''. */
export function answer(fields: Fields): Fields {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && !isDefault(value)) result[name] = value;
  }
  return result;
}
