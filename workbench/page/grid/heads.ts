// Brings Univer's tabs in line with the spreadsheet's: new, gone, renamed, moved, hidden, resized.
import { BooleanNumber } from '@univerjs/core';
import type { ICommand, Workbook } from '@univerjs/core';
import { InsertSheetMutation, RemoveSheetMutation, SetWorksheetHideMutation, SetWorksheetNameMutation, SetWorksheetOrderMutation } from '@univerjs/sheets';
import type { WireTabHead } from '../../server/page-wire.ts';
import type { Tab } from './tab.ts';
import { emptySheet } from './workbook.ts';

export interface HeadsChange {
  heads: WireTabHead[];
  tabs: Map<string, Tab>;
  workbook: Workbook;
  run<P extends object>(mutation: ICommand<P>, params: P): void;
}

/** Gives the ids of the tabs that are gone. */
export function changeHeads({ heads, tabs, workbook, run }: HeadsChange): string[] {
  const unitId = workbook.getUnitId();
  const wanted = new Map(heads.map((head) => [String(head.id), head]));
  heads.forEach((head, index) => {
    if (!workbook.getSheetBySheetId(String(head.id))) run(InsertSheetMutation, { unitId, index, sheet: { ...blank(), ...emptySheet(head) } });
  });
  const gone = workbook.getSheets().map((sheet) => sheet.getSheetId()).filter((id) => !wanted.has(id));
  for (const id of gone) run(RemoveSheetMutation, { unitId, subUnitId: id, subUnitName: '' });
  heads.forEach((head, index) => {
    const subUnitId = String(head.id);
    const sheet = workbook.getSheetBySheetId(subUnitId);
    const tab = tabs.get(subUnitId);
    if (!sheet) return;
    if (sheet.getName() !== head.title) run(SetWorksheetNameMutation, { unitId, subUnitId, name: head.title });
    if (Boolean(sheet.isSheetHidden()) !== head.hidden) run(SetWorksheetHideMutation, { unitId, subUnitId, hidden: head.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE });
    const from = workbook.getSheetOrders().indexOf(subUnitId);
    if (from !== index) run(SetWorksheetOrderMutation, { unitId, subUnitId, fromOrder: from, toOrder: index });
    if (tab) tab.head = head;
  });
  return gone;
}

/** What Univer's type of a sheet asks for beyond what an empty tab says. */
function blank() {
  return {
    id: '', name: '', tabColor: '', hidden: BooleanNumber.FALSE, freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 }, rowCount: 0, columnCount: 0,
    zoomRatio: 1, scrollTop: 0, scrollLeft: 0, defaultColumnWidth: 0, defaultRowHeight: 0, mergeData: [], cellData: {}, rowData: {}, columnData: {},
    rowHeader: { width: 0 }, columnHeader: { height: 0 }, showGridlines: BooleanNumber.TRUE, rightToLeft: BooleanNumber.FALSE,
  };
}
