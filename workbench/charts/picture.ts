// A chart, described once for both doors: the Charts service of a script, and a tab's native charts.

export interface Column { type: 'string' | 'number' | 'date'; label: string }

export interface Picture {
  kind: 'line' | 'column' | 'bar' | 'area' | 'pie';
  title: string;
  width: number;
  height: number;
  /** The first column names the points; every other one is a series. */
  columns: Column[];
  rows: (string | number | null)[][];
  /** Of the series in turn; Google's own colors where there are none. */
  colors: string[];
  /** Lines drawn dashed, by the number of the series. */
  dashed: number[];
  smooth: boolean;
  pointSize: number;
  lineWidth: number;
  stacked: boolean;
  legend: 'top' | 'bottom' | 'right' | 'left' | 'none';
  xTitle: string;
  yTitle: string;
  /** Bounds of the value axis; null lets the drawing choose. */
  from: number | null;
  to: number | null;
  /** A gap in a line is bridged. */
  bridgeGaps: boolean;
  background: string;
  /** Null: by the size of the chart, as Google does. */
  fontSize: number | null;
}

/** Google's series colors, in its order. */
export const GOOGLE_COLORS = ['#3366cc', '#dc3912', '#ff9900', '#109618', '#990099', '#0099c6', '#dd4477', '#66aa00'];

export function aPicture(kind: Picture['kind'], given: Partial<Picture> = {}): Picture {
  return {
    kind, title: '', width: 600, height: 400, columns: [], rows: [], colors: GOOGLE_COLORS, dashed: [], smooth: false, pointSize: 0, lineWidth: 2,
    stacked: false, legend: 'right', xTitle: '', yTitle: '', from: null, to: null, bridgeGaps: false, background: '#ffffff', fontSize: null, ...given,
  };
}

/** Google's automatic size: 13 px at 600 × 400. */
export function fontSizeOf({ fontSize, width, height }: Picture): number {
  return fontSize ?? Math.round(Math.cbrt(2 * (width + height)));
}
