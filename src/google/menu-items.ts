// The items of the menu, each with the entry point it runs.

import type { Item } from './menu.ts';

export const menu: (Item | 'line')[] = [
  { caption: 'Open Tablework', runs: 'showToday' },
  { caption: 'Import…', runs: 'showImport' },
  'line',
  { caption: 'Set up', runs: 'setUpFromMenu' },
];
