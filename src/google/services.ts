// Google's services, narrowed to what Tablework calls. Google's own types are assignable to these
// (test/witness), and the workbench implements exactly these: what is not here is not emulated.

import type { SheetsService } from './sheets-service.ts';

export type * from './sheets-service.ts';

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
