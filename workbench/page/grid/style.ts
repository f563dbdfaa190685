// Sheets' look of a cell as Univer's.
import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { IStyleData } from '@univerjs/core';
import type { WireStyle } from '../../server/page-wire.ts';

const horizontal = { LEFT: HorizontalAlign.LEFT, CENTER: HorizontalAlign.CENTER, RIGHT: HorizontalAlign.RIGHT };
const vertical = { TOP: VerticalAlign.TOP, MIDDLE: VerticalAlign.MIDDLE, BOTTOM: VerticalAlign.BOTTOM };
const wrapping = { OVERFLOW: WrapStrategy.OVERFLOW, CLIP: WrapStrategy.CLIP, WRAP: WrapStrategy.WRAP };

/** Arial 10 with Sheets' gap at the sides. */
export const plainStyle: IStyleData = { ff: 'Arial', fs: 10, pd: { l: 3, r: 3, t: 0, b: 0 }, vt: VerticalAlign.MIDDLE };

const known = { oneLine: new WeakMap<WireStyle, IStyleData>(), tall: new WeakMap<WireStyle, IStyleData>() };

/** In a row of one line, top and bottom are the middle: Univer's lines are a little higher than Sheets'. */
export function univerStyle(style: WireStyle, row: 'oneLine' | 'tall'): IStyleData {
  const before = known[row].get(style);
  if (before) return before;
  const made: IStyleData = { ...plainStyle, ...onlyColors(style) };
  if (style.size) made.fs = style.size;
  if (style.align) made.ht = horizontal[style.align];
  if (row === 'tall') made.vt = vertical[style.valign ?? 'BOTTOM'];
  if (style.wrap) made.tb = wrapping[style.wrap];
  known[row].set(style, made);
  return made;
}

/** What a conditional rule lays over a cell. */
export function onlyColors(style: WireStyle): IStyleData {
  const made: IStyleData = {};
  if (style.bold !== undefined) made.bl = style.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  if (style.italic !== undefined) made.it = style.italic ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  if (style.strike) made.st = { s: BooleanNumber.TRUE };
  if (style.ink) made.cl = { rgb: style.ink };
  if (style.fill) made.bg = { rgb: style.fill };
  return made;
}
