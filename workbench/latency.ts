// What a call would take on Google: fixed + perCell × cells, from measurements of several authors and years
// (tanaikech 2018-2023, ziritione.org, justin.poehnelt.com, google-drive-mcp #203): an order of magnitude, no more.
// A cold start (1-3 s after idle, by hearsay) is not counted.

export interface Cost {
  fixedMs: number;
  perCellMs: number;
}

/** google.script.run there and back. */
export const ROUND_TRIP_MS = 500;
const perService: Record<string, Cost> = {
  sheets: { fixedMs: 200, perCellMs: 0.005 },
  spreadsheetApp: { fixedMs: 150, perCellMs: 0.009 },
  drive: { fixedMs: 500, perCellMs: 0 },
  mail: { fixedMs: 500, perCellMs: 0 },
  lock: { fixedMs: 100, perCellMs: 0 },
  properties: { fixedMs: 30, perCellMs: 0 },
  cache: { fixedMs: 4, perCellMs: 0 },
  triggers: { fixedMs: 150, perCellMs: 0 },
  charts: { fixedMs: 500, perCellMs: 0 },
  ui: { fixedMs: 100, perCellMs: 0 },
  html: { fixedMs: 30, perCellMs: 0 },
};

const perMethod: Record<string, Cost> = {
  'spreadsheetApp.flush': { fixedMs: 400, perCellMs: 0.025 },
  'drive.files.create': { fixedMs: 2000, perCellMs: 0 },
  'drive.files.copy': { fixedMs: 2000, perCellMs: 0 },
  'drive.files.export': { fixedMs: 5000, perCellMs: 0 },
  'properties.setProperty': { fixedMs: 62, perCellMs: 0 },
  'properties.setProperties': { fixedMs: 62, perCellMs: 0 },
  'properties.deleteProperty': { fixedMs: 62, perCellMs: 0 },
  'properties.deleteAllProperties': { fixedMs: 62, perCellMs: 0 },
  'cache.put': { fixedMs: 93, perCellMs: 0 },
  'cache.putAll': { fixedMs: 93, perCellMs: 0 },
};

/** A write to Sheets: 250 ms and 20 µs a cell. */
const sheetsWrite: Cost = { fixedMs: 250, perCellMs: 0.02 };

/** Modeled milliseconds of one call that touched so many cells. */
export function modeledMs(methodId: string, cells: number): number {
  const service = methodId.slice(0, methodId.indexOf('.'));
  const write = service === 'sheets' && isSheetsWrite(methodId);
  const cost = perMethod[methodId] ?? (write ? sheetsWrite : perService[service]);
  return cost ? cost.fixedMs + cost.perCellMs * cells : 0;
}

const sheetsReads = new Set([
  'sheets.spreadsheets.get', 'sheets.spreadsheets.getByDataFilter', 'sheets.spreadsheets.values.get', 'sheets.spreadsheets.values.batchGet',
  'sheets.spreadsheets.values.batchGetByDataFilter', 'sheets.spreadsheets.developerMetadata.get', 'sheets.spreadsheets.developerMetadata.search',
]);

export function isSheetsRead(methodId: string): boolean {
  return sheetsReads.has(methodId) || methodId === 'spreadsheetApp.read';
}

export function isSheetsWrite(methodId: string): boolean {
  return (methodId.startsWith('sheets.') && !sheetsReads.has(methodId)) || methodId === 'spreadsheetApp.flush';
}
