// How the columns of a table become a form: sections, lines of one to three fields, what is folded away.

import type { Column } from '../../src/kit/column.ts';
import type { Typed } from '../places.ts';

/** Fields side by side. */
export type Line = Column[];

export interface Section {
  title: string;
  /** Always in view. */
  lines: Line[];
  /** Folded away until asked for. */
  more: Line[];
}

/** Sections in the order in which they first appear. */
export function sectionsOf(columns: Column[]): Section[] {
  const sections = new Map<string, Section>();
  for (const column of columns) {
    const title = column.section ?? '';
    const section = sections.get(title) ?? { title, lines: [], more: [] };
    sections.set(title, section);
    const into = column.more ? section.more : section.lines;
    const last = into[into.length - 1];
    if (column.beside && last && last.length < 3 && mayShare(last)) last.push(column);
    else into.push([column]);
  }
  return [...sections.values()];
}

/** Long text and lists take the whole width. */
const mayShare = (line: Line): boolean => line.every((column) => column.kind !== 'longText' && column.kind !== 'list');

export const headingsOf = (lines: Line[]): string[] => lines.flat().map((column) => column.heading);

/** Fields of these lines that hold something beyond what every new record starts with. */
export const filledOf = (lines: Line[], values: Typed): Column[] => lines.flat().filter((column) => (values[column.heading] ?? '') !== '' && values[column.heading] !== column.initial);

/** `Client ID` is asked as "Client". */
export const labelOf = (column: Column): string => (column.kind === 'ref' ? column.heading.replace(/ ID$/, '') : column.heading);

/** A field's id in the page, and that of the text under it. */
export const fieldId = (heading: string): string => `f-${heading.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
export const underId = (heading: string): string => `${fieldId(heading)}-under`;

/** Said in a picker with nothing to choose from; one begins elsewhere. */
export const noneYet = 'none yet';

/** Settings and choices a field offers: of the list it names, or of one named as itself (Condition: conditions). */
export function offeredTo(column: Column, lists: Record<string, string[]>): readonly string[] {
  return column.choices ?? lists[column.offers ?? `${column.heading.toLowerCase()}s`] ?? [];
}
