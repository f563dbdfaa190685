// Cuts CSV text into chunks that end where a record ends, so that each can be parsed by itself.

import { pieceMax } from '../imports/table.ts';

/** Whole records, one to a line break; `first` is the row number of the first, `blanks` the row numbers left out between. */
export interface Chunk { text: string; first: number; lines: number; blanks: number[] }

export interface Cut {
  chunks: Chunk[];
  /** What follows the last whole record. */
  rest: string;
  /** Row number of the record that comes next. */
  next: number;
}

/** Row numbers of blank lines stand beside a chunk, in a cell. */
const mostBlanks = 2000;

export interface Cutting { delimiter: string; first: number; final: boolean }

/** Cuts a text that begins where a record begins; unless it is final, what may not be whole yet is left as the rest. */
export function cut(text: string, { delimiter, first, final }: Cutting): Cut {
  const chunks: Chunk[] = [];
  let from = 0;
  let next = first;
  const take = (to: number) => {
    const record = text.slice(from, to).replace(/(\r\n|\r|\n)$/, '');
    from = to;
    let chunk = chunks[chunks.length - 1];
    if (!chunk || chunk.text.length + record.length + 1 > pieceMax || chunk.blanks.length === mostBlanks) {
      chunk = { text: '', first: next, lines: 0, blanks: [] };
      chunks.push(chunk);
    }
    if (record === '') chunk.blanks.push(next);
    else {
      chunk.text += `${record}\n`;
      chunk.lines++;
    }
    next++;
  };
  recordEnds(text, { delimiter, final }).forEach(take);
  return { chunks, rest: text.slice(from), next };
}

/** Where records end: at line breaks outside quotation marks. */
export function recordEnds(text: string, { delimiter, final }: { delimiter: string; final: boolean }): number[] {
  const ends: number[] = [];
  let quoted = false;
  let fieldStarts = true;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') continue;
      if (text[i + 1] === '"') i++;
      else quoted = false;
      fieldStarts = false;
    } else if (sign === '"' && fieldStarts) quoted = true;
    else if (sign === '\n' || sign === '\r') {
      // A carriage return at the very end may belong to a line feed that comes with the next piece.
      if (sign === '\r' && i + 1 === text.length && !final) break;
      if (sign === '\r' && text[i + 1] === '\n') i++;
      ends.push(i + 1);
      fieldStarts = true;
    } else fieldStarts = sign === delimiter;
  }
  if (final && !quoted && (ends[ends.length - 1] ?? 0) < text.length) ends.push(text.length);
  return ends;
}

/** The sign between cells: the one that stands most often in the first line, outside quotation marks. */
export function delimiterOf(text: string): string {
  const line = (/^(?:"[^"]*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, times: line.split(sign).length }));
  return counts.reduce((best, one) => (one.times > best.times ? one : best)).sign;
}

/** The row number of each line of a chunk. */
export function rowNumbers(chunk: { first: number; lines: number; blanks: number[] }): number[] {
  const rows: number[] = [];
  const blanks = new Set(chunk.blanks);
  for (let row = chunk.first; rows.length < chunk.lines; row++) if (!blanks.has(row)) rows.push(row);
  return rows;
}
