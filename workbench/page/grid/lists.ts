// Dropdowns of a tab as Univer's validation rules.
import { DataValidationErrorStyle, DataValidationRenderMode, DataValidationType } from '@univerjs/core';
import type { ISheetDataValidationRule } from '@univerjs/core';
import { serializeListOptions } from '@univerjs/sheets';
import type { WireLook } from '../../server/page-wire.ts';

export function listRules(tab: number, look: WireLook): ISheetDataValidationRule[] {
  return look.lists.map(({ areas, items, strict }, index) => ({
    uid: `list-${tab}-${index}`,
    type: DataValidationType.LIST,
    formula1: serializeListOptions(items),
    allowBlank: true,
    showDropDown: true,
    renderMode: DataValidationRenderMode.ARROW,
    showErrorMessage: true,
    errorStyle: strict ? DataValidationErrorStyle.STOP : DataValidationErrorStyle.WARNING,
    error: `Choose one of: ${items.join(', ')}`,
    ranges: areas.map((area) => ({ startRow: area.top, endRow: area.bottom - 1, startColumn: area.left, endColumn: area.right - 1 })),
  }));
}
