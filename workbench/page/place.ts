// The place one was at, in the page's address as Google Sheets keeps it: `#gid=7&range=B5:C9`. A reload comes back to it.
import { cellsText, parseA1 } from '../sheets/a1.ts';
import type { WireSelection } from '../server/page-wire.ts';

export function placeHash({ tab, row, column, rows, columns }: WireSelection): string {
  return `#gid=${tab}&range=${cellsText({ top: row, left: column, bottom: row + rows, right: column + columns })}`;
}

export function placeOf(hash: string): WireSelection | undefined {
  const found = new URLSearchParams(hash.replace(/^#/, ''));
  const tab = Number(found.get('gid') ?? Number.NaN);
  if (!Number.isInteger(tab)) return undefined;
  const { top = 0, left = 0, bottom = top + 1, right = left + 1 } = parseA1(found.get('range') ?? 'A1') ?? {};
  return { tab, row: top, column: left, rows: bottom - top, columns: right - left };
}
