// Utilities.parseCsv on papaparse.
import Papa from 'papaparse';
import { ServiceError } from '../errors.ts';

/**
 * Cells as text, blank lines left out, a byte order mark kept in the first cell.
 * An unclosed quote is Google's `Could not parse text.`; rows may differ in length (a last ragged row is common in exports).
 */
export function parseCsv(text: string, delimiter = ','): string[][] {
  if (delimiter.length !== 1) throw new ServiceError(`Cannot convert ${delimiter} to char.`);
  // papaparse drops a byte order mark; a doubled one leaves one.
  const kept = text.startsWith('\ufeff') ? `\ufeff${text}` : text;
  const { data, errors } = Papa.parse<string[]>(oneNewline(kept, delimiter), { delimiter, newline: '\n', skipEmptyLines: true });
  if (errors.some(({ type }) => type === 'Quotes')) throw new ServiceError('Could not parse text.');
  return data;
}

/** papaparse guesses one line break for the whole text; files of many hands mix them. Those inside quotes stay. */
function oneNewline(text: string, delimiter: string): string {
  if (!text.includes('\r')) return text;
  const before = `(?<=^|[\\n\\r${/[\]^\\-]/.test(delimiter) ? '\\' : ''}${delimiter}])`;
  return text.replace(new RegExp(`${before}"[^"]*(?:""[^"]*)*"|\\r\\n?`, 'g'), (found) => (found.startsWith('"') ? found : '\n'));
}
