// `SheetProperties` as the API answers them.

import type { Book } from './book.ts';
import { answer, type Fields } from './input.ts';
import type { Tab } from './tab.ts';

/** Unlike other zeros, Google does answer a tab's id and index 0. */
export function tabProperties(book: Book, tab: Tab): Fields {
  return {
    sheetId: tab.id,
    title: tab.title,
    index: book.tabs.indexOf(tab),
    sheetType: 'GRID',
    gridProperties: answer({
      rowCount: tab.grid.rowCount,
      columnCount: tab.grid.columnCount,
      frozenRowCount: tab.frozenRows,
      frozenColumnCount: tab.frozenColumns,
      ...tab.gridLook,
    }),
    ...(tab.hidden ? { hidden: true } : {}),
    ...tab.look,
    ...color(tab.look),
  };
}

function color(look: Fields): Fields {
  const style = look['tabColorStyle'];
  return typeof style === 'object' && style !== null && 'rgbColor' in style ? { tabColor: style.rgbColor } : {};
}
