// The small part of formulas that conditional colors use: references, comparisons, arithmetic, AND, OR, NOT, TODAY and a few more.
// What it cannot read gives `undefined`, and the rule paints nothing.
import type { WireCell } from '../../server/page-wire.ts';
import type { Seen } from './seen.ts';

type Value = WireCell | undefined;
type Expression = (seen: Seen) => Value;

const parsed = new Map<string, Expression | undefined>();

export function evaluateFormula(formula: string, seen: Seen): Value {
  if (!parsed.has(formula)) parsed.set(formula, parse(formula));
  return parsed.get(formula)?.(seen);
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|(\$?[A-Za-z]{1,3}\$?\d+)|([A-Za-z]+)|(<=|>=|<>|[-+*/&=<>(),]))/y;

interface Token { kind: 'number' | 'text' | 'cell' | 'name' | 'sign'; text: string }

function tokens(formula: string): Token[] | undefined {
  const found: Token[] = [];
  const body = formula.replace(/^=/, '').trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const match = TOKEN.exec(body);
    if (!match) return undefined;
    const [, number, text, cell, name, sign] = match;
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (text !== undefined) found.push({ kind: 'text', text: text.replaceAll('""', '"') });
    else if (cell !== undefined) found.push({ kind: 'cell', text: cell.toUpperCase() });
    else if (name !== undefined) found.push({ kind: 'name', text: name.toUpperCase() });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
  }
  return found;
}

class Unreadable extends Error {}

function parse(formula: string): Expression | undefined {
  const list = tokens(formula);
  if (!list) return undefined;
  const reader = { list, at: 0 };
  try {
    const expression = comparison(reader);
    return reader.at === list.length ? expression : undefined;
  } catch (refused) {
    if (refused instanceof Unreadable) return undefined;
    throw refused;
  }
}

interface Reader { list: Token[]; at: number }

function sign(reader: Reader, ...wanted: string[]): string | undefined {
  const token = reader.list[reader.at];
  if (token?.kind !== 'sign' || !wanted.includes(token.text)) return undefined;
  reader.at += 1;
  return token.text;
}

const number = (value: Value): number => (typeof value === 'number' ? value : value === true ? 1 : value === null || value === '' || value === false ? 0 : Number(value));
const rank = (value: Value): number => (typeof value === 'number' || value === null ? 0 : typeof value === 'string' ? 1 : 2);

function compared(a: Value, b: Value): number {
  if (typeof a === 'string' && b === null) return a === '' ? 0 : 1;
  if (typeof b === 'string' && a === null) return b === '' ? 0 : -1;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase().localeCompare(b.toLowerCase());
  return number(a) - number(b);
}

const comparisons: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0, '<>': (order) => order !== 0,
  '<': (order) => order < 0, '>': (order) => order > 0, '<=': (order) => order <= 0, '>=': (order) => order >= 0,
};

function comparison(reader: Reader): Expression {
  let left = sum(reader);
  for (let by = sign(reader, '=', '<>', '<', '>', '<=', '>='); by; by = sign(reader, '=', '<>', '<', '>', '<=', '>=')) {
    const test = comparisons[by];
    const first = left;
    const second = sum(reader);
    if (!test) throw new Unreadable(by);
    left = (seen) => test(compared(first(seen), second(seen)));
  }
  return left;
}

function sum(reader: Reader): Expression {
  let left = product(reader);
  for (let by = sign(reader, '+', '-', '&'); by; by = sign(reader, '+', '-', '&')) {
    const first = left;
    const second = product(reader);
    if (by === '&') left = (seen) => `${first(seen) ?? ''}${second(seen) ?? ''}`;
    else if (by === '+') left = (seen) => number(first(seen)) + number(second(seen));
    else left = (seen) => number(first(seen)) - number(second(seen));
  }
  return left;
}

function product(reader: Reader): Expression {
  let left = single(reader);
  for (let by = sign(reader, '*', '/'); by; by = sign(reader, '*', '/')) {
    const first = left;
    const second = single(reader);
    left = by === '*' ? (seen) => number(first(seen)) * number(second(seen)) : (seen) => number(first(seen)) / number(second(seen));
  }
  return left;
}

function single(reader: Reader): Expression {
  if (sign(reader, '-')) {
    const inner = single(reader);
    return (seen) => -number(inner(seen));
  }
  if (sign(reader, '(')) {
    const inner = comparison(reader);
    if (!sign(reader, ')')) throw new Unreadable('(');
    return inner;
  }
  const token = reader.list[reader.at];
  reader.at += 1;
  if (token?.kind === 'number') return () => Number(token.text);
  if (token?.kind === 'text') return () => token.text;
  if (token?.kind === 'cell') return reference(token.text);
  if (token?.kind === 'name' && !sign(reader, '(') && (token.text === 'TRUE' || token.text === 'FALSE')) return () => token.text === 'TRUE';
  if (token?.kind === 'name') return called(token.text, inputs(reader));
  throw new Unreadable(token?.text ?? 'end');
}

function inputs(reader: Reader): Expression[] {
  const list: Expression[] = [];
  if (sign(reader, ')')) return list;
  do list.push(comparison(reader)); while (sign(reader, ','));
  if (!sign(reader, ')')) throw new Unreadable(')');
  return list;
}

function reference(text: string): Expression {
  const match = /^(\$?)([A-Z]{1,3})(\$?)(\d+)$/.exec(text);
  if (!match) throw new Unreadable(text);
  const [, columnFixed, letters = '', rowFixed, digits] = match;
  const column = [...letters].reduce((so, letter) => so * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  return (seen) => seen.at(
    rowFixed ? row : row + seen.row - seen.origin.row,
    columnFixed ? column : column + seen.column - seen.origin.column,
  );
}

const calls: Record<string, (values: Value[], seen: Seen) => Value> = {
  AND: (values) => values.every((value) => value === true || (typeof value === 'number' && value !== 0)),
  OR: (values) => values.some((value) => value === true || (typeof value === 'number' && value !== 0)),
  NOT: ([value]) => !(value === true || (typeof value === 'number' && value !== 0)),
  TODAY: (_, seen) => seen.today,
  ISBLANK: ([value]) => value === null || value === undefined,
  ISNUMBER: ([value]) => typeof value === 'number',
  LEN: ([value]) => String(value ?? '').length,
  LOWER: ([value]) => String(value ?? '').toLowerCase(),
  TRIM: ([value]) => String(value ?? '').trim(),
  LEFT: ([value, count]) => String(value ?? '').slice(0, number(count ?? 1)),
  MOD: ([a, b]) => ((number(a) % number(b)) + number(b)) % number(b),
  ROW: (_, seen) => seen.row + 1,
};

function called(name: string, list: Expression[]): Expression {
  const call = calls[name];
  if (!call) throw new Unreadable(name);
  return (seen) => call(list.map((input) => input(seen)), seen);
}
