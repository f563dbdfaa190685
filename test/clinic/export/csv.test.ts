// A cell in a file of an export: no formula wherever a spreadsheet takes the file apart, and read back to the letter.

import fc from 'fast-check';
import { csvOf, guarded, unguarded } from '../../../src/clinic/export/csv.ts';
import { parseCsv } from '../../../workbench/utilities/parse-csv.ts';

const cellIn = (text: string): string => parseCsv(csvOf([['Client ID', 'Notes'], ['C-00001', text]], [undefined, undefined]))[1]?.[1] ?? '';
/** As a spreadsheet sees the file whose lists are parted by semicolons, or by tabs. */
const pieces = (text: string): string[] => csvOf([['C-00001', text]], [undefined, undefined]).split(/[;\t\r\n]/);
const runs = /^["]*[=+@]|^["]*-[^ ]/;

const texts = fc.array(fc.oneof(fc.constantFrom(...';\t\r\n\'"=+-@, a1'), fc.string({ maxLength: 3 })), { maxLength: 12 }).map((parts) => parts.join(''));

describe('a text in an export', () => {
  it.each([
    ['a;=1+1', "a;'=1+1"],
    ['a\t+1', "a\t'+1"],
    ['see below\r\n=HYPERLINK("x")', 'see below\r\n\'=HYPERLINK("x")'],
    ['a;"=1', 'a;\'"=1'],
    ['a;-2+3', "a;'-2+3"],
    ["already;'=1", "already;''=1"],
    ['97140 × 30; 97124 × 15', '97140 × 30; 97124 × 15'],
    ['Today:\n- neck\n- shoulder', 'Today:\n- neck\n- shoulder'],
    ['=a;=b', "'=a;'=b"],
  ])('%j stands there as %j', (text, expected) => {
    expect(cellIn(text)).toBe(expected);
    expect(unguarded(expected)).toBe(text);
  });

  it('stands between quotation marks where it holds what parts cells in some spreadsheet', () => {
    expect(csvOf([['a;b', 'a\tb', 'a,b', 'plain']], [undefined, undefined, undefined, undefined])).toBe('"a;b","a\tb","a,b",plain\r\n');
  });

  it('is never a formula, wherever the file is parted', () => {
    fc.assert(fc.property(texts, (text) => {
      expect(pieces(text).filter((piece) => runs.test(piece))).toEqual([]);
    }), { numRuns: 2000 });
  });

  it('comes back to the letter', () => {
    fc.assert(fc.property(texts, (text) => {
      expect(unguarded(guarded(text))).toBe(text);
      expect(unguarded(cellIn(text))).toBe(text);
    }), { numRuns: 2000 });
  });
});
