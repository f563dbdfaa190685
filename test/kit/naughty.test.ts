// Every hostile text in every text column of every table: what a form sends is what the cell holds and the form shows.

import { readCell, readInput, toCell, toDoor } from '../../src/kit/cell.ts';
import { cellDataOf } from '../../src/google/book.ts';
import { tables } from '../../src/clinic/tables.ts';
import { isFreeText, naughty } from '../scenario/naughty.ts';

const columns = tables.flatMap((table) => table.keys.flatMap((key) => (table.columns[key] && isFreeText(table.columns[key]) ? [{ table: table.tab, column: table.columns[key] }] : [])));
const plain = columns.filter(({ column }) => column.kind === 'text' || column.kind === 'longText');

it(`${naughty.length} texts in ${columns.length} columns: stored as text, never as a formula, or refused for its length`, () => {
  const wrong: string[] = [];
  for (const { table, column } of columns) {
    for (const text of naughty) {
      const read = readInput(column, text);
      if ('why' in read) {
        if (!/characters; at most/.test(read.why) || text.length <= (column.max ?? Infinity)) wrong.push(`${table} ${column.heading}: ${JSON.stringify(text)} was refused: ${read.why}`);
        continue;
      }
      const cell = toCell(column, read.value);
      const { userEnteredValue } = cellDataOf({ cell, kind: column.kind });
      const again = readCell(column, cell);
      if (cell !== null && userEnteredValue?.stringValue !== cell) wrong.push(`${table} ${column.heading}: ${JSON.stringify(text)} is not stored as text`);
      if (!('value' in again) || toDoor(again.value) !== toDoor(read.value)) wrong.push(`${table} ${column.heading}: ${JSON.stringify(text)} reads otherwise than it was written`);
    }
  }
  expect(wrong).toEqual([]);
});

it('plain texts are stored to the letter, but for what is blank altogether and half an emoji', () => {
  const changed = plain.flatMap(({ table, column }) => naughty.filter((text) => text.length <= (column.max ?? Infinity) && text.trim() !== '').flatMap((text) => {
    const read = readInput(column, text);
    return 'value' in read && read.value === text ? [] : [`${table} ${column.heading}: ${JSON.stringify(text)}`];
  }));

  expect(changed).toEqual([]);
});
