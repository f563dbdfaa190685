// Names that Google's messages do not have are refused, in request bodies and in the masks of answers.

import { badRequest } from '../errors.ts';
import type { Mask } from './fields.ts';
import { isFields, isList, toSnake, type Fields } from './input.ts';
import { MESSAGE_FIELDS } from './message-fields.ts';

export type MessageName = keyof typeof MESSAGE_FIELDS;

/** A field's message, or undefined where nothing below it is looked into. */
type Inside = ReadonlyMap<string, MessageName | undefined>;

/** Rows of cells beyond these are taken to be made like them: looking at millions costs more than it finds. */
const ROWS_LOOKED_AT = 500;

const messages = new Map<MessageName, Inside>(Object.entries(MESSAGE_FIELDS).flatMap(([name, fields]) => (isMessage(name) ? [[name, insideOf(fields)] as const] : [])));

function insideOf(fields: string): Inside {
  return new Map(fields.split(' ').map((field) => {
    const [name = '', inside = ''] = field.split(':');
    return [name, isMessage(inside) ? inside : undefined];
  }));
}

function isMessage(name: string): name is MessageName {
  return Object.hasOwn(MESSAGE_FIELDS, name);
}

/** Refuses a body that holds a name its message lacks; camelCase and snake_case are both known. */
export function checkMessage(value: unknown, message: MessageName, path = ''): void {
  if (isList(value)) {
    const end = message === 'RowData' ? Math.min(value.length, ROWS_LOOKED_AT) : value.length;
    for (let i = 0; i < end; i += 1) checkMessage(value[i], message, `${path}[${i}]`);
    return;
  }
  if (!isFields(value)) return;
  const inside = messages.get(message);
  for (const name of Object.keys(value)) {
    const known = name.includes('_') ? toCamel(name) : name;
    if (!inside?.has(known)) throw badRequest(`Invalid JSON payload received. Unknown name "${name}"${path === '' ? '' : ` at '${path}'`}: Cannot find field.`);
    const next = inside.get(known);
    if (next !== undefined) checkMessage(value[name], next, path === '' ? toSnake(known) : `${path}.${toSnake(known)}`);
  }
  checkOneOf(value, message, path);
}

/** Messages that are one thing or another, never two: all their names, or those listed. */
const ONE_OF = new Map<MessageName, ReadonlySet<string>>([
  ['ExtendedValue', new Set(['boolValue', 'errorValue', 'formulaValue', 'numberValue', 'stringValue'])],
  ['DataFilter', new Set(['a1Range', 'gridRange', 'developerMetadataLookup'])],
]);

function checkOneOf(value: Fields, message: MessageName, path: string): void {
  const choices = ONE_OF.get(message);
  if (!choices) return;
  const [, second] = Object.keys(value).filter((name) => choices.has(toCamel(name)) && value[name] !== null && value[name] !== undefined);
  if (second !== undefined) throw badRequest(`Invalid value at '${path}' (oneof), oneof field '${message === 'ExtendedValue' ? 'value' : 'filter'}' is already set. Cannot set '${second}'`);
}

function toCamel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The first path of a mask that a message does not have. */
export function unknownIn(mask: Mask, message: MessageName, path = ''): string | undefined {
  if (mask === true) return undefined;
  const inside = messages.get(message);
  for (const [name, below] of mask) {
    if (name === '*') continue;
    if (!inside?.has(name)) return path + name;
    const next = inside.get(name);
    const unknown = next && unknownIn(below, next, `${path}${name}.`);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}

/** Refuses a mask that names what the answer never holds. */
export function checkMask(mask: Mask, message: MessageName): void {
  const unknown = unknownIn(mask, message);
  if (unknown !== undefined) throw badRequest(`Error expanding 'fields' parameter. Cannot find matching fields for path '${unknown}'.`);
}
