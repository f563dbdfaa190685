// What lies over the cells: the tab's charts, which scroll with them, and the note of the cell under the pointer.
import type { Injector, Workbook } from '@univerjs/core';
import { IRenderManagerService } from '@univerjs/engine-render';
import type { SpreadsheetSkeleton } from '@univerjs/engine-render';
import { HoverManagerService, SheetScrollManagerService, SheetSkeletonManagerService } from '@univerjs/sheets-ui';
import type { WireChart } from '../../server/page-wire.ts';
import type { Tab } from './tab.ts';

/** Sizes of the row and column headings, as the workbook is given them. */
const LEFT_PX = 46;
const TOP_PX = 24;
/** The widest a note gets. */
const NOTE_PX = 290;

export class Overlay {
  private readonly charts = element('div', 'charts');
  private readonly note = element('div', 'cell-note');
  private readonly injector: Injector;
  private readonly workbook: Workbook;
  private tab: Tab | undefined;
  private isDrawn = false;

  constructor(injector: Injector, workbook: Workbook, tabOf: (id: string) => Tab | undefined) {
    this.injector = injector;
    this.workbook = workbook;
    injector.get(HoverManagerService).currentCell$.subscribe((cell) => {
      const { location, position } = cell ?? {};
      const text = location && tabOf(location.subUnitId)?.noteAt(location.row, location.col);
      this.note.hidden = !text;
      if (!text || !position) return;
      this.attach();
      this.note.textContent = text;
      const room = (this.note.parentElement?.clientWidth ?? 0) - position.endX;
      this.note.style.left = `${room > NOTE_PX ? position.endX + 4 : Math.max(LEFT_PX, position.startX - this.note.offsetWidth - 4)}px`;
      this.note.style.top = `${position.startY + 2}px`;
    });
  }

  /** Shows the charts of a tab. */
  show(tab: Tab): void {
    this.tab = tab;
    this.attach();
    this.charts.replaceChildren(...tab.look.charts.map(chartElement));
    this.place();
  }

  private render(): ReturnType<IRenderManagerService['getRenderById']> {
    return this.injector.get(IRenderManagerService).getRenderById(this.workbook.getUnitId());
  }

  /** Univer makes its canvas late: what lies over it is hung up when first needed. */
  private attach(): void {
    const render = this.render();
    const canvas = render?.engine.getCanvasElement();
    if (this.isDrawn || !render || !canvas?.parentElement) return;
    this.isDrawn = true;
    canvas.parentElement.append(this.charts, this.note);
    render.with(SheetScrollManagerService).validViewportScrollInfo$.subscribe(() => this.place());
  }

  /** Charts keep to their anchor cell; what is frozen covers them. */
  private place(): void {
    const render = this.render();
    const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
    if (!render || !skeleton || !this.tab || this.tab.look.charts.length === 0) return;
    const scroll = render.with(SheetScrollManagerService).getCurrentScrollState();
    const { frozenRows, frozenColumns } = this.tab.head;
    const frozenTop = offset(skeleton.rowHeightAccumulation, frozenRows);
    const frozenLeft = offset(skeleton.columnWidthAccumulation, frozenColumns);
    this.charts.style.inset = `${TOP_PX + frozenTop}px 0 0 ${LEFT_PX + frozenLeft}px`;
    const scrolled = scrolledBy(skeleton, scroll);
    this.tab.look.charts.forEach((chart, index) => {
      const drawn = this.charts.children[index];
      if (!(drawn instanceof HTMLElement)) return;
      drawn.style.left = `${offset(skeleton.columnWidthAccumulation, chart.column) + chart.dx - frozenLeft - scrolled.x}px`;
      drawn.style.top = `${offset(skeleton.rowHeightAccumulation, chart.row) + chart.dy - frozenTop - scrolled.y}px`;
    });
  }
}

/** Where a row or column begins. */
function offset(accumulated: readonly number[], index: number): number {
  return index <= 0 ? 0 : accumulated[Math.min(index, accumulated.length) - 1] ?? 0;
}

function scrolledBy(skeleton: SpreadsheetSkeleton, scroll: { sheetViewStartRow: number; sheetViewStartColumn: number; offsetX: number; offsetY: number }): { x: number; y: number } {
  return {
    x: offset(skeleton.columnWidthAccumulation, scroll.sheetViewStartColumn) + scroll.offsetX,
    y: offset(skeleton.rowHeightAccumulation, scroll.sheetViewStartRow) + scroll.offsetY,
  };
}

function chartElement(chart: WireChart): HTMLElement {
  const drawn = element('div', 'chart');
  drawn.style.width = `${chart.width}px`;
  drawn.style.height = `${chart.height}px`;
  if (chart.svg === '') drawn.textContent = 'The workbench does not draw this kind of chart.';
  else {
    const picture = new DOMParser().parseFromString(chart.svg, 'image/svg+xml').documentElement;
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', 'Chart');
    drawn.append(document.importNode(picture, true));
  }
  return drawn;
}

function element(name: 'div', className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
