// The journal's chain: whatever is changed, moved or taken out in the hidden tab is named.

import { createHash } from 'node:crypto';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';

const { sheetId } = tablesByName.journal;

function aBusyClinic(): World {
  const world = aWorld({ settings: { 'Clinic name': 'Hollis Massage' } });
  for (const name of ['Quill', 'Penn', 'Lark', 'Okafor', 'Reyes']) world.get('clients.save', { row: { 'Last name': name, 'First name': 'Ada' } });
  world.run('dailyRun');
  return world;
}

const told = (world: World, item = 'checkJournal'): string => {
  world.bench.ui.answer('OK');
  world.run(item, { kind: 'menu' });
  return world.bench.ui.asked().at(-1)?.prompt ?? '';
};
const cut = (from: number, to = from) => ({ deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: from - 1, endIndex: to } } });
const writeIn = (row: number, column: number, text: string) => ({ updateCells: { start: { sheetId, rowIndex: row - 1, columnIndex: column }, rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }], fields: 'userEnteredValue' } });

/** A line of somebody's own above a row, with the hash of the line before it and one of its own. */
function forged(world: World, row: number): unknown[] {
  const above = String(world.rows('journal')[row - 3]?.['Hash']);
  const texts = ['2026-03-02T17:00:00.000Z', 'owner@clinic.example', '', 'Clients', 'C-00002', 'edit', '{"Phone":""}', '{"Phone":"555"}', above];
  const hash = createHash('sha256').update(texts.join('\n')).digest('hex');
  return [
    { insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: row - 1, endIndex: row }, inheritFromBefore: true } },
    ...[...texts, hash].map((text, column) => writeIn(row, column, text)),
  ];
}

describe('a journal nobody has touched', () => {
  it('is whole', () => {
    const world = aBusyClinic();

    expect(told(world)).toContain(`All ${world.rows('journal').length} lines are whole and in order.`);
  });

  it('is whole for a new clinic, and after its columns were moved', () => {
    const world = aWorld();
    world.bench.batchUpdate([{ moveDimension: { source: { sheetId, dimension: 'COLUMNS', startIndex: 9, endIndex: 10 }, destinationIndex: 0 } }]);

    expect(told(world)).toContain('All 1 lines are whole');
  });
});

describe('a journal changed by hand', () => {
  it.each<[string, (world: World) => unknown[], string]>([
    ['a value in a line', () => [writeIn(4, 7, '{"Last name":"Quill","First name":"Eve"}')], 'Row 4 (Mar 2, 2026 09:00, owner@clinic.example, C-00002) was changed after it was written.'],
    ['who wrote a line', () => [writeIn(3, 1, 'tess@clinic.example')], 'Row 3 (Mar 2, 2026 09:00, tess@clinic.example, C-00001) was changed'],
    ['a line taken out', () => [cut(4)], 'Row 4 (Mar 2, 2026 09:00, owner@clinic.example, C-00003) does not follow the line above it'],
    ['the first line taken out', () => [cut(2)], 'Row 2 (Mar 2, 2026 09:00, owner@clinic.example, C-00001) is the first line, but it refers to an earlier one: lines above it are gone.'],
    ['a line moved', () => [{ moveDimension: { source: { sheetId, dimension: 'ROWS', startIndex: 4, endIndex: 5 }, destinationIndex: 2 } }], 'Row 3 (Mar 2, 2026 09:00, owner@clinic.example, C-00003) does not follow'],
    ['two lines that changed places', () => [{ moveDimension: { source: { sheetId, dimension: 'ROWS', startIndex: 3, endIndex: 4 }, destinationIndex: 3 - 1 } }], 'Row 3 (Mar 2, 2026 09:00, owner@clinic.example, C-00002) does not follow'],
    ['a line put in that is right in itself', (world) => forged(world, 4), 'Row 5 (Mar 2, 2026 09:00, owner@clinic.example, C-00002) does not follow the line above it'],
    ['an empty line put in', () => [{ insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 3, endIndex: 4 }, inheritFromBefore: true } }], 'Row 4 is empty.'],
    ['the last lines taken out', (world) => [cut(world.rows('journal').length, world.rows('journal').length + 1)], 'lines after it are gone'],
  ])('%s: the first broken line is named, and no more', (_, requests, says) => {
    const world = aBusyClinic();
    world.bench.batchUpdate(requests(world));

    const words = told(world);

    expect(words).toContain('The chain breaks');
    expect(words).toContain(says);
    expect(words).not.toContain('Quill');
  });

  it('stays broken after further saves: set-up does not paper over it', () => {
    const world = aBusyClinic();
    world.bench.batchUpdate([cut(4)]);

    world.run('setUp', { kind: 'menu' });
    world.get('clients.save', { row: { 'Last name': 'Ames', 'First name': 'Rue' } });

    expect(told(world)).toContain('Row 4');
  });
});

it('logs nothing of what the lines hold', () => {
  const world = aBusyClinic();
  world.bench.batchUpdate([writeIn(4, 7, '{"Last name":"Quill"}')]);

  told(world);

  expect(JSON.stringify(world.bench.log)).not.toContain('Quill');
});
