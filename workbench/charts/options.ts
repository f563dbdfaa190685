// Reads the options of Google Charts (`legend`, `curveType`, `series`, `vAxis.viewWindow` …) into a picture.
import { NotEmulated } from '../errors.ts';
import type { Picture } from './picture.ts';

/** The picture with one option applied; a dotted name (`hAxis.title`) reaches inside. */
export function withOption(picture: Picture, name: string, value: unknown): Picture {
  const [first = '', ...rest] = name.split('.');
  const whole = rest.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  switch (first) {
    case 'title': return { ...picture, title: String(whole) };
    case 'width': case 'height': return { ...picture, [first]: Number(whole) };
    case 'colors': return Array.isArray(whole) ? { ...picture, colors: whole.map(String) } : picture;
    case 'legend': return { ...picture, legend: legend(whole, picture.legend) };
    case 'curveType': return { ...picture, smooth: whole === 'function' };
    case 'pointSize': case 'lineWidth': case 'fontSize': return { ...picture, [first]: Number(whole) };
    case 'isStacked': return { ...picture, stacked: whole !== false };
    case 'interpolateNulls': return { ...picture, bridgeGaps: whole === true };
    case 'backgroundColor': return { ...picture, background: String(isFields(whole) ? whole['fill'] ?? '#ffffff' : whole) };
    case 'hAxis': return { ...picture, ...axis(whole, 'xTitle', picture) };
    case 'vAxis': return { ...picture, ...axis(whole, 'yTitle', picture), ...bounds(whole, picture) };
    case 'series': return withSeries(picture, whole);
    // These change the looks only a little; the drawing keeps its own.
    case 'chartArea': case 'fontName': case 'titleTextStyle': case 'bar': case 'theme': case 'enableInteractivity': case 'focusTarget': return picture;
    default: throw new NotEmulated(`Charts option ${name}`);
  }
}

function legend(value: unknown, old: Picture['legend']): Picture['legend'] {
  const place = isFields(value) ? value['position'] : value;
  return (['top', 'bottom', 'right', 'left', 'none'] as const).find((one) => one === place) ?? old;
}

function axis(value: unknown, name: 'xTitle' | 'yTitle', picture: Picture): Partial<Picture> {
  const title = isFields(value) ? value['title'] : undefined;
  return { [name]: title === undefined ? picture[name] : String(title) };
}

function bounds(value: unknown, picture: Picture): Pick<Picture, 'from' | 'to'> {
  const given = isFields(value) ? value : {};
  const window = isFields(given['viewWindow']) ? given['viewWindow'] : {};
  return {
    from: numberOr(window['min'] ?? given['minValue'], picture.from),
    to: numberOr(window['max'] ?? given['maxValue'], picture.to),
  };
}

/** `{ 1: { color, lineDashStyle } }`, or the same as a list. */
function withSeries(picture: Picture, value: unknown): Picture {
  const colors = [...picture.colors];
  const dashed = new Set(picture.dashed);
  for (const [key, one] of Object.entries(isFields(value) || Array.isArray(value) ? value : {})) {
    if (!isFields(one)) continue;
    if (typeof one['color'] === 'string') colors[Number(key)] = one['color'];
    if (Array.isArray(one['lineDashStyle'])) dashed.add(Number(key));
  }
  return { ...picture, colors, dashed: [...dashed] };
}

function numberOr(value: unknown, otherwise: number | null): number | null {
  return typeof value === 'number' ? value : otherwise;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
