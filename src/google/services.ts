// Google's services, narrowed to what Tablework calls. Google's own types are assignable to these
// (test/witness), and the workbench implements exactly these: what is not here is not emulated.

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

/** A blob of Apps Script: bytes are signed (−128…127). */
export interface Blob {
  getBytes(): number[];
  getDataAsString(charset?: string): string;
  getContentType(): string | null;
  getName(): string | null;
  setName(name: string): Blob;
}

export interface DriveFile {
  id?: string;
  name?: string;
  mimeType?: string;
  parents?: string[];
  webViewLink?: string;
  createdTime?: string;
  appProperties?: Record<string, string>;
  trashed?: boolean;
}

/** The advanced service `Drive` (v3). */
export interface DriveService {
  Files: {
    create(file: DriveFile, content?: Blob | null, options?: { fields?: string }): DriveFile;
    get(id: string, options?: { fields?: string }): DriveFile;
    list(options: { q?: string; fields?: string; pageSize?: number; orderBy?: string }): { files?: DriveFile[] };
    update(file: DriveFile, id: string, content?: Blob | null, options?: { fields?: string }): DriveFile;
    copy(file: DriveFile, id: string, options?: { fields?: string }): DriveFile;
    /** With `{ alt: 'media' }`; whether a Blob or a string comes back is not known until tried on Google. */
    export(id: string, mimeType: string, options: { alt: 'media' }): Blob | string;
  };
  Permissions: {
    create(permission: { role: string; type: string; emailAddress?: string }, fileId: string, options?: { sendNotificationEmail?: boolean }): unknown;
  };
}

export interface MailMessage {
  to: string;
  subject: string;
  body: string;
  htmlBody?: string;
  name?: string;
  replyTo?: string;
  attachments?: Blob[];
}

export interface MailService {
  sendEmail(message: MailMessage): void;
  getRemainingDailyQuota(): number;
}

export interface Lock {
  tryLock(waitMs: number): boolean;
  waitLock(waitMs: number): void;
  releaseLock(): void;
  hasLock(): boolean;
}

export interface Properties {
  getProperty(key: string): string | null;
  setProperty(key: string, value: string): unknown;
  deleteProperty(key: string): unknown;
  getProperties(): Record<string, string>;
  setProperties(values: Record<string, string>): unknown;
}

export interface TriggerBuilder {
  timeBased(): ClockTriggerBuilder;
}
export interface ClockTriggerBuilder {
  everyHours(n: number): ClockTriggerBuilder;
  everyDays(n: number): ClockTriggerBuilder;
  atHour(hour: number): ClockTriggerBuilder;
  inTimezone(zone: string): ClockTriggerBuilder;
  after(ms: number): ClockTriggerBuilder;
  create(): Trigger;
}
export interface Trigger {
  getUniqueId(): string;
  getHandlerFunction(): string;
}

export interface Menu {
  addItem(caption: string, functionName: string): Menu;
  addSeparator(): Menu;
  addSubMenu(menu: Menu): Menu;
  addToUi(): void;
}
export interface HtmlOutput {
  setTitle(title: string): HtmlOutput;
  setWidth(px: number): HtmlOutput;
  setHeight(px: number): HtmlOutput;
}
export interface HtmlTemplate { evaluate(): HtmlOutput; [variable: string]: unknown }
export interface Ui {
  createMenu(caption: string): Menu;
  alert(title: string, prompt: string, buttons: unknown): unknown;
  showSidebar(page: HtmlOutput): void;
  showModalDialog(page: HtmlOutput, title: string): void;
  ButtonSet: { OK: unknown; OK_CANCEL: unknown; YES_NO: unknown };
  Button: { OK: unknown; YES: unknown };
}

/** The bound spreadsheet, used only for what the Sheets API cannot do: selection, toast, names. */
export interface ActiveSpreadsheet {
  getId(): string;
  getUrl(): string;
  getName(): string;
  getSpreadsheetTimeZone(): string;
  /** A whole copy in the user's own Drive; the bound script goes with it, its triggers and properties do not. */
  copy(name: string): ActiveSpreadsheet;
  toast(message: string, title?: string, seconds?: number): void;
  getSheets(): BoundSheet[];
  getActiveSheet(): BoundSheet;
  setActiveSheet(sheet: BoundSheet): unknown;
}
export interface BoundSheet {
  getSheetId(): number;
  getName(): string;
  /** 1-based. */
  getRange(row: number, column: number, rows?: number, columns?: number): BoundRange;
  getActiveRange(): BoundRange | null;
}
export interface BoundRange {
  getRow(): number;
  getColumn(): number;
  getNumRows(): number;
  getNumColumns(): number;
  getSheet(): BoundSheet;
  activate(): unknown;
}

/** What a simple edit trigger is handed. */
export interface EditEvent { range: BoundRange; value?: string; oldValue?: string; authMode?: unknown }

export interface DataTableBuilder {
  addColumn(type: unknown, label: string): DataTableBuilder;
  addRow(cells: (string | number | null)[]): DataTableBuilder;
  build(): unknown;
}
export interface LineChartBuilder {
  setDataTable(table: unknown): LineChartBuilder;
  setDimensions(width: number, height: number): LineChartBuilder;
  setRange(from: number, to: number): LineChartBuilder;
  setColors(colors: string[]): LineChartBuilder;
  setOption(name: string, value: unknown): LineChartBuilder;
  setTitle(title: string): LineChartBuilder;
  build(): { getAs(mimeType: string): Blob };
}
export interface ChartsService {
  ColumnType: { STRING: unknown; NUMBER: unknown; DATE: unknown };
  newDataTable(): DataTableBuilder;
  newLineChart(): LineChartBuilder;
  newColumnChart(): LineChartBuilder;
}

export interface UtilitiesService {
  getUuid(): string;
  sleep(ms: number): void;
  computeDigest(algorithm: unknown, value: string, charset: unknown): number[];
  DigestAlgorithm: { SHA_256: unknown };
  Charset: { UTF_8: unknown };
  base64Encode(bytes: number[]): string;
  base64Decode(text: string): number[];
  newBlob(content: string | number[], contentType?: string, name?: string): Blob;
  zip(blobs: Blob[], name?: string): Blob;
  unzip(blob: Blob): Blob[];
  parseCsv(text: string, delimiter?: string): string[][];
  formatDate(date: Date, timeZone: string, format: string): string;
}

/** Every global name of Apps Script that Tablework uses. */
export interface GoogleGlobals {
  Sheets: SheetsService;
  Drive: DriveService;
  MailApp: MailService;
  LockService: { getScriptLock(): Lock };
  PropertiesService: { getScriptProperties(): Properties; getUserProperties(): Properties; getDocumentProperties(): Properties | null };
  ScriptApp: {
    newTrigger(functionName: string): TriggerBuilder;
    getProjectTriggers(): Trigger[];
    deleteTrigger(trigger: Trigger): void;
  };
  SpreadsheetApp: { getUi(): Ui; getActiveSpreadsheet(): ActiveSpreadsheet | null };
  HtmlService: {
    createHtmlOutputFromFile(name: string): HtmlOutput;
    createTemplateFromFile(name: string): HtmlTemplate;
  };
  Session: {
    getActiveUser(): { getEmail(): string };
    getEffectiveUser(): { getEmail(): string };
    getScriptTimeZone(): string;
  };
  Utilities: UtilitiesService;
  Charts: ChartsService;
}
