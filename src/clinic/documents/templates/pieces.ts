// The building blocks of every template, in what converts well to Google Docs: paragraphs, tables, inline pictures, header, footer.

import {
  AlignmentType, BorderStyle, ImageRun, LineRuleType, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable,
  WidthType,
} from 'docx';
import type { IParagraphOptions, ITableCellOptions } from 'docx';

export type Block = Paragraph | Table;

// Lengths in twips (1/20 point), text sizes in half points, colors as in the sidebar.
export const page = { width: 12240, height: 15840, margin: 1140 };
const textWidth = page.width - 2 * page.margin;
export const ink = '202124';
export const muted = '5f6368';
export const blue = '0b57d0';
const thin = 'dadce0';
const wash = 'f1f5fd';
export const sizes = { text: 21, fact: 20, small: 17, heading: 22, title: 30, clinic: 28 };

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const noBorders = { top: none, bottom: none, left: none, right: none };
const tableBorders = { ...noBorders, insideHorizontal: none, insideVertical: none };

/** Line height in 240ths of a line; a height without its rule is taken as exact and cuts pictures. */
export const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO });
/** For empty paragraphs, in twips. */
export const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

interface Words { bold?: boolean; small?: boolean; color?: string; size?: number }

const run = (text: string, { bold = false, small = false, color = ink, size }: Words = {}): TextRun =>
  new TextRun({ text, bold, color, size: size ?? (small ? sizes.small : sizes.text) });

/** A paragraph of text with placeholders; `**bold**` parts are bold. */
export function paragraph(text: string, look: Words & IParagraphOptions = {}): Paragraph {
  const { bold, small, color, size, ...options } = look;
  const runs = text.split('**').map((part, i) => run(part, { bold: bold ?? i % 2 === 1, small, color, size }));
  return new Paragraph({ spacing: { after: 120, ...lines(small ? 240 : 280) }, ...options, children: runs });
}

/** The document's own name, once. */
export const title = (text: string): Paragraph => paragraph(text, { bold: true, size: sizes.title, spacing: { before: 40, after: 110 }, keepNext: true });

/** The document's name, and under it the word that must not be overlooked: CORRECTED, DUPLICATE. */
export const titled = (text: string): Block[] => [title(text), ...when('mark', marked())];

export const marked = (): Paragraph => paragraph('{mark}', { bold: true, color: 'b3261e', keepNext: true });

/** A part's heading; never left alone at the foot of a page. */
export const heading = (text: string): Paragraph =>
  paragraph(text, { bold: true, size: sizes.heading, color: blue, spacing: { before: 190, after: 40, ...lines(276) }, keepNext: true });

/** A remark in small gray letters. */
export const small = (text: string, options: IParagraphOptions = {}): Paragraph => paragraph(text, { small: true, color: muted, spacing: { after: 40 }, ...options });

/** What is shown only where `name` has something to show. */
export const when = (name: string, ...blocks: Block[]): Block[] => [paragraph(`{#if ${name}}`), ...blocks, paragraph(`{/if ${name}}`)];

/** What is shown only where `name` has nothing. */
export const unless = (name: string, ...blocks: Block[]): Block[] => [paragraph(`{^if ${name}}`), ...blocks, paragraph(`{/if ${name}}`)];

/** One or the other: with `name` to show, or without. */
export const either = (name: string, then: Block, otherwise: Block): Block[] => [...when(name, then), ...unless(name, otherwise)];

/** What repeats for each item of a list. */
export const each = (name: string, ...blocks: Block[]): Block[] => [paragraph(`{#${name}}`), ...blocks, paragraph(`{/${name}}`)];

/** A part with a heading and running text, shown only where there is text. */
export const part = (name: string, caption: string, options: IParagraphOptions = {}): Block[] => when(name, heading(caption), paragraph(`{${name}}`, options));

interface CellLook extends Words { width: number; right?: boolean; keepNext?: boolean; border?: ITableCellOptions['borders']; fill?: string; pad?: [number, number]; gap?: number; aside?: string }

export function cell(text: string | string[], { width, right = false, keepNext = false, border = {}, fill, pad = [40, 90], gap = pad[1], aside, ...words }: CellLook): TableCell {
  const aligned = { alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: pad[0], bottom: pad[0], left: pad[1], right: gap, marginUnitType: WidthType.DXA },
    borders: { ...noBorders, ...border },
    shading: fill ? { type: ShadingType.CLEAR, color: 'auto', fill } : undefined,
    verticalAlign: VerticalAlignTable.TOP,
    children: [
      ...[text].flat().map((each) => paragraph(each, { ...words, keepNext, ...aligned, spacing: { after: 0, ...lines(words.small ? 240 : 270) } })),
      ...(aside ? when(bare(aside), paragraph(aside, { small: true, color: muted, ...aligned, spacing: { after: 0, ...lines(220) } })) : []),
    ],
  });
}

const bare = (placeholder: string): string => placeholder.replace(/[{}]/g, '');

export const grid = (widths: number[], rows: TableRow[]): Table =>
  new Table({ width: { size: textWidth, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, borders: tableBorders, rows });

/** Widths that fill the line, from shares. */
export function share(shares: number[]): number[] {
  const all = shares.reduce((sum, each) => sum + each, 0);
  return shares.map((each) => Math.round((each / all) * textWidth));
}

/** `aside`: small and gray behind the cell's text, where it has something to say. */
export interface ColumnOf { caption: string; cell: string; aside?: string; share: number; right?: boolean }

/** A table whose rows repeat for a list; its heading row comes again on each page and its rows are not torn. */
export function table(list: string, columns: ColumnOf[], foot?: string[]): Table {
  return rowsOf(list, columns, { foot });
}

/** The same in small letters, for long lists that only lead to something. */
export const smallTable = (list: string, columns: ColumnOf[]): Table => rowsOf(list, columns, { look: { size: sizes.small, pad: [14, 90] } });

function rowsOf(list: string, columns: ColumnOf[], { foot, look = {} }: { foot?: string[]; look?: Partial<CellLook> }): Table {
  const widths = share(columns.map((column) => column.share));
  const last = columns.length - 1;
  const ends = (i: number, text: string): string => `${i === 0 ? `{#${list}}` : ''}${text}${i === last ? `{/${list}}` : ''}`;
  const head = new TableRow({
    tableHeader: true, cantSplit: true,
    children: columns.map((column, i) => cell(column.caption, {
      width: widths[i] ?? 0, right: column.right, bold: true, small: true, color: muted, keepNext: true,
      border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: ink } },
    })),
  });
  const row = new TableRow({
    cantSplit: true,
    children: columns.map((column, i) => cell(ends(i, column.cell), {
      width: widths[i] ?? 0, right: column.right, aside: column.aside, border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: thin } }, ...look,
    })),
  });
  const sum = foot && new TableRow({
    cantSplit: true,
    children: columns.map((column, i) => cell(foot[i] ?? '', { width: widths[i] ?? 0, right: column.right, bold: true })),
  });
  return grid(widths, [head, row, ...(sum ? [sum] : [])]);
}

/** Measures at the start, on the way and now; reads the list `measures`. */
export const measures = (): Table => table('measures', [
  { caption: 'Measure', cell: '{measure}', share: 38 },
  { caption: '{first on}', cell: '{first}', aside: '{first day}', share: 12, right: true },
  { caption: '{middle on}', cell: '{middle}', aside: '{middle day}', share: 12, right: true },
  { caption: '{now on}', cell: '{now}', aside: '{now day}', share: 12, right: true },
  { caption: 'Change', cell: '{change}', share: 8.2, right: true },
  { caption: 'Meaningful?', cell: '{meaningful}', share: 17.8 },
]);

/** The answer first, in a shaded box. */
export function box(text: string): Table {
  return grid([textWidth], [new TableRow({ cantSplit: true, children: [cell(text, { width: textWidth, fill: wash, pad: [110, 160] })] })]);
}

/** Facts two to a line, labels in gray. */
export function facts(list = 'facts'): Table {
  const widths = share([10.5, 41, 10.5, 38]);
  const label = (text: string, i: number): TableCell => cell(text, { width: widths[i] ?? 0, small: true, color: muted, pad: [40, 0], gap: 60 });
  const value = (text: string, i: number): TableCell => cell(text, { width: widths[i] ?? 0, size: sizes.fact, pad: [12, 0], gap: i === 1 ? 120 : 0 });
  return grid(widths, [new TableRow({
    cantSplit: true,
    children: [label(`{#${list}}{label}`, 0), value('{value}', 1), label('{label2}', 2), value(`{value2}{/${list}}`, 3)],
  })]);
}

/** Sums at the right: label and amount, from a list of `label` and `value`. */
export function sums(list: string): Table {
  const widths = share([60, 22, 18]);
  return grid(widths, [new TableRow({
    cantSplit: true,
    children: [
      cell('', { width: widths[0] ?? 0 }),
      cell(`{#${list}}{label}`, { width: widths[1] ?? 0, right: true, small: true, color: muted, pad: [44, 90] }),
      cell(`{value}{/${list}}`, { width: widths[2] ?? 0, right: true, bold: true }),
    ],
  })]);
}

/** Lines of label and text from a list of `label` and `value`; `room` above each, in twips, where a hand is to write. */
export function labeled(list: string, room = 0): Table {
  const widths = share([18, 82]);
  return grid(widths, [new TableRow({
    cantSplit: true,
    children: [
      cell(`{#${list}}{label}`, { width: widths[0] ?? 0, small: true, color: muted, pad: [44 + room, 0] }),
      cell(`{value}{/${list}}`, { width: widths[1] ?? 0, pad: [20 + room, 0] }),
    ],
  })]);
}

/** Who signs: what stands under the line, and in a second line boxes to tick. `share`: of the width. */
export interface Signer { under: string; boxes?: string; share: number }

/** Room to sign, side by side, kept whole and with what stands before it. */
export function signatures(...signers: Signer[]): Block[] {
  const gap = 4;
  const widths = share(signers.flatMap((signer, i) => (i === 0 ? [signer.share] : [gap, signer.share])));
  const rule = { top: { style: BorderStyle.SINGLE, size: 6, color: ink } };
  const cells = signers.flatMap(({ under, boxes }, i) => {
    const signed = cell(boxes ? [under, boxes] : under, { width: widths[i * 2] ?? 0, small: true, color: muted, border: rule, pad: [60, 0] });
    return i === 0 ? [signed] : [cell('', { width: widths[i * 2 - 1] ?? 0 }), signed];
  });
  return [
    paragraph('', { keepNext: true, spacing: { before: 400, after: 0, ...exactly(20) } }),
    grid(widths, [new TableRow({ cantSplit: true, children: cells })]),
  ];
}

/** Ruled lines for a hand to write on. */
export function rules(n: number): Table {
  const line = { bottom: { style: BorderStyle.SINGLE, size: 4, color: ink } };
  return grid([textWidth], Array.from({ length: n }, () => new TableRow({ cantSplit: true, children: [cell('', { width: textWidth, border: line, pad: [70, 0] })] })));
}

/** Room between two blocks. */
export const space = (after = 60): Paragraph => paragraph('', { size: 8, spacing: { before: 0, after, ...exactly(120) } });

/** Where a picture goes; its alt text names it. `ratio`: height to width. */
export function picture(name: string, ratio: number): Paragraph {
  const width = 660;
  return new Paragraph({
    spacing: { before: 120, after: 20, ...lines(240) },
    children: [new ImageRun({
      type: 'png', data: dot(), transformation: { width, height: Math.round(width * ratio) },
      altText: { name, title: '', description: `{${name}}` },
    })],
  });
}

/** One gray pixel, which the filled document replaces. */
function dot(): Uint8Array {
  const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/xcAAvMB+NwPNXEAAAAASUVORK5CYII=';
  return Uint8Array.from(atobInNode(base64));
}

declare const Buffer: { from(text: string, encoding: 'base64'): Iterable<number> };
const atobInNode = (base64: string): Iterable<number> => Buffer.from(base64, 'base64');

/** A title that begins a new page. */
export const nextPage = (text: string): Paragraph => paragraph(text, { bold: true, size: sizes.title, spacing: { before: 0, after: 110, ...lines(280) }, keepNext: true, pageBreakBefore: true });

/** What a report and a discharge tell alike: in short, measures, pain, care, goals, what is still hard. */
export const thenAndNow = (): Block[] => [
  box('**In short.** {in short}'),
  ...when('measures', heading('Measures, then and now'), measures()),
  ...when('pain trend', picture('pain trend', 250 / 1320), small('Pain from 0 to 10 before (solid line) and after (dashed line) each visit.')),
  heading('What was done and how it was taken'),
  paragraph('{what was done}'),
  ...when('goals', heading('Goals'), table('goals', [{ caption: 'Goal', cell: '{goal}', share: 54 }, { caption: 'State', cell: '{state}', share: 46 }])),
  ...when('deficits', paragraph('{deficits}', { spacing: { before: 120 } })),
];
