// The front door: every function Google calls by name, one line each.

import * as z from 'zod/mini';
import { answer } from './kit/call.ts';
import { tabLook } from './clinic/flags.ts';
import { firstRows, firstSettings, ownerRow } from './clinic/first-rows.ts';
import { machinery } from './clinic/machinery.ts';
import { scratch } from './clinic/scratch/table.ts';
import { shapes } from './clinic/shapes.ts';
import { tables } from './clinic/tables.ts';
import { dailyRun as runDaily } from './clinic/daily/daily-run.ts';
import { hourlyRun as runHourly } from './clinic/reminders/hourly-run.ts';
import { monthlyRun as runMonthly } from './clinic/summary/monthly-run.ts';
import { handlers } from './clinic/verbs.ts';
import { deskOf, spreadsheetIdOf } from './google/desk.ts';
import { addMenu, openSidebar, tell } from './google/menu.ts';
import { menu } from './google/menu-items.ts';
import type { GoogleGlobals } from './google/services.ts';
import { setUp as makeEverything } from './google/set-up/set-up.ts';

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

const desk = () => deskOf(google, { tables, scratch, baseTemplate: (kind) => BASE_TEMPLATES[kind] });

export const onOpen = () => addMenu(google, menu);
export const call = (request: unknown) => answer(desk(), handlers, shapes, request);
export const dailyRun = () => JSON.stringify(runDaily(desk()) ?? null);
export const hourlyRun = () => JSON.stringify(runHourly(desk()) ?? null);
export const monthlyRun = () => JSON.stringify(runMonthly(desk()) ?? null);
export const showToday = () => openSidebar(google, 'today');
export const showImport = () => openSidebar(google, 'import');
export const setUp = () => makeEverything(google, desk(), spreadsheetIdOf(google), { machinery, look: tabLook, settings: firstSettings(), firstRows: firstRows(), ownerRow });
export const setUpFromMenu = () => {
  const report = setUp();
  tell(google, 'Tablework is set up', [
    report.tabsAdded.length > 0 ? `Tabs added: ${report.tabsAdded.join(', ')}.` : 'All tabs were there.',
    report.triggers.length > 0 ? `Timed runs installed for ${report.jobOwner}.` : `Timed runs belong to ${report.jobOwner}.`,
    'Next: fill the tab Settings (clinic name, phone, time zone) and Therapists (who works here, with their Google address and role).',
    'Whoever may edit this sheet can also read every tab. Share it only with staff who may see health records.',
  ]);
};
