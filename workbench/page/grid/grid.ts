// The spreadsheet on the page: tabs filled when first shown, a hand's edits handed on, changes by others painted in.
import { ICommandService, LifecycleService, LifecycleStages } from '@univerjs/core';
import type { ICellData, ICommand, ICommandInfo, IRange, Injector, Workbook, Worksheet } from '@univerjs/core';
import { AddDataValidationMutation, RemoveDataValidationMutation } from '@univerjs/data-validation';
import { IRenderManagerService, SHEET_VIEWPORT_KEY } from '@univerjs/engine-render';
import { SetFrozenMutation, SetRangeValuesMutation, SetSelectionsOperation, SetWorksheetActiveOperation, SheetInterceptorService, SheetsSelectionsService } from '@univerjs/sheets';
import { IEditorBridgeService, ScrollToRangeOperation, SheetSkeletonManagerService } from '@univerjs/sheets-ui';
import { ILayoutService } from '@univerjs/ui';
import type { WireEdit } from '../../server/page-wire-edit.ts';
import type { WirePatch, WireSelection, WireStart, WireTab, WireTabHead } from '../../server/page-wire.ts';
import { parseA1 } from '../../sheets/a1.ts';
import { handOf } from './hand.ts';
import { changeHeads } from './heads.ts';
import { wrappedHeights } from './heights.ts';
import { listRules } from './lists.ts';
import { addSorting } from './menus.ts';
import { Overlay } from './overlay.ts';
import { paintCells } from './paint.ts';
import { Shine } from './shine.ts';
import { Tab } from './tab.ts';
import { startUniver } from './univer.ts';
import { cellOf, columnsOf, emptyWorkbook, freezeOf, rowOf, rowsOf } from './workbook.ts';

/** Between two fetches of the same tab. */
const RELOAD_MS = 250;

export interface GridOptions {
  container: HTMLElement;
  start: WireStart;
  load(tab: number): Promise<WireTab>;
  /** Does it; tells in words if it fails. */
  trying(what: () => Promise<unknown>): Promise<void>;
  edited(edit: WireEdit): Promise<void>;
  selected(selection: WireSelection): void;
  shown(tab: Tab): void;
  /** Something was tried that the page does not do to a sheet. */
  refused(why: string): void;
  /** Serial number of the emulated day. */
  today(): number;
}

export class Grid {
  readonly injector: Injector;
  readonly workbook: Workbook;
  readonly tabs = new Map<string, Tab>();
  private readonly commands: ICommandService;
  private readonly overlay: Overlay;
  private readonly shine = new Shine(() => this.repaint());
  private readonly options: GridOptions;
  /** True while the page itself changes Univer: those mutations are not a hand's. */
  private quiet = false;
  /** A tab whose selection is to be scrolled to once its rows are there. */
  private unseen = '';
  /** Tabs being fetched again, with the rows that are to shine next time. */
  private readonly reloads = new Map<string, number[]>();
  private readonly isStale = new Set<string>();

  constructor(options: GridOptions) {
    this.options = options;
    for (const head of options.start.tabs) this.tabs.set(String(head.id), new Tab(head));
    const { univer, workbook } = startUniver(options.container, emptyWorkbook(options.start));
    this.injector = univer.__getInjector();
    this.workbook = workbook;
    this.commands = this.injector.get(ICommandService);
    this.overlay = new Overlay(this.injector, workbook, (id) => this.tabs.get(id));
    paintCells(this.injector.get(SheetInterceptorService), { tabs: this.tabs, shine: (tab, row) => this.shine.of(tab, row), today: options.today });
    addSorting(this.injector, () => this.active, (edit) => void options.edited(edit));
    this.commands.onCommandExecuted((info, how) => this.happened(info, how ?? {}));
    void this.fetched(this.activeId());
  }

  get active(): Tab | undefined {
    return this.tabs.get(this.activeId());
  }

  /** What a cell shows, by the tab's name and the cell's: for tests, since a canvas tells nothing. */
  shows(title: string, cell: string): string {
    const sheet = this.workbook.getSheetBySheetName(title);
    const { top, left } = parseA1(cell) ?? {};
    if (!sheet || top === undefined || left === undefined) throw new RangeError(`No cell ${cell} of ${title}`);
    return String(sheet.getCell(top, left)?.v ?? '');
  }

  /** The rows below the headings that are in view, from 0: for tests too. */
  rowsInView(): { startRow: number; endRow: number } | undefined {
    const render = this.injector.get(IRenderManagerService).getRenderById(this.workbook.getUnitId());
    return render?.with(SheetSkeletonManagerService).getCurrentSkeleton()?.getVisibleRangeByViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  }

  /** Brings a tab to the front, and a range of it into view. */
  select({ tab, row, column, rows, columns }: WireSelection): void {
    const place = this.place(String(tab));
    if (!this.tabs.get(String(tab))?.loaded) this.unseen = String(tab);
    if (String(tab) !== this.activeId()) this.commands.syncExecuteCommand(SetWorksheetActiveOperation.id, place);
    const range: IRange = { startRow: row, startColumn: column, endRow: row + rows - 1, endColumn: column + columns - 1 };
    const primary = { ...range, endRow: row, endColumn: column, actualRow: row, actualColumn: column, isMerged: false, isMergedMainCell: false };
    this.commands.syncExecuteCommand(SetSelectionsOperation.id, { ...place, selections: [{ range, primary, style: null }], reveal: true });
  }

  /** Paints in what changed; the rows shine unless this page's own hand did it. */
  patch(patch: WirePatch, own: boolean): void {
    const id = String(patch.tab);
    const tab = this.tabs.get(id);
    const sheet = this.workbook.getSheetBySheetId(id);
    if (!tab?.loaded || !sheet) return;
    const rows = Object.keys(patch.rows).map(Number);
    if (patch.again) return this.reloadSoon(id, own ? [] : rows);
    const cells: Record<number, Record<number, ICellData>> = {};
    for (const row of rows) {
      const values = patch.rows[row] ?? [];
      const width = Math.max(values.length, sheet.getColumnCount());
      cells[row] = {};
      for (let column = 0; column < width; column += 1) cells[row][column] = { ...(cellOf(values[column] ?? null) ?? { v: null }), f: null, p: null };
      for (const key of tab.formulas.keys()) if (key.startsWith(`${row},`)) tab.formulas.delete(key);
    }
    for (const [row, column, text] of patch.formulas) tab.formulas.set(`${row},${column}`, text);
    this.quietly(SetRangeValuesMutation, { ...this.place(id), cellValue: cells });
    for (const row of rows) sheet.getCellMatrix().setRow(row, rowOf(patch.rows[row] ?? []));
    if (!own) this.shine.start(id, rows);
    this.repaint();
  }

  /** Tabs came, went, or have another name, order or size. */
  heads(heads: WireTabHead[]): void {
    const gone = changeHeads({ heads, tabs: this.tabs, workbook: this.workbook, run: (mutation, params) => this.quietly(mutation, params) });
    for (const id of gone) this.tabs.delete(id);
    for (const head of heads) if (!this.tabs.has(String(head.id))) this.tabs.set(String(head.id), new Tab(head));
    const visible = heads.filter((head) => !head.hidden);
    const [first] = visible;
    // The tab that was shown is gone or hidden: Univer may have gone to a hidden one.
    if (first && !visible.some((head) => String(head.id) === this.activeId())) this.select({ tab: first.id, row: 0, column: 0, rows: 1, columns: 1 });
    else if (this.active && !this.active.loaded) void this.fetched(this.activeId());
  }

  /** Nothing that is held can be trusted: the shown tab is fetched again, the others when they are shown. */
  async refresh(heads: WireTabHead[]): Promise<void> {
    for (const tab of this.tabs.values()) tab.loaded = false;
    this.heads(heads);
    await this.reload(this.activeId());
  }

  /** A tab that cannot be had is told in words, and stands as it was. */
  private fetched(id: string): Promise<void> {
    return this.options.trying(() => this.reload(id));
  }

  /** Fetches a tab and puts it in place of what stands there; the selection stays. */
  async reload(id: string): Promise<void> {
    const body = await this.options.load(Number(id));
    const tab = this.tabs.get(id);
    const sheet = this.workbook.getSheetBySheetId(id);
    if (!tab || !sheet) return;
    const lists = tab.look.lists.map((_, index) => `list-${id}-${index}`);
    tab.take(body);
    fill(sheet, body);
    if (lists.length > 0) this.quietly(RemoveDataValidationMutation, { ...this.place(id), ruleId: lists });
    const rules = listRules(body.head.id, body.look);
    if (rules.length > 0) this.quietly(AddDataValidationMutation, { ...this.place(id), rule: rules });
    if (id !== this.activeId()) return;
    this.repaint();
    this.quietly(SetFrozenMutation, { ...this.place(id), ...freezeOf(body.head) });
    this.showTab(tab);
    const selection = this.lastSelection();
    // Setting the selection would end what is being typed.
    if (selection && !this.isTyping()) this.quietly(SetSelectionsOperation, { ...this.place(id), selections: [selection] });
    if (this.unseen === id && selection) this.reveal(selection.range);
    this.unseen = '';
  }

  /** The grid has another height: what is selected stays in view. */
  keepInView(): void {
    // By itself Univer takes its new height when the browser is idle: too late to tell what is hidden now.
    this.injector.get(IRenderManagerService).getRenderById(this.workbook.getUnitId())?.engine.resize();
    const selection = this.lastSelection();
    if (selection && this.active?.loaded) this.reveal(selection.range);
  }

  /** Keys go to the grid again. */
  focus(): void {
    document.querySelector<HTMLElement>('[data-u-comp=render-canvas]')?.focus();
    this.injector.get(ILayoutService).focus();
  }

  /** Univer knows where a row is only after it painted once. */
  private reveal(range: IRange): void {
    void this.injector.get(LifecycleService).onStage(LifecycleStages.Rendered).then(() => {
      requestAnimationFrame(() => void this.commands.executeCommand(ScrollToRangeOperation.id, { range }));
    });
  }

  /** One fetch at a time, however fast a run changes things; a tab not shown is fetched when it is. */
  private reloadSoon(id: string, rows: number[]): void {
    const tab = this.tabs.get(id);
    if (id !== this.activeId() && tab) {
      tab.loaded = false;
      return;
    }
    const waiting = this.reloads.get(id);
    if (waiting) {
      waiting.push(...rows);
      this.isStale.add(id);
      return;
    }
    this.reloads.set(id, []);
    void this.fetched(id).then(() => {
      this.shine.start(id, rows);
      setTimeout(() => {
        const more = this.reloads.get(id);
        this.reloads.delete(id);
        if (this.isStale.delete(id)) this.reloadSoon(id, more ?? []);
      }, RELOAD_MS);
    });
  }

  repaint(): void {
    const render = this.injector.get(IRenderManagerService).getRenderById(this.workbook.getUnitId());
    const skeletons = render?.with(SheetSkeletonManagerService);
    skeletons?.makeDirty({ sheetId: this.activeId() }, true);
    skeletons?.reCalculate();
    render?.mainComponent?.makeDirty();
  }

  activeId(): string {
    return this.workbook.getActiveSheet().getSheetId();
  }

  private place(id: string): { unitId: string; subUnitId: string } {
    return { unitId: this.workbook.getUnitId(), subUnitId: id };
  }

  private quietly<P extends object>(mutation: ICommand<P>, params: P): void {
    this.quiet = true;
    try {
      this.commands.syncExecuteCommand(mutation.id, params, { onlyLocal: true });
    } finally {
      this.quiet = false;
    }
  }

  private happened(info: Readonly<ICommandInfo>, how: { onlyLocal?: boolean; fromFormula?: unknown }): void {
    if (info.id === SetWorksheetActiveOperation.id) return this.tabShown();
    if (info.id === SetSelectionsOperation.id) return this.quiet ? undefined : this.selectionMoved();
    if (this.quiet || how.onlyLocal || how.fromFormula) return;
    const hand = handOf(info);
    if (!hand) return;
    if ('did' in hand) void this.options.edited(hand.did);
    else {
      if (hand.undone) this.options.refused(hand.undone);
      queueMicrotask(() => void this.fetched(this.activeId()));
    }
  }

  private tabShown(): void {
    const tab = this.active;
    // A tab just made here has no tab of the spreadsheet yet; the server's takes its place in a moment.
    if (!tab) return;
    if (tab.loaded) this.showTab(tab);
    else void this.fetched(this.activeId());
  }

  private showTab(tab: Tab): void {
    this.overlay.show(tab);
    this.options.shown(tab);
  }

  private selectionMoved(): void {
    if (!this.active) return;
    const { startRow: row, startColumn: column, endRow, endColumn } = this.lastSelection()?.range ?? {};
    if (row === undefined || column === undefined || endRow === undefined || endColumn === undefined) return;
    this.options.selected({ tab: Number(this.activeId()), row, column, rows: endRow - row + 1, columns: endColumn - column + 1 });
  }

  private isTyping(): boolean {
    return this.injector.get(IEditorBridgeService).isVisible().visible;
  }

  private lastSelection(): ReturnType<SheetsSelectionsService['getCurrentLastSelection']> {
    return this.injector.get(SheetsSelectionsService).getCurrentLastSelection();
  }
}

/** Cells go straight into the sheet's matrix: a mutation a cell would take seconds. */
function fill(sheet: Worksheet, tab: WireTab): void {
  const { head, look, values } = tab;
  const matrix = sheet.getCellMatrix();
  for (let row = matrix.getLength(); row >= values.length; row -= 1) matrix.setRow(row, {});
  values.forEach((row, index) => matrix.setRow(index, rowOf(row)));
  const config = sheet.getConfig();
  config.rowCount = head.rows;
  config.columnCount = head.columns;
  replace(config.columnData, columnsOf(look));
  replace(config.rowData, rowsOf({ ...look, heights: [...look.heights, ...wrappedHeights(tab)] }));
  config.mergeData = look.merges.map((area) => ({ startRow: area.top, endRow: area.bottom - 1, startColumn: area.left, endColumn: area.right - 1 }));
}

function replace<T>(target: Record<number, T>, source: Record<number, T>): void {
  for (const key of Object.keys(target)) delete target[Number(key)];
  Object.assign(target, source);
}
