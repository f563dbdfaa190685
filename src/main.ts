// The front door: every function Google calls by name, one line each.

import * as z from 'zod/mini';
import { answer } from './kit/call.ts';
import { mindful } from './kit/store/unfinished.ts';
import { tabLook } from './clinic/flags.ts';
import { firstSettings, ownerRow, payersOf } from './clinic/first-rows.ts';
import { machinery } from './clinic/machinery.ts';
import { archiveJournal as putAside, archiveWords } from './clinic/records/archive.ts';
import { chainWords, checkChain } from './clinic/records/chain.ts';
import { explainOlder } from './clinic/records/older.ts';
import { upgrades } from './clinic/records/upgrades.ts';
import { scratch } from './clinic/scratch/table.ts';
import { shapes } from './clinic/shapes.ts';
import { tables } from './clinic/tables.ts';
import { openDiary } from './clinic/diary/nightly.ts';
import { countTouched } from './clinic/daily/count-touched.ts';
import { dailyRun as runDaily } from './clinic/daily/daily-run.ts';
import { hourlyRun as runHourly } from './clinic/reminders/hourly-run.ts';
import { monthlyRun as runMonthly } from './clinic/summary/monthly-run.ts';
import { behindCell, placeOf } from './clinic/summary/cell.ts';
import { handlers } from './clinic/verbs.ts';
import { deskOf, spreadsheetIdOf } from './google/desk.ts';
import { addMenu, openDialog, openSidebar, openSidebarOn, tellOf } from './google/menu.ts';
import { menu } from './google/menu-items.ts';
import { selectedCell } from './google/select.ts';
import type { EditEvent, GoogleGlobals } from './google/services.ts';
import { markTouched } from './google/touched.ts';
import { setUp as makeEverything } from './google/set-up/set-up.ts';
import { setUpWords } from './google/set-up/words.ts';

z.config({ jitless: true });

declare const Sheets: GoogleGlobals['Sheets'];
declare const Drive: GoogleGlobals['Drive'];
declare const MailApp: GoogleGlobals['MailApp'];
declare const LockService: GoogleGlobals['LockService'];
declare const PropertiesService: GoogleGlobals['PropertiesService'];
declare const ScriptApp: GoogleGlobals['ScriptApp'];
declare const SpreadsheetApp: GoogleGlobals['SpreadsheetApp'];
declare const HtmlService: GoogleGlobals['HtmlService'];
declare const Session: GoogleGlobals['Session'];
declare const Utilities: GoogleGlobals['Utilities'];
declare const Charts: GoogleGlobals['Charts'];

/** Each service is touched only when used, so that a menu can be built where nothing else is allowed. */
const google: GoogleGlobals = {
  get Sheets() { return Sheets; },
  get Drive() { return Drive; },
  get MailApp() { return MailApp; },
  get LockService() { return LockService; },
  get PropertiesService() { return PropertiesService; },
  get ScriptApp() { return ScriptApp; },
  get SpreadsheetApp() { return SpreadsheetApp; },
  get HtmlService() { return HtmlService; },
  get Session() { return Session; },
  get Utilities() { return Utilities; },
  get Charts() { return Charts; },
};

/** Put in by the build: the templates documents come with, .docx in base64. */
declare const BASE_TEMPLATES: Record<string, string>;

const desk = () => mindful(deskOf(google, { tables, scratch, baseTemplate: (kind) => BASE_TEMPLATES[kind] }), machinery);

export const onOpen = () => addMenu(google, menu);
export const onEdit = (event: EditEvent) => markTouched(google, tables, event);
export const call = (request: unknown) => answer(desk(), { handlers, shapes, explain: explainOlder }, request);
export const dailyRun = () => JSON.stringify(runDaily(desk()) ?? null);
export const hourlyRun = () => {
  const own = desk();
  const posted = runHourly(own) ?? null;
  return JSON.stringify({ posted, counted: countTouched(own) ?? null });
};
export const monthlyRun = () => JSON.stringify(runMonthly(desk()) ?? null);
export const showToday = () => openSidebar(google, 'today');
export const showDesk = () => openSidebar(google, 'desk');
export const showWideDesk = () => openDialog(google, 'desk', 'Referral desk');
export const showReports = () => openSidebar(google, 'reports');
export const showMonth = () => openSidebar(google, 'month');
export const showTemplates = () => openSidebar(google, 'templates');
export const showRows = () => openSidebarOn(google, 'Rows behind this number', () => placeOf(behindCell(desk(), selectedCell(google))));
export const showImport = () => openSidebar(google, 'import');
export const showExport = () => openSidebar(google, 'export');
export const showCheck = () => openSidebar(google, 'check');
export const showHealth = () => openSidebar(google, 'health');
export const checkJournal = () => tellOf(google, 'The journal', () => chainWords(checkChain(desk())));
export const archiveJournal = () => tellOf(google, 'Archive old journal', () => archiveWords(putAside(desk())));
export const setUp = () => {
  const report = makeEverything(google, desk(), spreadsheetIdOf(google), { machinery, look: tabLook, settings: firstSettings(), payers: payersOf, ownerRow, upgrades });
  openDiary(desk());
  return report;
};
export const setUpFromMenu = () => tellOf(google, 'Set up', () => setUpWords(setUp()));
