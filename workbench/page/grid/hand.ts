// What a hand did in Univer, as an edit of the sheet: cells as typed, or Sheets requests.
import type { ICellData, ICommand, ICommandInfo, IRange, Nullable } from '@univerjs/core';
import {
  InsertColMutation, InsertRowMutation, InsertSheetMutation, MoveColsMutation, MoveRangeMutation, MoveRowsMutation, RemoveColMutation, RemoveRowMutation,
  RemoveSheetMutation, SetColHiddenMutation, SetColVisibleMutation, SetFrozenMutation, SetRangeValuesMutation, SetRowHiddenMutation, SetRowVisibleMutation,
  SetTabColorMutation, SetWorksheetColWidthMutation, SetWorksheetHideMutation, SetWorksheetNameMutation, SetWorksheetOrderMutation, SetWorksheetRowHeightMutation,
  AddWorksheetMergeMutation, RemoveWorksheetMergeMutation,
} from '@univerjs/sheets';
import type { WireEdit } from '../../server/page-wire-edit.ts';
import type { WireCell } from '../../server/page-wire.ts';

type Requests = Record<string, unknown>[];

/** Did: the edit to send. Undone: the page cannot do this to a sheet, so what Univer did is to be painted over. */
export type Hand = { did: WireEdit } | { undone: string } | undefined;

export function handOf(info: Readonly<ICommandInfo>): Hand {
  if (is(info, SetRangeValuesMutation)) return typed(Number(info.params.subUnitId), info.params.cellValue ?? {});
  for (const read of readers) {
    const requests = read(info);
    if (requests) return { did: { kind: 'requests', requests } };
  }
  if (is(info, MoveRangeMutation)) return moved(info.params.from, info.params.to);
  if (is(info, AddWorksheetMergeMutation) || is(info, RemoveWorksheetMergeMutation)) return { undone: 'Merging cells is not part of the workbench.' };
  return undefined;
}

function is<P extends object>(info: Readonly<ICommandInfo>, mutation: ICommand<P>): info is ICommandInfo<P> & { params: P } {
  return info.id === mutation.id && info.params !== undefined;
}

type Matrix = Record<number, Record<number, Nullable<ICellData>>>;

function typed(tab: number, matrix: Matrix): Hand {
  const cells: [number, number, WireCell][] = [];
  let styled = false;
  for (const [row, columns] of Object.entries(matrix)) {
    for (const [column, cell] of Object.entries(columns)) {
      const entered = enteredText(cell);
      if (entered === undefined) styled = true;
      else cells.push([Number(row), Number(column), entered]);
    }
  }
  if (cells.length > 0) return { did: { kind: 'cells', tab, cells } };
  return styled ? { undone: '' } : undefined;
}

const FORCED_TEXT = 4;

/** `undefined` when only the look was touched. */
function enteredText(cell: Nullable<ICellData>): WireCell | undefined {
  if (!cell) return null;
  if (cell.f) return cell.f;
  if (cell.p) return (cell.p.body?.dataStream ?? '').replace(/\r\n$/, '').replaceAll('\r', '\n');
  if (cell.v === undefined) return undefined;
  if (cell.v === null || cell.v === '') return null;
  if (cell.t === FORCED_TEXT) return `'${cell.v}`;
  return cell.v;
}

function moved(from: { value: Matrix; subUnitId: string }, to: { value: Matrix; subUnitId: string }): Hand {
  if (from.subUnitId !== to.subUnitId) return { undone: 'Cells move within one tab only.' };
  const left = typed(Number(from.subUnitId), from.value);
  const arrived = typed(Number(to.subUnitId), to.value);
  const cells = [left, arrived].flatMap((hand) => (hand && 'did' in hand && hand.did.kind === 'cells' ? hand.did.cells : []));
  return { did: { kind: 'cells', tab: Number(to.subUnitId), cells } };
}

const rows = (sheetId: string, range: IRange) => ({ sheetId: Number(sheetId), dimension: 'ROWS', startIndex: range.startRow, endIndex: range.endRow + 1 });
const columns = (sheetId: string, range: IRange) => ({ sheetId: Number(sheetId), dimension: 'COLUMNS', startIndex: range.startColumn, endIndex: range.endColumn + 1 });

const properties = (sheetId: string, set: Record<string, unknown>, fields: string): Requests =>
  [{ updateSheetProperties: { properties: { sheetId: Number(sheetId), ...set }, fields } }];

const hide = (range: Record<string, unknown>, hiddenByUser: boolean) =>
  ({ updateDimensionProperties: { range, properties: { hiddenByUser }, fields: 'hiddenByUser' } });

const readers: ((info: Readonly<ICommandInfo>) => Requests | undefined)[] = [
  (info) => (is(info, InsertRowMutation) ? [{ insertDimension: { range: rows(info.params.subUnitId, info.params.range), inheritFromBefore: info.params.range.startRow > 0 } }] : undefined),
  (info) => (is(info, InsertColMutation) ? [{ insertDimension: { range: columns(info.params.subUnitId, info.params.range), inheritFromBefore: info.params.range.startColumn > 0 } }] : undefined),
  (info) => (is(info, RemoveRowMutation) ? [{ deleteDimension: { range: rows(info.params.subUnitId, info.params.range) } }] : undefined),
  (info) => (is(info, RemoveColMutation) ? [{ deleteDimension: { range: columns(info.params.subUnitId, info.params.range) } }] : undefined),
  (info) => (is(info, MoveRowsMutation) ? [{ moveDimension: { source: rows(info.params.subUnitId, info.params.sourceRange), destinationIndex: info.params.targetRange.startRow } }] : undefined),
  (info) => (is(info, MoveColsMutation) ? [{ moveDimension: { source: columns(info.params.subUnitId, info.params.sourceRange), destinationIndex: info.params.targetRange.startColumn } }] : undefined),
  (info) => (is(info, SetWorksheetNameMutation) ? properties(info.params.subUnitId, { title: info.params.name }, 'title') : undefined),
  (info) => (is(info, SetWorksheetHideMutation) ? properties(info.params.subUnitId, { hidden: info.params.hidden === 1 }, 'hidden') : undefined),
  (info) => (is(info, SetWorksheetOrderMutation) ? properties(info.params.subUnitId, { index: orderOf(info.params) }, 'index') : undefined),
  (info) => (is(info, SetTabColorMutation) ? properties(info.params.subUnitId, { tabColorStyle: colorStyle(info.params.color) }, 'tabColorStyle') : undefined),
  (info) => (is(info, SetFrozenMutation) ? properties(info.params.subUnitId, { gridProperties: { frozenRowCount: info.params.ySplit, frozenColumnCount: info.params.xSplit } }, 'gridProperties(frozenRowCount,frozenColumnCount)') : undefined),
  (info) => (is(info, InsertSheetMutation) ? [{ addSheet: { properties: { title: info.params.sheet.name, index: info.params.index } } }] : undefined),
  (info) => (is(info, RemoveSheetMutation) ? [{ deleteSheet: { sheetId: Number(info.params.subUnitId) } }] : undefined),
  (info) => (is(info, SetColHiddenMutation) ? info.params.ranges.map((range) => hide(columns(info.params.subUnitId, range), true)) : undefined),
  (info) => (is(info, SetColVisibleMutation) ? info.params.ranges.map((range) => hide(columns(info.params.subUnitId, range), false)) : undefined),
  (info) => (is(info, SetRowHiddenMutation) ? info.params.ranges.map((range) => hide(rows(info.params.subUnitId, range), true)) : undefined),
  (info) => (is(info, SetRowVisibleMutation) ? info.params.ranges.map((range) => hide(rows(info.params.subUnitId, range), false)) : undefined),
  (info) => (is(info, SetWorksheetColWidthMutation) ? sized(info.params.ranges.map((range) => columns(info.params.subUnitId, range)), info.params.colWidth) : undefined),
  (info) => (is(info, SetWorksheetRowHeightMutation) ? sized(info.params.ranges.map((range) => rows(info.params.subUnitId, range)), info.params.rowHeight) : undefined),
];

/** Google counts the place as it was before the move: one further to the right than Univer does. */
function orderOf({ fromOrder, toOrder }: { fromOrder: number; toOrder: number }): number {
  return toOrder > fromOrder ? toOrder + 1 : toOrder;
}

function sized(ranges: { startIndex: number; endIndex: number }[], size: number | Record<number, Nullable<number>>): Requests {
  return ranges.flatMap((range) => {
    const pixelSize = typeof size === 'number' ? size : size[range.startIndex];
    return typeof pixelSize === 'number' ? [{ updateDimensionProperties: { range, properties: { pixelSize: Math.round(pixelSize) }, fields: 'pixelSize' } }] : [];
  });
}

function colorStyle(hex: string): Record<string, unknown> {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(hex);
  const [red = 0, green = 0, blue = 0] = (parts ?? []).slice(1).map((part) => Number.parseInt(part, 16) / 255);
  return { rgbColor: { red, green, blue } };
}
