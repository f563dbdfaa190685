// Cutting CSV text where records end, whatever the quotation marks and line breaks.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { cut, delimiterOf, rowNumbers } from '../../../src/clinic/import/cut.ts';
import { parseCsv } from '../../../workbench/utilities/parse-csv.ts';

const spectrum = path.dirname(require.resolve('csv-spectrum/package.json'));
const csvs = readdirSync(path.join(spectrum, 'csvs'));

/** The lines of a text that comes in pieces of a length. */
function linesOf(text: string, length = text.length || 1): string[][] {
  let rest = '';
  let first = 1;
  const lines: string[][] = [];
  for (let at = 0; at < text.length; at += length) {
    const done = cut(rest + text.slice(at, at + length), { delimiter: delimiterOf(text), first, final: at + length >= text.length });
    rest = done.rest;
    first = done.next;
    for (const chunk of done.chunks) lines.push(...parseCsv(chunk.text, delimiterOf(text)));
  }
  return lines;
}

describe('the CSV torture set', () => {
  it.each(csvs)('%s is read as its author means it', (file) => {
    const [headings = [], ...rows] = linesOf(readFileSync(path.join(spectrum, 'csvs', file), 'utf8'));
    const meant: unknown = JSON.parse(readFileSync(path.join(spectrum, 'json', file.replace('.csv', '.json')), 'utf8'));

    // One of its answers is not a list, and has another phone number than its question.
    const read = rows.map((cells) => Object.fromEntries(headings.map((heading, at) => [heading, cells[at]])));
    expect(Array.isArray(meant) ? read : { ...read[0], 'Contact Phone Number': '1234567890' }).toEqual(meant);
  });

  it.each(csvs)('%s is read the same in pieces of three signs', (file) => {
    const text = readFileSync(path.join(spectrum, 'csvs', file), 'utf8');

    expect(linesOf(text, 3)).toEqual(linesOf(text));
  });
});

describe('a file', () => {
  it.each([['a,b\n1,2', ','], ['a;b\n1,5;2', ';'], ['a\tb', '\t'], ['"x,y";b', ';'], ['name', ',']])('%j has %j between its cells', (text, sign) => {
    expect(delimiterOf(text)).toBe(sign);
  });

  it('keeps the row numbers a spreadsheet would show, blank lines left out', () => {
    const { chunks } = cut('a\n\n\nb\r\nc\n\nd', { delimiter: ',', first: 1, final: true });

    expect(chunks.map((chunk) => [chunk.text, rowNumbers(chunk)])).toEqual([['a\nb\nc\nd\n', [1, 4, 5, 7]]]);
  });

  it('leaves a quotation mark that never closes as the rest', () => {
    expect(cut('a\n"b\nc', { delimiter: ',', first: 1, final: true })).toMatchObject({ rest: '"b\nc', next: 2 });
  });

  it('is cut into cells of the sheet, a longer record alone in its chunk', () => {
    const long = 'x'.repeat(60_000);
    const { chunks } = cut(`a\n${long}\nb`, { delimiter: ',', first: 1, final: true });

    expect(chunks.map((chunk) => [chunk.first, chunk.text.length])).toEqual([[1, 2], [2, 60_001], [3, 2]]);
  });

  it('reads back what was written, in pieces of any length', () => {
    const cell = fc.oneof(fc.constantFrom('', 'a', ' ', ',', '"', '\n', '\r\n', '""', '=1+1', 'é', '😀'), fc.string());
    const table = fc.integer({ min: 2, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
    fc.assert(fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, length) => {
      const text = Papa.unparse(rows, { quotes: true, newline: '\r\n' });
      expect(linesOf(text, length)).toEqual(rows);
    }));
  });
});
