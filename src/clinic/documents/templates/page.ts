// The page of every template: letterhead on the first, whose chart it is on the others, a notice and numbers at the foot.

import { AlignmentType, BorderStyle, Document, Footer, Header, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { blue, cell, exactly, grid, ink, lines, muted, noBorders, page, paragraph, share, sizes, when } from './pieces.ts';
import type { Block } from './pieces.ts';

const rule = { bottom: { style: BorderStyle.SINGLE, size: 12, color: blue, space: 6 } };

/** First page: the clinic at left, day and reference at right, a blue rule under both. */
function letterhead(): Header {
  const widths = share([64, 36]);
  const small = { small: true, color: muted } as const;
  const left = new TableCell({
    width: { size: widths[0] ?? 0, type: WidthType.DXA }, borders: noBorders, margins: { left: 0, right: 0, marginUnitType: WidthType.DXA },
    children: [
      paragraph('{clinic name}', { bold: true, size: sizes.clinic, spacing: { after: 20, ...lines(276) } }),
      ...['clinic address', 'clinic contact'].flatMap((name) => when(name, paragraph(`{${name}}`, { ...small, spacing: { after: 0, ...lines(250) } }))),
    ],
  });
  const right = new TableCell({
    width: { size: widths[1] ?? 0, type: WidthType.DXA }, borders: noBorders, margins: { left: 0, right: 0, marginUnitType: WidthType.DXA },
    children: ['{made on}', '{reference}'].map((text) => paragraph(text, { ...small, alignment: AlignmentType.RIGHT, spacing: { after: 0, ...lines(250) } })),
  });
  return new Header({ children: [grid(widths, [new TableRow({ children: [left, right] })]), paragraph('', { size: 4, border: rule, spacing: { after: 200, ...exactly(60) } })] });
}

/** Every later page says whose chart it belongs to. */
const continued = (): Header => new Header({
  children: [paragraph('{#if client line}{client line} · {/if client line}{reference} · {clinic name}', { small: true, color: muted, border: rule, spacing: { after: 240 } })],
});

function footer(notice: string): Footer {
  const widths = share([70, 30]);
  const small = { size: sizes.small, color: muted };
  const right = new TableCell({
    width: { size: widths[1] ?? 0, type: WidthType.DXA }, borders: noBorders, margins: { left: 0, right: 0, marginUnitType: WidthType.DXA },
    children: [new Paragraph({
      alignment: AlignmentType.RIGHT,
      children: [new TextRun({ ...small, children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
    })],
  });
  return new Footer({ children: [grid(widths, [new TableRow({ children: [cell(notice, { width: widths[0] ?? 0, small: true, color: muted, pad: [0, 0] }), right] })])] });
}

/** Editors put a paragraph behind a last table; this one takes no room, theirs would begin a page. */
const ending = (): Paragraph => paragraph('', { size: 4, spacing: { before: 0, after: 0, ...exactly(20) } });

export interface Page { title: string; notice?: string; blocks: Block[] }

/** A whole template on US Letter. */
export function letter({ title: name, notice = 'Confidential health information for the addressee only', blocks }: Page): Document {
  return new Document({
    title: name, creator: 'Tablework', description: '', lastModifiedBy: 'Tablework',
    styles: { default: { document: { run: { font: 'Arial', size: sizes.text, color: ink }, paragraph: { spacing: { ...lines(290) } } } } },
    sections: [{
      properties: {
        titlePage: true,
        page: {
          size: { width: page.width, height: page.height },
          margin: { top: 780, bottom: 700, left: page.margin, right: page.margin, header: 580, footer: 440 },
        },
      },
      headers: { first: letterhead(), default: continued() },
      footers: { first: footer(notice), default: footer(notice) },
      children: blocks[blocks.length - 1] instanceof Table ? [...blocks, ending()] : blocks,
    }],
  });
}
