// Which years of the journal were put aside, as the journal itself tells.

import type { Desk } from '../../kit/desk.ts';
import type { JournalIndex } from './lines.ts';
import { fieldsOf, linesAt } from './lines.ts';

export interface Archive { year: string; lines: number; lastHash: string; url: string }

export const archiveAction = 'archive';

/** Oldest first. Each line names its own year and repeats the earlier ones, so that none is lost when it is put aside itself. */
export function archivesIn(desk: Desk, index: JournalIndex): Archive[] {
  const rows = Array.from({ length: index.of.count }, (_, i) => i + 2).filter((row) => index.of.text('action', row - 2) === archiveAction);
  const found = new Map<string, Archive>();
  for (const line of linesAt(desk, index, rows).values()) {
    const fields = fieldsOf(line.after) ?? {};
    for (const archive of [...earlier(String(fields['Earlier'] ?? '')), archiveOf(fields)]) found.set(archive.lastHash, archive);
  }
  return [...found.values()].sort((a, b) => a.year.localeCompare(b.year));
}

const archiveOf = (fields: Record<string, string | number>): Archive =>
  ({ year: String(fields['Year'] ?? ''), lines: Number(fields['Lines'] ?? 0), lastHash: String(fields['Last hash'] ?? ''), url: String(fields['Spreadsheet'] ?? '') });

/** As the journal line holds it. */
export function archiveFields(archive: Archive, before: Archive[]): Record<string, string | number> {
  const fields = { 'Year': archive.year, 'Lines': archive.lines, 'Last hash': archive.lastHash, 'Spreadsheet': archive.url };
  return before.length === 0 ? fields : { ...fields, 'Earlier': before.map((one) => [one.year, one.lines, one.lastHash, one.url].join(' ')).join('; ') };
}

function earlier(text: string): Archive[] {
  return text.split('; ').flatMap((part) => {
    const [year = '', lines = '', lastHash = '', url = ''] = part.split(' ');
    return lastHash === '' ? [] : [{ year, lines: Number(lines), lastHash, url }];
  });
}
