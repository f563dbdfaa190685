// The grid's context menus: what a sheet here can do, and sorting by a column; what it cannot is left out.
import { CommandType, ICommandService } from '@univerjs/core';
import type { Injector } from '@univerjs/core';
import {
  ClearSelectionAllCommand, ClearSelectionFormatCommand, CopySheetCommand, SheetsSelectionsService,
} from '@univerjs/sheets';
import {
  AddRangeProtectionFromSheetBarCommand, ChangeSheetProtectionFromSheetBarCommand, COPY_SPECIAL_MENU_ID, DeleteRangeMoveLeftConfirmCommand, DeleteRangeMoveUpConfirmCommand,
  DeleteWorksheetProtectionFormSheetBarCommand, InsertRangeMoveDownConfirmCommand, InsertRangeMoveRightConfirmCommand, PASTE_SPECIAL_MENU_ID,
  ViewSheetPermissionFromSheetBarCommand,
} from '@univerjs/sheets-ui';
import { ContextMenuGroup, ContextMenuPosition, IMenuManagerService, MenuItemType } from '@univerjs/ui';
import type { MenuConfig } from '@univerjs/ui';
import type { WireEdit } from '../../server/page-wire-edit.ts';
import type { Tab } from './tab.ts';

const LEFT_OUT = [
  COPY_SPECIAL_MENU_ID, PASTE_SPECIAL_MENU_ID, 'sheet.contextMenu.permission', 'sheet.contextMenu.text-to-number', 'sheet.menu.clear-selection',
  ClearSelectionFormatCommand.id, ClearSelectionAllCommand.id, CopySheetCommand.id, 'sheet.command.copy-sheet-confirm',
  InsertRangeMoveDownConfirmCommand.id, InsertRangeMoveRightConfirmCommand.id, DeleteRangeMoveLeftConfirmCommand.id, DeleteRangeMoveUpConfirmCommand.id,
  AddRangeProtectionFromSheetBarCommand.id, ChangeSheetProtectionFromSheetBarCommand.id, DeleteWorksheetProtectionFormSheetBarCommand.id, ViewSheetPermissionFromSheetBarCommand.id,
];

export const menus: MenuConfig = Object.fromEntries(LEFT_OUT.map((id) => [id, { hidden: true }]));

const SORTS = [
  { id: 'tablework.command.sort-up', title: 'Sort sheet A to Z', sortOrder: 'ASCENDING' },
  { id: 'tablework.command.sort-down', title: 'Sort sheet Z to A', sortOrder: 'DESCENDING' },
];

/** Adds sorting by the selected column to its heading's menu; headings stay where they are. */
export function addSorting(injector: Injector, active: () => Tab | undefined, edited: (edit: WireEdit) => void): void {
  const commands = injector.get(ICommandService);
  for (const { id, sortOrder } of SORTS) {
    commands.registerCommand({
      id,
      type: CommandType.COMMAND,
      handler: () => {
        const column = injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range.startColumn;
        const tab = active();
        if (column === undefined || !tab) return false;
        const range = { sheetId: tab.head.id, startRowIndex: Math.max(tab.head.frozenRows, 1), endRowIndex: tab.head.rows, startColumnIndex: 0, endColumnIndex: tab.head.columns };
        edited({ kind: 'requests', requests: [{ sortRange: { range, sortSpecs: [{ dimensionIndex: column, sortOrder }] } }] });
        return true;
      },
    });
  }
  const items = Object.fromEntries(SORTS.map(({ id, title }, order) => [id, { order: order + 20, menuItemFactory: () => ({ id, title, type: MenuItemType.BUTTON }) }]));
  injector.get(IMenuManagerService).mergeMenu({ [ContextMenuPosition.COL_HEADER]: { [ContextMenuGroup.LAYOUT]: items } });
}
