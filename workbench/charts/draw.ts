// Draws a picture: to SVG by echarts on the server, to PNG by resvg with a font of our own.
import { createRequire } from 'node:module';
import type { EChartsOption, SeriesOption } from 'echarts';
import { GOOGLE_COLORS, fontSizeOf, type Picture as Asked } from './picture.ts';

type Picture = Asked & { fontSize: number };

// Loaded when the first chart is drawn: it would be a tenth of a second of every start.
const require = createRequire(import.meta.url);
const FONT = 'Roboto';
const INK = { text: '#3c4043', quiet: '#5f6368', grid: '#e3e5e8', axis: '#9aa0a6' };

export function toSvg(asked: Asked): string {
  const picture = { ...asked, fontSize: fontSizeOf(asked) };
  const echarts: typeof import('echarts') = require('echarts');
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: picture.width, height: picture.height });
  chart.setOption(picture.kind === 'pie' ? pie(picture) : axes(picture));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** Text is set in the shipped font, so that a machine without any fonts draws the same picture. */
export function toPng(picture: Asked): Uint8Array {
  const { Resvg }: typeof import('@resvg/resvg-js') = require('@resvg/resvg-js');
  const svg = toSvg(picture);
  // Our font has Latin, Greek and Cyrillic; for other scripts the machine's own are looked through.
  const loadSystemFonts = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u.test(svg);
  const fontFiles = ['400Regular/Roboto_400Regular.ttf', '700Bold/Roboto_700Bold.ttf'].map((file) => require.resolve(`@expo-google-fonts/roboto/${file}`));
  const font = { loadSystemFonts, fontFiles, defaultFontFamily: FONT, sansSerifFamily: FONT };
  return new Uint8Array(new Resvg(svg, { font, background: picture.background }).render().asPng());
}

function axes(picture: Picture): EChartsOption {
  const across = picture.kind === 'bar';
  const names = {
    type: 'category' as const, data: picture.rows.map(([name]) => String(name ?? '')), boundaryGap: picture.kind !== 'area',
    axisLine: { show: true, lineStyle: { color: INK.axis } }, axisTick: { show: false }, inverse: across,
    axisLabel: { color: INK.quiet, fontSize: picture.fontSize, fontFamily: FONT, hideOverlap: true }, ...axisTitle(picture.xTitle, picture, 30),
  };
  const values = {
    type: 'value' as const, ...(picture.from === null ? {} : { min: picture.from }), ...(picture.to === null ? {} : { max: picture.to }),
    ...wholeSteps(picture), splitLine: { lineStyle: { color: INK.grid } }, axisLine: { show: false },
    axisLabel: { color: INK.quiet, fontSize: picture.fontSize, fontFamily: FONT }, ...axisTitle(picture.yTitle, picture, 36),
  };
  return {
    ...shared(picture), grid: grid(picture),
    xAxis: across ? values : names, yAxis: across ? names : values,
    series: picture.columns.slice(1).map((column, index) => series(picture, column.label, index)),
  };
}

function series(picture: Picture, name: string, index: number): SeriesOption {
  const data = picture.rows.map((row) => numberOrGap(row[index + 1]));
  if (picture.kind === 'column' || picture.kind === 'bar') {
    return { type: 'bar', name, data, barMaxWidth: 48, barGap: '10%', ...(picture.stacked ? { stack: 'all' } : {}) };
  }
  const lone = data.filter((value) => value !== null).length === 1;
  return {
    type: 'line', name, data, smooth: picture.smooth, connectNulls: picture.bridgeGaps,
    symbol: picture.pointSize > 0 || lone ? 'circle' : 'none', symbolSize: Math.max(picture.pointSize, lone ? 6 : 0),
    lineStyle: { width: picture.lineWidth, type: picture.dashed.includes(index) ? [picture.lineWidth * 3, picture.lineWidth * 2] : 'solid' },
    ...(picture.kind === 'area' ? { areaStyle: { opacity: 0.25 } } : {}), ...(picture.stacked ? { stack: 'all' } : {}),
  };
}

function pie(picture: Picture): EChartsOption {
  const data = picture.rows.map(([name, value]) => ({ name: String(name ?? ''), value: numberOrGap(value) ?? 0 }));
  const total = data.reduce((sum, { value }) => sum + value, 0);
  const percent = ({ value }: { value?: unknown }): string => `${(Number(value) / total * 100).toFixed(1)}%`;
  const label = { formatter: percent, position: 'inside' as const, color: '#ffffff', fontSize: picture.fontSize, fontFamily: FONT };
  const center: [string, string] = [picture.legend === 'right' ? '38%' : '50%', picture.title === '' ? '50%' : '56%'];
  return { ...shared(picture), series: [{ type: 'pie', radius: '70%', center, data, label, labelLine: { show: false }, itemStyle: { borderColor: '#ffffff', borderWidth: 1 } }] };
}

function shared(picture: Picture): EChartsOption {
  const colors = picture.colors.length > 0 ? picture.colors : GOOGLE_COLORS;
  return {
    animation: false, backgroundColor: picture.background, color: colors, textStyle: { fontFamily: FONT },
    title: { show: picture.title !== '', text: picture.title, left: 8, top: 6, textStyle: { fontFamily: FONT, fontSize: picture.fontSize + 3, fontWeight: 'bold', color: INK.text } },
    legend: legend(picture),
  };
}

function legend(picture: Picture): EChartsOption['legend'] {
  if (picture.legend === 'none') return { show: false };
  const place = {
    top: { top: picture.title === '' ? 4 : picture.fontSize + 16, left: 'center' },
    bottom: { bottom: 4, left: 'center' },
    right: { right: 8, top: 'middle', orient: 'vertical' as const },
    left: { left: 8, top: 'middle', orient: 'vertical' as const },
  }[picture.legend];
  // A line's sign in the legend is a piece of that line, so that dashes tell even without color.
  const icon = picture.kind === 'line' ? { itemStyle: { opacity: picture.pointSize > 0 ? 1 : 0 } } : { icon: 'rect' };
  return { show: true, ...place, ...icon, itemWidth: picture.fontSize * (picture.kind === 'line' ? 2.4 : 1), itemHeight: picture.fontSize, textStyle: { color: INK.text, fontSize: picture.fontSize, fontFamily: FONT } };
}

/** Room for the title, the legend and the axes' names. */
function grid(picture: Picture): EChartsOption['grid'] {
  const line = picture.fontSize + 14;
  const aside = 24 + Math.max(40, ...picture.columns.slice(1).map(({ label }) => label.length * picture.fontSize * 0.55 + 36));
  return {
    containLabel: true,
    top: 12 + (picture.title === '' ? 0 : line + 6) + (picture.legend === 'top' ? line : 0),
    bottom: 8 + (picture.legend === 'bottom' ? line : 0) + (picture.xTitle === '' ? 0 : 22),
    left: 12 + (picture.legend === 'left' ? aside : 0) + (picture.yTitle === '' ? 0 : 22),
    right: 18 + (picture.legend === 'right' ? aside : 0),
  };
}

function axisTitle(name: string, picture: Picture, gap: number): object {
  const nameTextStyle = { color: INK.quiet, fontSize: picture.fontSize, fontFamily: FONT };
  return name === '' ? {} : { name, nameLocation: 'middle', nameGap: gap, nameTextStyle };
}

/** Counts and scores have no halves: whole numbers get whole steps. */
function wholeSteps(picture: Picture): object {
  const values = picture.rows.flatMap((row) => row.slice(1)).filter((cell) => typeof cell === 'number');
  const span = picture.from !== null && picture.to !== null ? picture.to - picture.from : 0;
  if (!values.every(Number.isInteger)) return {};
  return { minInterval: 1, ...(span === 10 ? { interval: 2 } : {}) };
}

function numberOrGap(cell: unknown): number | null {
  return typeof cell === 'number' ? cell : null;
}
