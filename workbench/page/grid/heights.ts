// Rows whose cells wrap grow to hold them, as in Sheets, unless someone gave them a height.
import type { WireStyle, WireTab } from '../../server/page-wire.ts';
import { COLUMN_PX, ROW_PX } from './workbook.ts';

const LINE_PX = 17;
const SIDES_PX = 8;
/** Wrapped cells beyond this many are left at the usual height: measuring text takes time. */
const MOST_CELLS = 4000;
const PX_A_POINT = 4 / 3;

/** Heights of the rows that need more than one line. */
export function wrappedHeights({ look, values }: WireTab): [row: number, pixels: number][] {
  const given = new Set(look.heights.map(([row]) => row));
  const widths = new Map(look.widths);
  const heights = new Map<number, number>();
  let measured = 0;
  for (const [column, from, to, index] of look.runs) {
    const style = look.styles[index];
    if (style?.wrap !== 'WRAP') continue;
    const width = (widths.get(column) ?? COLUMN_PX) - SIDES_PX;
    for (let row = from; row < Math.min(to, values.length) && measured < MOST_CELLS; row += 1) {
      const value = values[row]?.[column];
      if (typeof value !== 'string' || given.has(row)) continue;
      measured += 1;
      const pixels = lines(value, width, style) * LINE_PX + ROW_PX - LINE_PX;
      if (pixels > (heights.get(row) ?? ROW_PX)) heights.set(row, pixels);
    }
  }
  return [...heights];
}

const pen = document.createElement('canvas').getContext('2d');

function lines(text: string, width: number, style: WireStyle): number {
  if (!pen) return 1;
  pen.font = `${style.bold ? 'bold ' : ''}${(style.size ?? 10) * PX_A_POINT}px Arial`;
  return text.split('\n').reduce((sum, paragraph) => sum + linesOf(paragraph, width, (words) => pen.measureText(words).width), 0);
}

function linesOf(paragraph: string, width: number, measure: (words: string) => number): number {
  let count = 1;
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') count += 1;
    // A word longer than the cell is broken.
    const broken = Math.max(1, Math.ceil(measure(word) / Math.max(width, 1)));
    count += broken - 1;
    line = broken > 1 ? '' : word;
  }
  return count;
}
