// Long lists in few bytes: a line a record, fields parted by bars, ids without their prefix, days without dashes, row
// numbers only where they do not simply go on, and a text that comes again as the number of its first coming.
// Bars and ends of lines in a text become look-alikes: these lists are for finding and showing, not for saving.

import { idOf, numberOf } from './table.ts';

type How = 'id' | 'at' | 'again' | 'day' | 'plain';

/** A field in its place and how it is written. */
export interface LineField { name: string; how: How; prefix: string }

/** `id:C at name side* bornOn/` reads: an id of prefix C, the row number, a text, a text that comes again, a day. */
export const lineOf = (fields: string): LineField[] => fields.split(' ').map((field): LineField => {
  const [, name = '', mark = '', prefix = ''] = /^(\w+)([:*/]?)(\w*)$/.exec(field) ?? [];
  const how: How = name === 'at' ? 'at' : mark === ':' ? 'id' : mark === '*' ? 'again' : mark === '/' ? 'day' : 'plain';
  return { name, how, prefix };
});

export type LineRecord = Record<string, string | number>;

export function toLines(fields: readonly LineField[], records: readonly LineRecord[]): string {
  const seen = fields.map(() => new Map<string, number>());
  let at = 1;
  return records.map((record) => {
    const next = at + 1;
    at = Number(record['at'] ?? next);
    return fields.map(({ name, how, prefix }, i) => {
      const text = String(record[name] ?? '').replace(/\|/g, '¦').replace(/[\n\r]+/g, ' ');
      switch (how) {
        case 'at': return at === next ? '' : String(at);
        case 'id': return text === idOf({ prefix }, numberOf(text)) ? String(numberOf(text)) : /^[\d~]/.test(text) ? `~${text}` : text;
        case 'day': return text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1$2$3');
        case 'again': return again(seen[i] ?? new Map(), text);
        case 'plain': return text;
      }
    }).join('|').replace(/\|+$/, '');
  }).join('\n');
}

function again(seen: Map<string, number>, text: string): string {
  const before = seen.get(text);
  if (before !== undefined) return `#${before.toString(36)}`;
  if (text !== '') seen.set(text, seen.size);
  return text.startsWith('#') ? `#${text}` : text;
}

export interface LineRead { at: number; fields: Record<string, string> }

export function fromLines(columns: readonly LineField[], text: string): LineRead[] {
  const seen = columns.map((): string[] => []);
  const read: LineRead[] = [];
  let at = 1;
  // Twenty thousand lines are read while somebody waits: plain loops.
  for (const line of text === '' ? [] : text.split('\n')) {
    const cells = line.split('|');
    const fields: Record<string, string> = {};
    at += 1;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i];
      const cell = cells[i] ?? '';
      if (column === undefined) continue;
      switch (column.how) {
        case 'at': if (cell !== '') at = Number(cell); break;
        case 'id': fields[column.name] = idIn(column, cell); break;
        case 'day': fields[column.name] = cell.length === 8 ? `${cell.slice(0, 4)}-${cell.slice(4, 6)}-${cell.slice(6)}` : cell; break;
        case 'again': fields[column.name] = textAgain(seen[i] ?? [], cell); break;
        case 'plain': fields[column.name] = cell;
      }
    }
    read.push({ at, fields });
  }
  return read;
}

/** A number is an id without its prefix; an id written otherwise stands as it is, behind a mark where it begins with a digit. */
function idIn(of: LineField, cell: string): string {
  const first = cell.charCodeAt(0);
  if (first >= 48 && first <= 57) return idOf(of, Number(cell));
  return first === 126 ? cell.slice(1) : cell;
}

function textAgain(seen: string[], cell: string): string {
  if (cell.charCodeAt(0) === 35 && cell.charCodeAt(1) !== 35) return seen[Number.parseInt(cell.slice(1), 36)] ?? '';
  const text = cell.startsWith('##') ? cell.slice(1) : cell;
  if (text !== '') seen.push(text);
  return text;
}
