// The items of the menu, each with the entry point it runs.

import type { Item } from './menu.ts';

export const menu: (Item | 'line')[] = [
  { caption: 'Open Tablework', runs: 'showToday' },
  { caption: 'Referral desk', runs: 'showDesk' },
  { caption: 'Referral desk, full width', runs: 'showWideDesk' },
  { caption: 'Make reports…', runs: 'showReports' },
  { caption: 'Visits per insurer', runs: 'showMonth' },
  { caption: 'Rows behind this number', runs: 'showRows' },
  'line',
  { caption: 'Edit template…', runs: 'showTemplates' },
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
