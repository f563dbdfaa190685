// A Sheets cell format as the page paints it.
import { fieldsAt, flagAt, numberAt, textAt, type Fields } from '../sheets/input.ts';
import { localeOf } from '../sheets/format/locale.ts';
import { defaultPattern } from '../sheets/format/display.ts';
import type { WireStyle } from './page-wire.ts';

const ALIGNMENTS = ['LEFT', 'CENTER', 'RIGHT'] as const;
const HEIGHTS = ['TOP', 'MIDDLE', 'BOTTOM'] as const;

export function styleOf(format: Fields, locale: string): WireStyle {
  const text = fieldsAt(format, 'textFormat') ?? {};
  const style: WireStyle = {};
  const pattern = patternOf(fieldsAt(format, 'numberFormat') ?? {}, locale);
  const ink = colorOf(text, 'foregroundColor');
  const fill = colorOf(format, 'backgroundColor');
  const size = numberAt(text, 'fontSize');
  if (pattern !== undefined) style.pattern = pattern;
  if (flagAt(text, 'bold') !== undefined) style.bold = flagAt(text, 'bold') === true;
  if (flagAt(text, 'italic') !== undefined) style.italic = flagAt(text, 'italic') === true;
  if (flagAt(text, 'strikethrough')) style.strike = true;
  if (size !== undefined) style.size = size;
  if (ink !== undefined) style.ink = ink;
  if (fill !== undefined) style.fill = fill;
  const align = ALIGNMENTS.find((name) => name === textAt(format, 'horizontalAlignment'));
  const valign = HEIGHTS.find((name) => name === textAt(format, 'verticalAlignment'));
  const wrap = wrapOf(textAt(format, 'wrapStrategy'));
  if (align) style.align = align;
  if (valign) style.valign = valign;
  if (wrap) style.wrap = wrap;
  return style;
}

/** `{red, green, blue}` in parts of one, zero left out → `#rrggbb`. */
export function hexOf(color: Fields): string {
  return `#${['red', 'green', 'blue'].map((part) => Math.round((numberAt(color, part) ?? 0) * 255).toString(16).padStart(2, '0')).join('')}`;
}

function colorOf(format: Fields, name: string): string | undefined {
  const color = fieldsAt(fieldsAt(format, `${name}Style`) ?? {}, 'rgbColor') ?? fieldsAt(format, name);
  return color && hexOf(color);
}

function wrapOf(strategy: string | undefined): WireStyle['wrap'] {
  if (strategy === 'WRAP') return 'WRAP';
  if (strategy === 'CLIP') return 'CLIP';
  return strategy === undefined ? undefined : 'OVERFLOW';
}

function patternOf(format: Fields, localeName: string): string | undefined {
  const pattern = textAt(format, 'pattern');
  if (pattern !== undefined && pattern !== '') return pattern;
  const type = textAt(format, 'type');
  return type === 'TEXT' ? '@' : defaultPattern(type, localeOf(localeName));
}
