// Journal lines of past years, each year in a spreadsheet of its own: read where what was saved last may stand there.

import type { Desk } from '../../kit/desk.ts';
import type { Line } from '../../kit/store/journal.ts';
import { mayTellOf } from '../../kit/store/many.ts';
import { headings } from '../../kit/table.ts';
import { journal } from '../journal/table.ts';
import type { Archive } from './archives.ts';
import { archivesIn } from './archives.ts';
import type { JournalIndex } from './lines.ts';
import { endsOfPieces, lineOfCells, linesAt, tellsOf } from './lines.ts';

/** Google: a spreadsheet holds ten million cells, so no row has such a number: it tells the archive, and the row in it. */
const rowsAnArchive = 10_000_000;
/** Some ten seconds on Google; years before are left out. */
const mostLines = 100_000;

const spreadsheetOf = ({ url }: Archive): string => /\/d\/([^/]+)/.exec(url)?.[1] ?? '';

/** The newest archives, as far back as one after the other can be opened and is not too much to read; `closed`: years before. */
export function openArchives(desk: Desk, archives: Archive[]): { from: number; closed: string[] } {
  let from = archives.length;
  let lines = 0;
  for (; from > 0; from--) {
    const archive = archives[from - 1];
    lines += archive?.lines ?? 0;
    if (!archive || lines > mostLines || !isOpen(desk, archive)) break;
  }
  return { from, closed: archives.slice(0, from).map(({ year }) => year) };
}

/** Its columns stand as they were put there. */
function isOpen(desk: Desk, archive: Archive): boolean {
  const [first] = desk.aside.rows(spreadsheetOf(archive), [{ fromRow: 1, toRow: 1 }]) ?? [];
  return headings(journal).every((heading, at) => first?.[0]?.[at] === heading);
}

/** Every line of these archives, oldest first, with a number that tells its place for good. */
export function eachArchivedLine(desk: Desk, archives: Archive[], from: number, visit: (line: Line, place: number) => void): void {
  archives.forEach((archive, n) => {
    if (n < from) return;
    const id = spreadsheetOf(archive);
    const actions = desk.aside.column(id, journal.keys.indexOf('action')).slice(1);
    for (const { fromRow, toRow } of endsOfPieces((row) => actions[row - 2] ?? '', { from: 2, last: actions.length + 1 })) {
      const [rows = []] = desk.aside.rows(id, [{ fromRow, toRow }]) ?? [];
      rows.forEach((cells, i) => visit(lineOfCells(cells), (n + 1) * rowsAnArchive + fromRow + i));
    }
  });
}

/** Whole lines by their places, in the Journal or in an archive. The index holds the lines' actions. */
export function linesAtPlaces(desk: Desk, index: JournalIndex, places: number[]): Map<number, Line> {
  const found = linesAt(desk, index, places.filter((place) => place < rowsAnArchive));
  const past = [...new Set(places.filter((place) => place >= rowsAnArchive))];
  if (past.length === 0) return found;
  archivesIn(desk, index).forEach((archive, n) => {
    const own = past.filter((place) => Math.floor(place / rowsAnArchive) === n + 1 && place % rowsAnArchive >= 2 && place % rowsAnArchive <= archive.lines + 1);
    const spans = own.map((place) => place % rowsAnArchive).map((row) => ({ fromRow: row, toRow: row }));
    const rows = spans.length === 0 ? [] : desk.aside.rows(spreadsheetOf(archive), spans) ?? [];
    own.forEach((place, i) => { if (rows[i]?.[0]) found.set(place, lineOfCells(rows[i][0])); });
  });
  return found;
}

/** The line in this place, where it tells of the record. The index holds the lines' records and actions. */
export function lineAbout(desk: Desk, index: JournalIndex, place: number, id: string): Line | undefined {
  if (place < rowsAnArchive && !mayTellOf(index.of.text('record', place - 2), id)) return undefined;
  const line = linesAtPlaces(desk, index, [place]).get(place);
  return line && tellsOf(line, id) ? line : undefined;
}
