// import.put: takes a file in pieces, in order, and keeps it in the sheet cut where records end.

import type { Desk } from '../../kit/desk.ts';
import type { Verbs } from '../../kit/door.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Writing } from '../../kit/store/write.ts';
import { write } from '../../kit/store/write.ts';
import { cut, delimiterOf } from './cut.ts';
import type { FileHead, Shelf } from './shelf.ts';
import { addition, change, chunkRows, chunkRowsOf, clearing, clearStale, fileKey, filesOf, ofImport, readContent, readShelf, readState } from './shelf.ts';

type Piece = Verbs['import.put']['takes'];

/** Google: 2 MB a request. */
const mostPiece = 1_000_000;
/** Google: ten million cells a spreadsheet; a session has some fifty. */
const mostRows = 100_000;
const mostInAll = 60_000_000;
/** A row longer than this is two rows with a quotation mark between them. */
const mostRecord = 400_000;

export function putPiece(desk: Desk, piece: Piece): { parts: number } {
  const { name, part, of, text } = piece;
  if (part < 1 || part > of || !Number.isInteger(part) || !Number.isInteger(of)) refuse('bad-request', 'Pieces of a file are counted from 1.');
  if (text.length > mostPiece) refuse('file', `A piece of a file has at most ${said(mostPiece)} characters.`);
  if (/\.zip$/i.test(name)) refuse('file', `“${name}” is a zip. Unpack it first (double click), then choose the CSV files in it, all at once.`);
  if (/\0|^PK\u0003\u0004/.test(text)) refuse('file', `“${name}” is not a CSV file. In Excel or Numbers, save the table as CSV (UTF-8) and choose that file.`);
  return desk.locked(() => keep(desk, piece));
}

function keep(desk: Desk, piece: Piece): { parts: number } {
  const { importId, name, part, of } = piece;
  const shelf = readShelf(desk, 'import.put');
  clearStale(desk, shelf, importId);
  if ((readState(shelf, importId)?.progress.done ?? 0) > 0) refuse('file', 'This import is already being written. Start a new one for further files.');
  const heads = filesOf(shelf, importId);
  const known = heads.findIndex((head) => head.name === name);
  const file = known < 0 ? heads.length : known;
  const head = heads[known] ?? { name, delimiter: ',', parts: 0, of, next: 1, chunks: 0, size: 0, done: false };
  if (part <= head.parts) return { parts: head.parts };
  if (part > head.parts + 1) refuse('bad-request', `Piece ${head.parts + 1} of “${name}” comes before piece ${part}.`);
  const writing = shelved(desk, shelf, { piece, file, head });
  const size = heads.reduce((sum, one) => sum + one.size, piece.text.length);
  if (head.next - 2 > mostRows || size > mostInAll) {
    desk.book.write({ guard: [], set: clearing(shelf, ofImport(shelf, importId)), append: [] });
    refuse('file', head.next - 2 > mostRows
      ? `“${name}” has more than ${said(mostRows)} rows; a spreadsheet would not hold them well. Split it by year, or leave out what is no longer kept.`
      : `These files hold more than ${said(mostInAll / 1_000_000)} million characters. Import them one after the other.`);
  }
  const row = shelf.rows.find((one) => one.key === fileKey(importId, file));
  if (row) writing.changes.push(change(shelf, row, { about: JSON.stringify(head) }));
  else writing.additions.push(addition(desk, shelf, fileKey(importId, file), { about: JSON.stringify(head) }));
  write(desk.book, writing);
  return { parts: head.parts };
}

interface Shelving { piece: Piece; file: number; head: FileHead }

/** The piece cut into chunks; the head moves on. A record that is not whole yet waits as the last chunk. */
function shelved(desk: Desk, shelf: Shelf, { piece, file, head }: Shelving): Writing {
  const { importId, part, of, name } = piece;
  const waiting = head.parts === 0 ? [] : chunkRowsOf(shelf, importId, file, { from: head.chunks, to: head.chunks + 1 });
  const content = readContent(desk, shelf, waiting);
  const before = waiting.map((row) => content.get(row.at) ?? '').join('');
  let text = before + (head.parts === 0 ? piece.text.replace(/^\ufeff/, '') : piece.text);
  if (head.parts === 0) {
    const told = /^sep=(.)(\r\n|\n|\r)/i.exec(text);
    head.delimiter = told?.[1] ?? delimiterOf(text);
    if (told) {
      text = text.slice(told[0].length);
      head.next = 2;
    }
  }
  const { chunks, rest, next } = cut(text, { delimiter: head.delimiter, first: head.next, final: part === of });
  if (rest.length > mostRecord || (part === of && rest !== '')) refuse('file', `In “${name}” a quotation mark opens in row ${next} and never closes. Close it, or save the file as CSV again.`);
  const texts = chunks.map((chunk) => ({ text: chunk.text, about: JSON.stringify({ first: chunk.first, lines: chunk.lines, blanks: chunk.blanks }) }));
  const additions = [...texts, ...(rest === '' ? [] : [{ text: rest, about: '' }])]
    .flatMap((one, i) => chunkRows(desk, shelf, { importId, file, chunk: head.chunks + i }, one));
  Object.assign(head, { parts: part, of, next, chunks: head.chunks + chunks.length, size: head.size + piece.text.length, done: part === of });
  return { changes: waiting.map((row) => change(shelf, row, { key: '', at: '', about: '', content: '' })), additions };
}

const said = (n: number): string => n.toLocaleString('en-US');
