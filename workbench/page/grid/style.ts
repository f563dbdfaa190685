// Sheets' look of a cell as Univer's.
import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { IStyleData } from '@univerjs/core';
import type { WireStyle } from '../../server/page-wire.ts';

const horizontal = { LEFT: HorizontalAlign.LEFT, CENTER: HorizontalAlign.CENTER, RIGHT: HorizontalAlign.RIGHT };
const vertical = { TOP: VerticalAlign.TOP, MIDDLE: VerticalAlign.MIDDLE, BOTTOM: VerticalAlign.BOTTOM };
const wrapping = { OVERFLOW: WrapStrategy.OVERFLOW, CLIP: WrapStrategy.CLIP, WRAP: WrapStrategy.WRAP };

/** Arial 10 with Sheets' gap at the sides. */
export const plainStyle: IStyleData = { ff: 'Arial', fs: 10, pd: { l: 3, r: 3, t: 0, b: 1 }, vt: VerticalAlign.BOTTOM };

const known = new WeakMap<WireStyle, IStyleData>();

export function univerStyle(style: WireStyle): IStyleData {
  const before = known.get(style);
  if (before) return before;
  const made: IStyleData = { ...plainStyle };
  if (style.bold !== undefined) made.bl = style.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  if (style.italic !== undefined) made.it = style.italic ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  if (style.strike) made.st = { s: BooleanNumber.TRUE };
  if (style.size) made.fs = style.size;
  if (style.ink) made.cl = { rgb: style.ink };
  if (style.fill) made.bg = { rgb: style.fill };
  if (style.align) made.ht = horizontal[style.align];
  if (style.valign) made.vt = vertical[style.valign];
  if (style.wrap) made.tb = wrapping[style.wrap];
  known.set(style, made);
  return made;
}
