// What a row costs in the request that writes it, so that a slice stays below what Google takes.

import { isEmpty } from '../../kit/cell.ts';
import type { DoorRow } from '../../kit/door.ts';
import { textBytes } from '../../kit/store/text-bytes.ts';
import type { Addition } from '../../kit/store/write.ts';
import { cellsOf } from '../../kit/store/write.ts';
import type { AnyRow } from '../../kit/table.ts';
import type { Problem } from './compose.ts';

/** Google: 2 MB a request is recommended. */
export const mostBytes = 1_800_000;
const bytesACell = 125;
/** It carries its column's format. */
const bytesAnEmptyCell = 60;
const bytesARow = 60;
/** A cell set by itself, in the row of somebody who is here. */
const bytesASetCell = 260;
/** Its row is copied aside first, and has a journal line of its own. */
const bytesAChange = 2_000;
const bytesAProblem = 900;

/** A new row, and what its journal line tells of it: JSON within JSON. */
export function bytesOf(addition: Addition, told: DoorRow): number {
  const cells = cellsOf(addition);
  const row = bytesARow + (Object.keys(addition.layout).length - cells.length) * bytesAnEmptyCell + cells.reduce((sum, { cell }) => sum + bytesACell + textBytes(String(cell ?? '')), 0);
  return row + textBytes(JSON.stringify(Object.values(told)));
}

/** At most: a merge fills only what is empty. A text stands in its cell, in what is meant, and before and after in the journal. */
export const bytesOfChange = (values: AnyRow): number =>
  Object.values(values).filter((value) => !isEmpty(value)).reduce((sum: number, value) => sum + bytesASetCell + 4 * textBytes(String(value)), bytesAChange);

export const bytesOfProblems = (problems: Problem[]): number => problems.length * bytesAProblem;

/** What a line of a file may come to, before it is judged. */
export const bytesOfLine = (cells: string[]): number => cells.reduce((sum, text) => (text === '' ? sum : sum + bytesACell + 2 * textBytes(text)), 0);
