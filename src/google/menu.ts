// The add-in's menu, sidebar and dialogs.

import { Refusal } from '../kit/refusal.ts';
import type { GoogleGlobals } from './services.ts';

export interface Item { caption: string; runs: string }

/** Static only: when the menu is built, Google may give no other right. */
export function addMenu(google: GoogleGlobals, items: (Item | 'line')[]): void {
  const menu = google.SpreadsheetApp.getUi().createMenu('Tablework');
  for (const item of items) {
    if (item === 'line') menu.addSeparator();
    else menu.addItem(item.caption, item.runs);
  }
  menu.addToUi();
}

/** Opens the sidebar on a panel: `today`, `import`, `desk`, … */
export function openSidebar(google: GoogleGlobals, panel: string): void {
  google.SpreadsheetApp.getUi().showSidebar(pageOf(google, panel).setTitle('Tablework'));
}

export function openDialog(google: GoogleGlobals, panel: string, title: string): void {
  google.SpreadsheetApp.getUi().showModalDialog(pageOf(google, panel).setWidth(1100).setHeight(700), title);
}

function pageOf(google: GoogleGlobals, panel: string) {
  const template = google.HtmlService.createTemplateFromFile('sidebar');
  template.open = panel;
  return template.evaluate();
}

/** Opens the sidebar on what the work answers; where something is in the way, tells that. */
export function openSidebarOn(google: GoogleGlobals, title: string, panel: () => string): void {
  orTell(google, title, () => openSidebar(google, panel()));
}

/** Tells what a menu item did; where something is in the way, tells that. */
export function tellOf(google: GoogleGlobals, title: string, work: () => string[]): void {
  orTell(google, title, () => tell(google, title, work()));
}

function orTell(google: GoogleGlobals, title: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell(google, title, error.issues.map((issue) => issue.message));
  }
}

export function tell(google: GoogleGlobals, title: string, lines: string[]): void {
  const ui = google.SpreadsheetApp.getUi();
  ui.alert(title, lines.join('\n'), ui.ButtonSet.OK);
}
