// Starts Univer with the plug-ins a grid of records needs, and nothing that computes: the workbench computes.
import { LocaleType, LogLevel, mergeLocales, Univer, UniverInstanceType } from '@univerjs/core';
import type { IWorkbookData, Workbook } from '@univerjs/core';
import { UniverDataValidationPlugin } from '@univerjs/data-validation';
import dataValidationEnUS from '@univerjs/data-validation/locale/en-US';
import designEnUS from '@univerjs/design/locale/en-US';
import { UniverDocsPlugin } from '@univerjs/docs';
import { UniverDocsUIPlugin } from '@univerjs/docs-ui';
import docsUiEnUS from '@univerjs/docs-ui/locale/en-US';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverRenderEnginePlugin } from '@univerjs/engine-render';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import sheetsEnUS from '@univerjs/sheets/locale/en-US';
import { UniverSheetsDataValidationPlugin } from '@univerjs/sheets-data-validation';
import { UniverSheetsDataValidationUIPlugin } from '@univerjs/sheets-data-validation-ui';
import sheetsDvEnUS from '@univerjs/sheets-data-validation/locale/en-US';
import sheetsDvUiEnUS from '@univerjs/sheets-data-validation-ui/locale/en-US';
import { UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import sheetsFormulaUiEnUS from '@univerjs/sheets-formula-ui/locale/en-US';
import sheetsFormulaEnUS from '@univerjs/sheets-formula/locale/en-US';
import { UniverSheetsUIPlugin } from '@univerjs/sheets-ui';
import sheetsUiEnUS from '@univerjs/sheets-ui/locale/en-US';
import { UniverUIPlugin } from '@univerjs/ui';
import uiEnUS from '@univerjs/ui/locale/en-US';
import { menus } from './menus.ts';

export interface Started { univer: Univer; workbook: Workbook }

export function startUniver(container: HTMLElement, data: Partial<IWorkbookData>): Started {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    logLevel: LogLevel.WARN,
    locales: {
      [LocaleType.EN_US]: mergeLocales(designEnUS, uiEnUS, docsUiEnUS, sheetsEnUS, sheetsUiEnUS, dataValidationEnUS, sheetsFormulaEnUS, sheetsFormulaUiEnUS, sheetsDvEnUS, sheetsDvUiEnUS),
    },
  });
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, { container, header: true, toolbar: false, footer: true, contextMenu: true, headerMenu: false });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin, {
    menu: menus, formulaBar: true, disableForceStringAlert: true, disableForceStringMark: true, maxAutoHeightCount: 0,
    footer: { sheetBar: true, statisticBar: false, menus: false, zoomSlider: false, addSheetButtonConfig: { show: true, defaultRowCount: 1000, defaultColumnCount: 26 } },
  });
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationUIPlugin, { showEditOnDropdown: false });
  const workbook = univer.createUnit<Partial<IWorkbookData>, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
  return { univer, workbook };
}
