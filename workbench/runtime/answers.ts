// What becomes of a function's result on its way out: google.script.run (platform 6.6) and scripts.run (JSON types only).

import type { ScriptSwitches } from '../script-switches.ts';
import { tag, type Membrane } from './membrane.ts';

/** Thrown where the whole answer becomes null. */
const wholeIsNull = Symbol('null answer');

export type AnswerSwitches = Pick<ScriptSwitches, 'dateAnswersNull' | 'mostAnswerCharacters'>;

/** The answer a success handler gets. A Date anywhere makes the whole answer null; `undefined`: no handler is ever called. */
export function clientAnswer(value: unknown, membrane: Membrane, { dateAnswersNull, mostAnswerCharacters }: AnswerSwitches): unknown {
  try {
    const answer = forClient(value, membrane, new Set());
    return mostAnswerCharacters > 0 && JSON.stringify(answer).length > mostAnswerCharacters ? null : answer;
  } catch (error) {
    if (error === wholeIsNull) return dateAnswersNull ? null : undefined;
    throw error;
  }
}

function forClient(value: unknown, membrane: Membrane, above: Set<object>): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (typeof value === 'bigint' || typeof value === 'symbol') return null;
  if (typeof value !== 'object') return value;
  if (membrane.isWrapper(value)) throw wholeIsNull;
  const kind = tag(value);
  if (kind === 'Date' || kind === 'Error') throw wholeIsNull;
  if (kind === 'Map' || kind === 'Set' || kind === 'RegExp') return {};
  if (kind === 'String') return { ...String(value).split('') };
  if (kind === 'Number' || kind === 'Boolean') return Object(value).valueOf();
  if (ArrayBuffer.isView(value)) throw new TypeError(`The script completed but the returned value is not a supported return type: ${kind}.`);
  if (above.has(value)) throw wholeIsNull;
  above.add(value);
  const copy = copyOf(value, (item) => forClient(item, membrane, above));
  above.delete(value);
  return copy;
}

/** The result of scripts.run: basic types, arrays and objects; anything else is refused in Google's words. */
export function apiAnswer(value: unknown, membrane: Membrane): unknown {
  if (value === undefined || value === null) return null;
  const basic = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (basic) return value;
  if (typeof value !== 'object' || membrane.isWrapper(value) || tag(value) === 'Error') {
    throw new TypeError('The script completed but the returned value is not a supported return type.');
  }
  if (tag(value) === 'Date') return new Date(Number(value)).toISOString();
  return copyOf(value, (item) => apiAnswer(item, membrane));
}

function copyOf(value: object, each: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, each);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item: unknown = Reflect.get(value, key);
    if (item !== undefined) copy[key] = each(item);
  }
  return copy;
}
