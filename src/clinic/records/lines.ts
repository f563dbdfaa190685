// The journal read in pieces: which lines there are, and what stands in some of them.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { DoorRow } from '../../kit/door.ts';
import type { Area } from '../../kit/store/book.ts';
import type { Line } from '../../kit/store/journal.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { recordsIn } from '../../kit/store/many.ts';
import { journal } from '../journal/table.ts';

/** Lines a read takes; a line is about a kilobyte, one of an import some ten. */
const linesAPiece = 5000;
const linesOfAnImport = 10;
export const importAction = 'import';
/** A field that did not fit in its cell was cut, and says so at its end. */
const longestWhole = 5000;

const keys = ['at', 'by', 'requestId', 'table', 'record', 'action', 'before', 'after', 'previousHash', 'hash'] as const;

export interface JournalIndex { of: Scan; extra: Cell[][][] }

/** A few columns of all lines, with further areas, in one read. */
export function journalIndex(desk: Desk, columns: (typeof keys)[number][], extra: Area[] = []): JournalIndex {
  const { scans, extra: answers } = scan(desk.book, [{ table: journal, keys: columns }], extra);
  return { of: scans[0] as Scan, extra: answers };
}

/** Whole lines by their row numbers. */
export function linesAt(desk: Desk, { of }: JournalIndex, rows: number[]): Map<number, Line> {
  const wanted = [...new Set(rows)].sort((a, b) => a - b);
  const answers = wanted.length === 0 ? [] : desk.book.read(wanted.map((row) => ({ sheetId: journal.sheetId, fromRow: row, toRow: row })));
  return new Map(wanted.map((row, i) => [row, lineOf(of, answers[i]?.[0] ?? [])]));
}

/** Every line from a row on, in order, until `visit` says false; a read for some thousands. Answers the row it stopped at,
 *  or 0. The index holds the lines' actions. */
export function eachLine(desk: Desk, { of }: JournalIndex, fromRow: number, visit: (line: Line, row: number) => boolean): number {
  for (const { fromRow: from, toRow } of endsOfPieces((row) => of.text('action', row - 2), { from: fromRow, last: of.count + 1 })) {
    const [rows = []] = desk.book.read([{ sheetId: journal.sheetId, fromRow: from, toRow }]);
    for (let row = from; row <= toRow; row++) if (!visit(lineOf(of, rows[row - from] ?? []), row)) return row;
  }
  return 0;
}

/** Spans of lines that are read at once, by what each line did. */
export function endsOfPieces(actionAt: (row: number) => string, { from, last }: { from: number; last: number }): { fromRow: number; toRow: number }[] {
  const spans: { fromRow: number; toRow: number }[] = [];
  let room = 0;
  for (let row = from; row <= last; row++) {
    const open = spans[spans.length - 1];
    if (open && room > 0) open.toRow = row;
    else {
      spans.push({ fromRow: row, toRow: row });
      room = linesAPiece;
    }
    room -= actionAt(row) === importAction ? linesOfAnImport : 1;
  }
  return spans;
}

export function lineOf({ layout }: Scan, cells: Cell[]): Line {
  const text = (key: (typeof keys)[number]): string => String(cells[layout[key] ?? -1] ?? '');
  return {
    at: text('at'), by: text('by'), requestId: text('requestId'), table: text('table'), record: text('record'), action: text('action'),
    before: text('before'), after: text('after'), previousHash: text('previousHash'), hash: text('hash'),
  };
}

/** The line's cells in declared order. */
export const cellsOfLine = (line: Line): string[] => keys.map((key) => line[key]);

/** And back. */
export function lineOfCells(cells: string[]): Line {
  const [at = '', by = '', requestId = '', table = '', record = '', action = '', before = '', after = '', previousHash = '', hash = ''] = cells;
  return { at, by, requestId, table, record, action, before, after, previousHash, hash };
}

/** What a line's Before or After tells of each record, by id; undefined where the text is not whole. */
export function recordsOf(text: string, record: string): Map<string, DoorRow> | undefined {
  const fields = parsed(text);
  return fields && (recordsIn(fields) ?? new Map([[record, flat(fields)]]));
}

/** The same of one record, empty where the line does not tell of it. */
export const fieldsOfRecord = (text: string, id: string): DoorRow | undefined => {
  const records = recordsOf(text, id);
  return records && (records.get(id) ?? {});
};

/** Fields of a line's Before or After by heading; undefined where the text is not whole. */
export function fieldsOf(text: string): DoorRow | undefined {
  const fields = parsed(text);
  return fields && flat(fields);
}

const flat = (fields: object): DoorRow => Object.fromEntries(Object.entries(fields).filter((one): one is [string, string | number] => typeof one[1] === 'string' || typeof one[1] === 'number'));

function parsed(text: string): object | undefined {
  if (text === '') return {};
  try {
    const fields: unknown = JSON.parse(text);
    return typeof fields === 'object' && fields !== null ? fields : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A line of a span of ids may tell of none of those between. */
export const tellsOf = (line: Line, id: string): boolean => line.record === id || recordsOf(line.after, line.record)?.has(id) === true;

/** Whether a value was too long for the journal and stands there without its end. */
export const isCut = (value: string | number): boolean => typeof value === 'string' && value.length > longestWhole && value.endsWith('…');
