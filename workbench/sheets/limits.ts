// Limits of a Google spreadsheet, each with its source.

/** Google: "Files you can store in Google Drive", counting empty grid cells; whole spreadsheet. */
export const MAX_CELLS = 10_000_000;

/** Google: same page; column ZZZ. */
export const MAX_COLUMNS = 18_278;

/** Google: same page; characters in one cell. */
export const MAX_CHARACTERS = 50_000;

/** Google: Sheets API guide "Read and write metadata": keys and values, per sheet and for the spreadsheet's own. */
export const MAX_METADATA_CHARACTERS = 30_000;

/** Reported by users, not documented. */
export const MAX_TABS = 200;

/** What `addSheet` makes when no size is given. */
export const NEW_TAB = { rowCount: 1000, columnCount: 26 };

/** Pixels of a row and a column that nobody resized. */
export const DEFAULT_SIZE = { ROWS: 21, COLUMNS: 100 };
