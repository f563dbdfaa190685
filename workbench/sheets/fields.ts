// Field masks: `sheets(properties(sheetId,title),data.rowData)`, for what an answer holds and what an update touches.

import { badRequest } from '../errors.ts';
import { isFields, isList, toSnake, type Fields } from './input.ts';
import { unknownIn, type MessageName } from './message-check.ts';

/** `true` is everything below; otherwise the named members. */
export type Mask = true | ReadonlyMap<string, Mask>;

type Tree = Map<string, Mask>;

/** Parses a mask; `*` is everything. */
export function parseMask(text: string): Mask {
  const tree: Tree = new Map();
  const end = readList(text, { at: 0 }, tree);
  if (end !== text.length) throw badRequest(`Request contains an invalid argument.`);
  return collapse(tree);
}

interface Cursor { at: number }

function readList(text: string, cursor: Cursor, tree: Tree): number {
  for (;;) {
    readPath(text, cursor, tree);
    if (text[cursor.at] !== ',') return cursor.at;
    cursor.at += 1;
  }
}

function readPath(text: string, cursor: Cursor, tree: Tree): void {
  const match = /^\s*([A-Za-z0-9_*]+)\s*/.exec(text.slice(cursor.at, cursor.at + 200));
  if (!match) throw badRequest(`Error expanding 'fields' parameter. Cannot find matching fields for path '${text.slice(cursor.at)}'.`);
  cursor.at += match[0].length;
  const name = toCamel(match[1] ?? '');
  const next = text[cursor.at];
  if (next === '.' || next === '/') {
    cursor.at += 1;
    readPath(text, cursor, below(tree, name));
  } else if (next === '(') {
    cursor.at += 1;
    readList(text, cursor, below(tree, name));
    if (text[cursor.at] !== ')') throw badRequest(`Invalid field mask: ${text}`);
    cursor.at += 1;
  } else {
    tree.set(name, true);
  }
}

function below(tree: Tree, name: string): Tree {
  const known = tree.get(name);
  if (known instanceof Map) return known;
  const fresh: Tree = new Map();
  if (known !== true) tree.set(name, fresh);
  return fresh;
}

function collapse(tree: Tree): Mask {
  if (tree.get('*') === true) return true;
  for (const [name, mask] of tree) if (mask instanceof Map) tree.set(name, collapse(mask));
  return tree;
}

function toCamel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The mask below a member, or undefined where the member is not wanted. */
export function within(mask: Mask | undefined, name: string): Mask | undefined {
  return mask === true || mask === undefined ? mask : mask.get(name) ?? mask.get('*');
}

/** The value reduced to what the mask names; lists are entered. */
export function pick(value: unknown, mask: Mask): unknown {
  if (mask === true) return value;
  if (isList(value)) return value.map((item) => pick(item, mask));
  if (!isFields(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const wanted = within(mask, name);
    if (wanted !== undefined) result[name] = pick(item, wanted);
  }
  return result;
}

/** `old` with the masked members taken from `fresh`; a masked member missing there goes. */
export function overlay(old: Fields, fresh: Fields, mask: Mask): Fields {
  if (mask === true) return fresh;
  const result: Record<string, unknown> = { ...old };
  for (const [name, inner] of mask) {
    const given = fresh[name];
    const known = old[name];
    const next = inner === true ? given : overlay(isFields(known) ? known : {}, isFields(given) ? given : {}, inner);
    if (next === undefined || (inner !== true && isFields(next) && Object.keys(next).length === 0)) delete result[name];
    else result[name] = next;
  }
  return result;
}

/** The mask of an update request, which must be there, over the message it updates. */
export function updateMask(text: string | undefined, message: MessageName): Mask {
  if (text === undefined || text.trim() === '') {
    throw badRequest("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  }
  const mask = parseMask(text);
  const unknown = unknownIn(mask, message);
  if (unknown !== undefined) throw badRequest(`Invalid field: ${toSnake(unknown)}`);
  return mask;
}
