// The items of the menu, each with the entry point it runs.

import type { Item } from './menu.ts';

export const menu: (Item | 'line')[] = [
  { caption: 'Open Tablework', runs: 'showToday' },
  'line',
  { caption: 'Import…', runs: 'showImport' },
  { caption: 'Export…', runs: 'showExport' },
  { caption: 'Check records', runs: 'showCheck' },
  'line',
  { caption: 'Check the journal', runs: 'checkJournal' },
  { caption: 'Archive old journal', runs: 'archiveJournal' },
  'line',
  { caption: 'Set up', runs: 'setUpFromMenu' },
  { caption: 'Health', runs: 'showHealth' },
];
