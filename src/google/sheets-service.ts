// The Sheets API (v4) as Tablework calls it, through the advanced service `Sheets`.

export type Cell = string | number | boolean | null;

export interface GridRange {
  sheetId?: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

export interface ExtendedValue {
  numberValue?: number;
  stringValue?: string;
  boolValue?: boolean;
  formulaValue?: string;
}

export interface Color { red?: number; green?: number; blue?: number }
export interface ColorStyle { rgbColor?: Color }

export interface CellFormat {
  numberFormat?: { type?: string; pattern?: string };
  backgroundColorStyle?: ColorStyle;
  horizontalAlignment?: string;
  verticalAlignment?: string;
  wrapStrategy?: string;
  textFormat?: { bold?: boolean; italic?: boolean; fontSize?: number; foregroundColorStyle?: ColorStyle };
}

export interface BooleanCondition {
  type?: string;
  values?: { userEnteredValue?: string; relativeDate?: string }[];
}

export interface DataValidationRule {
  condition?: BooleanCondition;
  inputMessage?: string;
  strict?: boolean;
  showCustomUi?: boolean;
}

export interface CellData {
  userEnteredValue?: ExtendedValue;
  userEnteredFormat?: CellFormat;
  dataValidation?: DataValidationRule;
  note?: string;
  effectiveValue?: ExtendedValue;
  formattedValue?: string;
}

export interface RowData { values?: CellData[] }

export interface SheetProperties {
  sheetId?: number;
  title?: string;
  index?: number;
  hidden?: boolean;
  gridProperties?: { rowCount?: number; columnCount?: number; frozenRowCount?: number; frozenColumnCount?: number };
  tabColorStyle?: ColorStyle;
}

export interface ConditionalFormatRule {
  ranges?: GridRange[];
  booleanRule?: { condition?: BooleanCondition; format?: CellFormat };
}

export interface ProtectedRange {
  protectedRangeId?: number;
  range?: GridRange;
  description?: string;
  warningOnly?: boolean;
}

export interface FilterView {
  filterViewId?: number;
  title?: string;
  range?: GridRange;
  filterSpecs?: { columnIndex?: number; filterCriteria?: { condition?: BooleanCondition; hiddenValues?: string[] } }[];
  sortSpecs?: { dimensionIndex?: number; sortOrder?: string }[];
}

/** An embedded chart as the Sheets API takes it; its spec is passed through as Google defines it. */
export interface EmbeddedChart {
  chartId?: number;
  spec?: object;
  position?: object;
}

export interface DimensionRange { sheetId: number; dimension: 'ROWS' | 'COLUMNS'; startIndex?: number; endIndex?: number }

/** One request of a batch: exactly one of the kinds. */
export interface SheetsRequest {
  addSheet?: { properties: SheetProperties };
  deleteSheet?: { sheetId: number };
  updateSheetProperties?: { properties: SheetProperties; fields: string };
  updateSpreadsheetProperties?: { properties: { title?: string; locale?: string; timeZone?: string }; fields: string };
  updateCells?: { rows?: RowData[]; fields: string; start?: { sheetId: number; rowIndex?: number; columnIndex?: number }; range?: GridRange };
  appendCells?: { sheetId: number; rows: RowData[]; fields: string };
  repeatCell?: { range: GridRange; cell: CellData; fields: string };
  copyPaste?: { source: GridRange; destination: GridRange; pasteType?: string; pasteOrientation?: string };
  setDataValidation?: { range: GridRange; rule?: DataValidationRule };
  addConditionalFormatRule?: { rule: ConditionalFormatRule; index: number };
  deleteConditionalFormatRule?: { sheetId: number; index: number };
  addProtectedRange?: { protectedRange: ProtectedRange };
  updateProtectedRange?: { protectedRange: ProtectedRange; fields: string };
  deleteProtectedRange?: { protectedRangeId: number };
  addFilterView?: { filter: FilterView };
  updateFilterView?: { filter: FilterView; fields: string };
  deleteFilterView?: { filterId: number };
  addChart?: { chart: EmbeddedChart };
  updateChartSpec?: { chartId: number; spec: Record<string, unknown> };
  deleteEmbeddedObject?: { objectId: number };
  insertDimension?: { range: DimensionRange; inheritFromBefore?: boolean };
  appendDimension?: { sheetId: number; dimension: 'ROWS' | 'COLUMNS'; length: number };
  deleteDimension?: { range: DimensionRange };
  moveDimension?: { source: DimensionRange; destinationIndex: number };
  updateDimensionProperties?: { range: DimensionRange; properties: { pixelSize?: number; hiddenByUser?: boolean }; fields: string };
  sortRange?: { range: GridRange; sortSpecs: { dimensionIndex: number; sortOrder: 'ASCENDING' | 'DESCENDING' }[] };
}

export interface ValueRange { range?: string; majorDimension?: string; values?: Cell[][] }

export interface DataFilter { gridRange?: GridRange; a1Range?: string }

export interface Sheet {
  properties?: SheetProperties;
  data?: { startRow?: number; startColumn?: number; rowData?: RowData[] }[];
  conditionalFormats?: ConditionalFormatRule[];
  protectedRanges?: ProtectedRange[];
  filterViews?: FilterView[];
  charts?: EmbeddedChart[];
}

export interface Spreadsheet {
  spreadsheetId?: string;
  spreadsheetUrl?: string;
  properties?: { title?: string; locale?: string; timeZone?: string };
  sheets?: Sheet[];
}

export interface BatchUpdateBody {
  requests: SheetsRequest[];
  includeSpreadsheetInResponse?: boolean;
  /** A1 ranges. */
  responseRanges?: string[];
  responseIncludeGridData?: boolean;
}

export interface BatchUpdateAnswer {
  replies?: object[];
  updatedSpreadsheet?: Spreadsheet;
}

/** The advanced service `Sheets` (Google Sheets API v4): body first, then the path, then options. */
export interface SheetsService {
  Spreadsheets: {
    get(id: string, options?: { fields?: string; ranges?: string[]; includeGridData?: boolean }): Spreadsheet;
    create(body: { properties?: { title?: string; timeZone?: string }; sheets?: Sheet[] }): Spreadsheet;
    batchUpdate(body: BatchUpdateBody, id: string, options?: { fields?: string }): BatchUpdateAnswer;
    Values: {
      batchGetByDataFilter(
        body: { dataFilters: DataFilter[]; valueRenderOption?: string; dateTimeRenderOption?: string; majorDimension?: string },
        id: string,
      ): { valueRanges?: { valueRange?: ValueRange; dataFilters?: DataFilter[] }[] };
    };
  };
}
