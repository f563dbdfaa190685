// The clinic's own columns and formulas stand among ours. Where a save hits them because columns moved under it, they
// get back what stood there, formulas as formulas.

import { SPREADSHEET_ID } from '../../workbench/services.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { World } from '../world.ts';
import { aSmallClinic } from './clinic.ts';
import { column, columnOf, cut, insertsColumn, journalOf, movesColumn, sorts, types } from './hands.ts';

const { sheetId } = tablesByName.clients;
const phone = column('clients', 'Phone');

const formulaIn = (row: number, at: number, formula: string) => ({ updateCells: { start: { sheetId, rowIndex: row - 1, columnIndex: at }, rows: [{ values: [{ userEnteredValue: { formulaValue: formula } }] }], fields: 'userEnteredValue' } });

/** Formulas of a column as people see them in the cells, heading row left out. */
function formulasIn(world: World, heading: string): unknown[] {
  const at = columnOf(world, 'clients', heading);
  const dataFilters = [{ gridRange: { sheetId, startRowIndex: 1, startColumnIndex: at, endColumnIndex: at + 1 } }];
  const { answer } = world.bench.sheets.call('sheets.spreadsheets.values.batchGetByDataFilter', { spreadsheetId: SPREADSHEET_ID }, { dataFilters, valueRenderOption: 'FORMULA' }, { user: world.bench.owner });
  return ((answer as { valueRanges?: { valueRange?: { values?: unknown[][] } }[] }).valueRanges?.[0]?.valueRange?.values ?? []).map((cells) => cells[0]);
}

/** A column beside Phone with what the clinic computes in each row. */
function withFormulas(formula: (row: number) => string): World {
  const world = aSmallClinic();
  world.bench.batchUpdate([insertsColumn('clients', phone + 1), types('clients', 1, phone + 1, 'Initials'), ...[2, 3, 4, 5].map((row) => formulaIn(row, phone + 1, formula(row)))]);
  return world;
}

const editOtto = (world: World) => world.ask('clients.save', { id: 'C-00002', at: 3, row: { 'Phone': '(206) 555-0199', 'Notes': 'Moved house.' } });

describe('a formula of the clinic’s own that a save hits', () => {
  it.each([
    ['with cells of its row', (row: number) => `=LEFT(B${row},1)&LEFT(C${row},1)`],
    ['with the row above', (row: number) => `=A${row - 1}&"→"&A${row}`],
    ['with a fixed cell', (row: number) => `=B$2&C${row}`],
  ])('is there again: one %s', (_what, formula) => {
    const world = withFormulas(formula);
    const before = formulasIn(world, 'Initials');
    world.bench.faults.set({ between: [movesColumn('clients', phone, phone + 2)] });

    expect(editOtto(world)).toMatchObject({ ok: true });

    expect(world.cells('clients')[0]?.slice(phone, phone + 2)).toEqual(['Initials', 'Phone']);
    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0199', 'Notes': 'Moved house.' });
    expect(formulasIn(world, 'Initials')).toEqual(before);
    expect(journalOf(world).at(-1)).toMatchObject({ action: 'mended' });
  });

  it('leaves a typed cell among formulas as it was typed', () => {
    const world = withFormulas((row) => `=LEFT(B${row},1)`);
    world.bench.batchUpdate([types('clients', 3, phone + 1, 'by hand')]);
    world.bench.faults.set({ between: [movesColumn('clients', phone, phone + 2)] });

    editOtto(world);

    expect(formulasIn(world, 'Initials')).toEqual(['=LEFT(B2,1)', 'by hand', '=LEFT(B4,1)', '=LEFT(B5,1)']);
  });
});

describe('a formula of the clinic’s own that a save hits which is cut', () => {
  const moved = [movesColumn('clients', phone, phone + 2)];
  const saveAnother = (world: World) => world.get('providers.save', { row: { 'Name': 'Dr. Reed' } });

  it.each([
    ['behind its write', 1], ['behind its mending', 2], ['behind the first formula it tried', 3],
  ])('is there again after the next save: one cut %s', (_where, n) => {
    const world = withFormulas((row) => `=A${row - 1}&"→"&LEFT(B${row},1)`);
    const before = formulasIn(world, 'Initials');
    cut(world, editOtto, { between: moved, n });

    saveAnother(world);

    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0199', 'Notes': 'Moved house.' });
    expect(formulasIn(world, 'Initials')).toEqual(before);
    expect(journalOf(world).some(({ action }) => action === 'mended')).toBe(true);
  });

  it('is there again though the rows were sorted since', () => {
    const world = withFormulas((row) => `=LEFT(B${row},1)&LEFT(C${row},1)`);
    cut(world, editOtto, { between: moved, n: 2 });
    world.bench.batchUpdate([sorts('clients', 1, 'ASCENDING')]);

    saveAnother(world);

    expect(formulasIn(world, 'Initials')).toEqual([2, 3, 4, 5].map((row) => `=LEFT(B${row},1)&LEFT(C${row},1)`));
  });

  it('leaves a typed cell among formulas as it was typed, wherever it was cut', () => {
    for (const n of [1, 2, 3, 4]) {
      const world = withFormulas((row) => `=LEFT(B${row},1)`);
      world.bench.batchUpdate([types('clients', 3, phone + 1, 'by hand')]);
      cut(world, editOtto, { between: moved, n });

      saveAnother(world);

      expect(formulasIn(world, 'Initials')).toEqual(['=LEFT(B2,1)', 'by hand', '=LEFT(B4,1)', '=LEFT(B5,1)']);
    }
  });

  it('leaves what somebody has typed there since', () => {
    const world = withFormulas((row) => `=LEFT(B${row},1)`);
    cut(world, editOtto, { between: moved, n: 2 });
    world.set('clients', 3, 'Initials', 'typed since');

    saveAnother(world);

    expect(formulasIn(world, 'Initials')).toEqual(['=LEFT(B2,1)', 'typed since', '=LEFT(B4,1)', '=LEFT(B5,1)']);
  });
});

describe('a tab that people made wider than the scratch tab', () => {
  it('is saved to all the same, and costs no more from then on', () => {
    const world = aSmallClinic();
    world.bench.batchUpdate([{ appendDimension: { sheetId, dimension: 'COLUMNS', length: 140 } }, types('clients', 1, 150, 'Far away'), types('clients', 3, 150, 'kept')]);

    expect(editOtto(world)).toMatchObject({ ok: true });
    world.get('clients.save', { id: 'C-00002', at: 3, row: { 'Notes': 'Again.' } });

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0199', 'Notes': 'Again.', 'Far away': 'kept' });
  });

  it('is mended as any other', () => {
    const world = aSmallClinic();
    world.bench.batchUpdate([{ appendDimension: { sheetId, dimension: 'COLUMNS', length: 140 } }, types('clients', 1, 150, 'Far away'), types('clients', 3, 150, 'kept')]);
    world.bench.faults.set({ between: [movesColumn('clients', phone, 160)] });

    expect(editOtto(world)).toMatchObject({ ok: true });

    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0199', 'Notes': 'Moved house.', 'Far away': 'kept' });
    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Phone': '(206) 555-0101' });
  });
});
