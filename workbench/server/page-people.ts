// Who may sit down at the page: the owner, and those the Therapists tab names with an email.
import { SPREADSHEET_ID } from '../services.ts';
import type { Workbench } from '../workbench.ts';
import { shownValue } from './page-cells.ts';
import type { WirePerson } from './page-wire.ts';

export function peopleOf(bench: Workbench): WirePerson[] {
  const people = new Map<string, WirePerson>([[bench.owner, { email: bench.owner, name: 'Owner', role: 'owner' }]]);
  const tab = bench.sheets.has(SPREADSHEET_ID) ? bench.sheets.book(SPREADSHEET_ID).named('Therapists') : undefined;
  const [headings, ...rows] = tab?.grid.rows ?? [];
  const titles = headings?.values.map((value) => String(shownValue(value) ?? '')) ?? [];
  const cell = (row: (typeof rows)[number], heading: string): string => String(shownValue(row?.values[titles.indexOf(heading)]) ?? '').trim();
  for (const row of rows) {
    const email = cell(row, 'Email').toLowerCase();
    if (!email.includes('@') || cell(row, 'Left on') !== '') continue;
    people.set(email, { email, name: cell(row, 'Name') || email, role: cell(row, 'Role') || 'therapist' });
  }
  return [...people.values()];
}
