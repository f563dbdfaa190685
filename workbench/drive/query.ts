// Drive's search language: `name contains 'x' and (mimeType = 'y' or trashed = false)`.
import { ApiError, NotEmulated } from '../errors.ts';
import { roleOf, type StoredFile } from './file.ts';

type Test = (file: StoredFile) => boolean;

/** A test for the query; no query takes all. What cannot be read is Google's `Invalid Value`. */
export function queryTest(query: string | undefined): Test {
  if (query === undefined || query.trim() === '') return () => true;
  const reader = new Reader(tokens(query));
  const test = either(reader);
  if (!reader.done()) throw invalid();
  return test;
}

type Token = { kind: 'text' | 'word' | 'sign'; text: string };

function tokens(query: string): Token[] {
  const found: Token[] = [];
  const shape = /\s*(?:'((?:[^'\\]|\\.)*)'|([A-Za-z][\w.]*)|(!=|<=|>=|[=<>(){}]))/gy;
  let at = 0;
  for (;;) {
    shape.lastIndex = at;
    const match = shape.exec(query);
    if (!match) break;
    at = shape.lastIndex;
    if (match[1] !== undefined) found.push({ kind: 'text', text: match[1].replace(/\\(.)/g, '$1') });
    else if (match[2] !== undefined) found.push({ kind: 'word', text: match[2] });
    else found.push({ kind: 'sign', text: match[3] ?? '' });
  }
  if (query.slice(at).trim() !== '') throw invalid();
  return found;
}

class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(all: readonly Token[]) {
    this.tokens = all;
  }

  done(): boolean {
    return this.at === this.tokens.length;
  }

  /** Takes the next token if it is this word or sign. */
  skip(text: string): boolean {
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === 'text' || token.text.toLowerCase() !== text) return false;
    this.at += 1;
    return true;
  }

  take(...kinds: Token['kind'][]): Token {
    const token = this.tokens[this.at];
    if (token === undefined || !kinds.includes(token.kind)) throw invalid();
    this.at += 1;
    return token;
  }

  need(text: string): void {
    if (!this.skip(text)) throw invalid();
  }
}

function either(reader: Reader): Test {
  const tests = [both(reader)];
  while (reader.skip('or')) tests.push(both(reader));
  return (file) => tests.some((test) => test(file));
}

function both(reader: Reader): Test {
  const tests = [single(reader)];
  while (reader.skip('and')) tests.push(single(reader));
  return (file) => tests.every((test) => test(file));
}

function single(reader: Reader): Test {
  if (reader.skip('not')) {
    const test = single(reader);
    return (file) => !test(file);
  }
  if (reader.skip('(')) {
    const test = either(reader);
    reader.need(')');
    return test;
  }
  const first = reader.take('text', 'word');
  return first.kind === 'text' ? membership(first.text, reader) : comparison(first.text, reader);
}

/** `'id' in parents`, `'someone@clinic.example' in owners`. */
function membership(value: string, reader: Reader): Test {
  reader.need('in');
  const list = reader.take('word').text;
  switch (list) {
    case 'parents': return ({ parents }) => parents.includes(value);
    case 'owners': return (file) => roleOf(file, value) === 'owner';
    case 'writers': return (file) => ['owner', 'writer'].includes(roleOf(file, value) ?? '');
    case 'readers': return (file) => roleOf(file, value) !== null;
    default: throw new NotEmulated(`drive.files.list q: in ${list}`);
  }
}

function comparison(name: string, reader: Reader): Test {
  if (name === 'appProperties' || name === 'properties') {
    reader.need('has');
    return property(name, reader);
  }
  const sign = reader.take('sign', 'word').text;
  const { kind, text } = reader.take('text', 'word');
  if (name === 'trashed') return flag(sign, kind, text);
  if (kind !== 'text') throw invalid();
  switch (name) {
    case 'name': return (file) => compareText(file.name, sign, text);
    case 'mimeType': return (file) => compareText(file.mimeType, sign, text);
    case 'createdTime': case 'modifiedTime': return (file) => compareTime(file[name], sign, text);
    default: throw new NotEmulated(`drive.files.list q: ${name}`);
  }
}

function property(name: 'appProperties' | 'properties', reader: Reader): Test {
  reader.need('{');
  reader.need('key');
  reader.need('=');
  const key = reader.take('text').text;
  reader.need('and');
  reader.need('value');
  reader.need('=');
  const value = reader.take('text').text;
  reader.need('}');
  return (file) => Object.hasOwn(file[name], key) && file[name][key] === value;
}

function flag(sign: string, kind: Token['kind'], text: string): Test {
  if (kind !== 'word' || !['true', 'false'].includes(text) || !['=', '!='].includes(sign)) throw invalid();
  const wanted = (text === 'true') === (sign === '=');
  return ({ trashed }) => trashed === wanted;
}

/** `=` sees no difference in case; `contains` finds the beginning of any word of a name. */
function compareText(actual: string, sign: string, wanted: string): boolean {
  const [one, other] = [actual.toLowerCase(), wanted.toLowerCase()];
  switch (sign) {
    case '=': return one === other;
    case '!=': return one !== other;
    case 'contains': return startsAWord(one, other);
    default: throw invalid();
  }
}

function startsAWord(text: string, beginning: string): boolean {
  for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

function compareTime(actual: string, sign: string, wanted: string): boolean {
  const [one, other] = [Date.parse(actual), Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(wanted) ? wanted : `${wanted}Z`)];
  if (Number.isNaN(other)) throw invalid();
  switch (sign) {
    case '=': return one === other;
    case '!=': return one !== other;
    case '<': return one < other;
    case '<=': return one <= other;
    case '>': return one > other;
    case '>=': return one >= other;
    default: throw invalid();
  }
}

function invalid(): ApiError {
  return new ApiError(400, 'INVALID_ARGUMENT', 'Invalid Value');
}
