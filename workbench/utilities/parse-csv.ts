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
  const { data, errors } = Papa.parse<string[]>(kept, { delimiter, skipEmptyLines: true });
  if (errors.some(({ type }) => type === 'Quotes')) throw new ServiceError('Could not parse text.');
  return data;
}
