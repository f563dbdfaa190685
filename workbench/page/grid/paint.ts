// What Univer paints in a cell: the value by its pattern, the tab's look, conditional colors, notes' corners, and rows that just changed.
import { InterceptorEffectEnum } from '@univerjs/core';
import type { ICellData, ICellDataForSheetInterceptor, IStyleData, Nullable, Worksheet } from '@univerjs/core';
import { BEFORE_CELL_EDIT, INTERCEPTOR_POINT } from '@univerjs/sheets';
import type { SheetInterceptorService } from '@univerjs/sheets';
import type { WireCell } from '../../server/page-wire.ts';
import { holds } from './condition.ts';
import { editedAsShown, plainNumber, shownByPattern } from './pattern.ts';
import { onlyColors, plainStyle, univerStyle } from './style.ts';
import { covers } from './tab.ts';
import { ROW_PX } from './workbook.ts';
import type { Tab } from './tab.ts';

const NUMBER = 2;
const BOOLEAN = 3;
const NOTE_CORNER = { tr: { color: '#f29900', size: 7 } };
const FLASH_FILL = ['#fef7e0', '#feefc3'];

export interface Painting {
  tabs: Map<string, Tab>;
  /** How strongly a row shines just now: 0 not, 1 fading, 2 full. */
  shine(tab: string, row: number): number;
  /** Serial number of the emulated day. */
  today(): number;
}

export function paintCells(interceptors: SheetInterceptorService, painting: Painting): void {
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: 'tablework.paint',
    priority: 11,
    effect: InterceptorEffectEnum.Style | InterceptorEffectEnum.Value,
    handler: (cell, place, next) => {
      const tab = painting.tabs.get(place.subUnitId);
      return next(tab ? painted(cell, tab, { ...place, painting }) : cell);
    },
  });
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: 100,
    handler: (cell, place, next) => {
      const tab = painting.tabs.get(place.subUnitId);
      return next(tab ? asEdited(cell, tab, place) : cell);
    },
  });
}

interface Place { row: number; col: number; worksheet: Worksheet; subUnitId: string; painting: Painting }

function painted(cell: Nullable<ICellDataForSheetInterceptor>, tab: Tab, place: Place): Nullable<ICellDataForSheetInterceptor> {
  const { row, col, painting } = place;
  const style = tab.styleAt(row, col);
  const high = place.worksheet.getRowHeight(row) > ROW_PX ? 'tall' : 'oneLine';
  const shine = painting.shine(place.subUnitId, row);
  const note = tab.noteAt(row, col);
  const colored = tab.look.colors.length > 0 ? conditional(cell, tab, place) : undefined;
  if (!cell && !style && !shine && !note && !colored) return cell;
  const made: ICellDataForSheetInterceptor = { ...cell, s: style ? univerStyle(style, high) : plainStyle };
  if (cell?.t === NUMBER && typeof cell.v === 'number') made.v = style?.pattern ? shownByPattern(cell.v, style.pattern) : plainNumber(cell.v);
  if (colored || shine) {
    const over: IStyleData = { ...colored };
    if (shine) over.bg = { rgb: FLASH_FILL[shine - 1] ?? '' };
    made.interceptorStyle = over;
  }
  if (note) made.markers = NOTE_CORNER;
  return made;
}

function conditional(cell: Nullable<ICellData>, tab: Tab, { row, col, worksheet, painting }: Place): IStyleData | undefined {
  let over: IStyleData | undefined;
  for (const rule of tab.look.colors) {
    const area = covers(rule.areas, row, col);
    if (!area) continue;
    const value = plainValue(cell);
    const pattern = typeof value === 'number' ? tab.styleAt(row, col)?.pattern : undefined;
    const applies = holds(rule.condition, {
      value, row, column: col,
      shown: typeof value === 'number' ? (pattern ? shownByPattern(value, pattern) : plainNumber(value)) : String(value ?? ''),
      today: painting.today(),
      at: (r, c) => plainValue(worksheet.getCellRaw(r, c)),
      origin: { row: area.top, column: area.left },
    });
    if (applies) over = { ...onlyColors(rule.style), ...over };
  }
  return over;
}

function plainValue(cell: Nullable<ICellData>): WireCell {
  if (!cell || cell.v === undefined || cell.v === null) return null;
  return cell.t === BOOLEAN ? cell.v === 1 || cell.v === true : cell.v;
}

/** A formula is edited as its text, money as the bare number, a day as it is shown. */
function asEdited(cell: Nullable<ICellDataForSheetInterceptor>, tab: Tab, { row, col, worksheet }: { row: number; col: number; worksheet: Worksheet }): Nullable<ICellDataForSheetInterceptor> {
  const formula = tab.formulaAt(row, col);
  if (formula !== undefined) return { ...cell, v: formula, t: 1, p: null };
  const raw = worksheet.getCellRaw(row, col);
  const pattern = tab.styleAt(row, col)?.pattern;
  if (raw?.t === NUMBER && typeof raw.v === 'number' && pattern && !editedAsShown(pattern)) return { ...cell, v: raw.v, t: NUMBER };
  return cell;
}
