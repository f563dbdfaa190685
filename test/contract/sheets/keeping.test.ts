import fc from 'fast-check';
import { SheetsService, type Changed } from '../../../workbench/sheets/service.ts';
import { cellsText, parseA1 } from '../../../workbench/sheets/a1.ts';
import { OWNER, texts, THERAPIST } from '../target.ts';

const options = { now: () => new Date('2026-03-02T17:00:00Z'), ownerOf: () => OWNER };
const BATCH = 'sheets.spreadsheets.batchUpdate';

function aService(onChange?: (id: string, changed: Changed) => void): SheetsService {
  const service = new SheetsService({ ...options, onChange });
  service.createWithId('clinic', { sheets: [{ properties: { sheetId: 0, title: 'T', gridProperties: { rowCount: 8, columnCount: 4 } } }] }, { user: OWNER });
  service.call('sheets.spreadsheets.values.update', { spreadsheetId: 'clinic', range: 'T!A1', valueInputOption: 'USER_ENTERED' }, { values: [['a', 1, '=B1*2'], ['b', 2, '=B2*2'], [null, 3]] }, { user: OWNER });
  return service;
}

const row = fc.integer({ min: 0, max: 7 });
const column = fc.integer({ min: 0, max: 3 });
const dimension = fc.constantFrom('ROWS', 'COLUMNS');
const block = fc.tuple(row, row, column, column).map(([a, b, c, d]) => ({ sheetId: 0, startRowIndex: Math.min(a, b), endRowIndex: Math.max(a, b) + 1, startColumnIndex: Math.min(c, d), endColumnIndex: Math.max(c, d) + 1 }));
const lines = fc.tuple(dimension, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 2 })).map(([side, startIndex, count]) => ({ sheetId: 0, dimension: side, startIndex, endIndex: startIndex + count }));

/** Any request that a grid of 8 × 4 may or may not take. */
const request = fc.oneof(
  lines.map((range) => ({ insertDimension: { range } })),
  lines.map((range) => ({ deleteDimension: { range } })),
  fc.tuple(lines, fc.integer({ min: 0, max: 8 })).map(([source, destinationIndex]) => ({ moveDimension: { source, destinationIndex } })),
  fc.tuple(block, fc.constantFrom('x', '=A1', '')).map(([range, text]) => ({ updateCells: { range, rows: [texts(text)], fields: '*' } })),
  block.map((range) => ({ repeatCell: { range, cell: { userEnteredFormat: { textFormat: { bold: true } }, note: 'n' }, fields: 'userEnteredFormat.textFormat.bold,note' } })),
  block.map((range) => ({ setDataValidation: { range, rule: { condition: { type: 'NOT_BLANK' } } } })),
  fc.tuple(block, block).map(([source, destination]) => ({ copyPaste: { source, destination } })),
  block.map((range) => ({ sortRange: { range, sortSpecs: [{ dimensionIndex: range.startColumnIndex, sortOrder: 'DESCENDING' }] } })),
  fc.tuple(block, dimension).map(([range, shiftDimension]) => ({ deleteRange: { range, shiftDimension } })),
  fc.constant({ appendCells: { sheetId: 0, rows: [texts('last')], fields: 'userEnteredValue' } }),
  block.map((range) => ({ addFilterView: { filter: { title: 'F', range } } })),
  block.map((range) => ({ mergeCells: { range } })),
  lines.map(({ dimension: side, startIndex }) => ({ createDeveloperMetadata: { developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { dimensionRange: { sheetId: 0, dimension: side, startIndex, endIndex: startIndex + 1 } } } } })),
  fc.constant({ duplicateSheet: { sourceSheetId: 0 } }),
  fc.constant({ updateSheetProperties: { properties: { sheetId: 0, title: 'U', gridProperties: { rowCount: 4 } }, fields: 'title,gridProperties.rowCount' } }),
);

function tell(service: SheetsService): unknown {
  return service.call('sheets.spreadsheets.get', { spreadsheetId: 'clinic', includeGridData: true }, undefined, { user: OWNER }).answer;
}

function attempt(service: SheetsService, requests: unknown[]): boolean {
  try {
    service.call(BATCH, { spreadsheetId: 'clinic' }, { requests }, { user: OWNER });
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ApiError') return false;
    throw error;
  }
}

describe('whatever a batch holds', () => {
  it('it changes nothing at all where its last request is refused', () => {
    fc.assert(fc.property(fc.array(request, { maxLength: 8 }), fc.array(request, { maxLength: 6 }), (first, second) => {
      const service = aService();
      for (const one of first) attempt(service, [one]);
      const before = tell(service);

      const landed = attempt(service, [...second, { deleteSheet: { sheetId: 999 } }]);

      expect(landed).toBe(false);
      expect(tell(service)).toEqual(before);
    }), { numRuns: 200 });
  });

  it('the spreadsheet is the same after a restart', () => {
    fc.assert(fc.property(fc.array(request, { maxLength: 10 }), (requests) => {
      const service = aService();
      for (const one of requests) attempt(service, [one]);

      const restored = SheetsService.fromJSON(JSON.parse(JSON.stringify(service.toJSON())), options);

      expect(tell(restored)).toEqual(tell(service));
    }), { numRuns: 100 });
  });
});

describe('a tab of a hundred thousand rows', () => {
  it('keeps every row object but the one a batch writes to, so that a save costs one row', () => {
    const service = aService();
    const values = Array.from({ length: 100_000 }, (_, i) => [`row ${i}`, i]);
    service.call('sheets.spreadsheets.values.update', { spreadsheetId: 'clinic', range: 'T!A1', valueInputOption: 'RAW' }, { values }, { user: OWNER });
    const before = service.book('clinic').tabs[0]?.grid.rows.slice();

    attempt(service, [{ updateCells: { start: { sheetId: 0, rowIndex: 50_000 }, rows: [texts('x')], fields: '*' } }, { appendCells: { sheetId: 0, rows: [texts('y')], fields: '*' } }]);

    const after = service.book('clinic').tabs[0]?.grid.rows;
    expect(before?.flatMap((row, i) => (row === after?.[i] ? [] : [i]))).toEqual([50_000]);
    expect(after?.length).toBe(100_001);
  });
});

describe('who is told', () => {
  it('which tabs and cells changed, and by whom; nothing of a batch that failed', () => {
    const told: Changed[] = [];
    const service = aService((_id, changed) => told.push(changed));
    told.length = 0;

    const cells = { updateCells: { start: { sheetId: 0, rowIndex: 2, columnIndex: 1 }, rows: [texts('x', 'y')], fields: 'userEnteredValue' } };
    service.call(BATCH, { spreadsheetId: 'clinic' }, { requests: [cells] }, { user: THERAPIST });
    attempt(service, [cells, { deleteSheet: { sheetId: 999 } }]);

    expect(told).toEqual([{ spreadsheetId: 'clinic', user: THERAPIST, sheets: [{ sheetId: 0, title: 'T', range: { startRowIndex: 2, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 3 } }] }]);
  });

  it('how many cells a call read and wrote', () => {
    const service = aService();

    const read = service.call('sheets.spreadsheets.values.get', { spreadsheetId: 'clinic', range: 'T!A1:B8' }, undefined, { user: OWNER }).cells;
    const write = service.call(BATCH, { spreadsheetId: 'clinic' }, { requests: [{ appendCells: { sheetId: 0, rows: [texts('a', 'b', 'c')], fields: '*' } }] }, { user: OWNER }).cells;

    expect([read, write]).toEqual([{ read: 6, written: 0 }, { read: 0, written: 3 }]);
  });
});

describe('the switch that holds writes against validation rules', () => {
  const rule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'yes' }] }, strict: true };
  const requests = [{ setDataValidation: { range: { sheetId: 0, endRowIndex: 1, endColumnIndex: 1 }, rule } }, { updateCells: { start: { sheetId: 0 }, rows: [texts('no')], fields: 'userEnteredValue' } }];

  it.each([[true, 'refuses'], [false, 'lets pass']])('%s: %s', (validationRefusesApiWrites) => {
    const service = new SheetsService({ ...options, switches: { validationRefusesApiWrites } });
    service.createWithId('clinic', { sheets: [{ properties: { sheetId: 0, title: 'T' } }] }, { user: OWNER });

    const write = (): unknown => service.call(BATCH, { spreadsheetId: 'clinic' }, { requests }, { user: OWNER });

    if (validationRefusesApiWrites) expect(write).toThrow('The data you entered in cell A1 violates the data validation rules set on this cell.');
    else expect(write).not.toThrow();
  });
});

describe('A1 notation', () => {
  it('reads back what it writes', () => {
    const bound = fc.option(fc.tuple(fc.nat(18_277), fc.nat(18_277)).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const), { nil: undefined });
    fc.assert(fc.property(bound, bound, (rows, columns) => {
      fc.pre(rows !== undefined || columns !== undefined);
      const bounds = { ...(rows && { top: rows[0], bottom: rows[1] }), ...(columns && { left: columns[0], right: columns[1] }) };

      expect(parseA1(cellsText(bounds))).toEqual(bounds);
    }), { examples: [[undefined, [0, 1]], [[4, 5], undefined], [[4, 5], [0, 1]]] });
  });
});
