// The desk on Google: book, lock, clock, mail, documents and the user's own pocket behind plain words.

import type { Desk, Pocket, Post } from '../kit/desk.ts';
import { NotSent } from '../kit/job/ledger.ts';
import { piecesOf } from '../kit/pieces.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Table } from '../kit/table.ts';
import { asideOf, cutRows } from './aside.ts';
import { bookOf } from './book.ts';
import { papersOf } from './papers.ts';
import { showCell } from './select.ts';
import { drawTabChart } from './tab-chart.ts';
import { isRefusedMail, messageOf } from './errors.ts';
import type { GoogleGlobals, Properties } from './services.ts';

declare const console: { log(line: string): void };

/** A save holds the lock for a second or two; thirty in a row must all get in. */
const lockWaitMs = 60_000;
/** Google: 9 kB a property value; characters may take up to three bytes. */
const pieceLength = 2800;

export function spreadsheetIdOf(google: GoogleGlobals): string {
  const active = google.SpreadsheetApp.getActiveSpreadsheet();
  if (!active) throw new Refusal({ code: 'missing-tab', message: 'Tablework works only from inside its spreadsheet.' });
  return active.getId();
}

/** What the script brings along: its tables and the templates built in. */
export interface Belongings { tables: Table[]; scratch: Table; baseTemplate(kind: string): string | undefined }

export function deskOf(google: GoogleGlobals, { tables, scratch, baseTemplate }: Belongings): Desk {
  const startedAt = Date.now();
  const user = google.Session.getEffectiveUser().getEmail();
  const log = (line: string) => console.log(line);
  return {
    book: bookOf(google, spreadsheetIdOf(google), tables, scratch),
    tables, user, log, baseTemplate,
    now: () => new Date().toISOString(),
    digest: (text) => hex(google.Utilities.computeDigest(google.Utilities.DigestAlgorithm.SHA_256, text, google.Utilities.Charset.UTF_8)),
    locked: lockOf(google),
    post: postOf(google),
    pocket: pocketOf(google.PropertiesService.getUserProperties()),
    memo: pocketOf(google.PropertiesService.getScriptProperties()),
    papers: papersOf(google),
    chart: (chart) => drawTabChart(google, spreadsheetIdOf(google), chart),
    aside: asideOf(google),
    cut: (table, fromRow, toRow) => cutRows(google, spreadsheetIdOf(google), { sheetId: table.sheetId, fromRow, toRow }),
    show: (table, row, column) => showCell(google, { sheetId: table.sheetId, tab: table.tab, row, column }),
    parseCsv: (text, delimiter) => google.Utilities.parseCsv(text, delimiter),
    base64: (bytes) => google.Utilities.base64Encode(bytes),
    bytes: (base64) => google.Utilities.base64Decode(base64),
    timers: () => google.ScriptApp.getProjectTriggers().map((trigger) => trigger.getHandlerFunction()),
    elapsedMs: () => Date.now() - startedAt,
  };
}

/** Work inside work that holds the lock already goes on in it. */
function lockOf(google: GoogleGlobals): Desk['locked'] {
  let isHeld = false;
  return (work) => {
    if (isHeld) return work();
    const lock = google.LockService.getScriptLock();
    if (!lock.tryLock(lockWaitMs)) throw new Refusal({ code: 'busy', message: 'Another save is under way. Nothing typed is lost; trying again in a moment.' });
    isHeld = true;
    try {
      return work();
    } finally {
      isHeld = false;
      lock.releaseLock();
    }
  };
}

/** SHA-256 comes as signed bytes. */
const hex = (bytes: number[]): string => bytes.map((byte) => ((byte + 256) % 256).toString(16).padStart(2, '0')).join('');

function postOf(google: GoogleGlobals): Post {
  return {
    send: (mail) => {
      try {
        google.MailApp.sendEmail({ to: mail.to, subject: mail.subject, body: mail.body, ...(mail.html ? { htmlBody: mail.html } : {}), ...(mail.name ? { name: mail.name } : {}) });
      } catch (error) {
        throw isRefusedMail(error) ? new NotSent(messageOf(error)) : error;
      }
    },
    left: () => google.MailApp.getRemainingDailyQuota(),
  };
}

/** Long texts are kept in pieces: `key`, `key~1`, … with the number of pieces before the first. */
function pocketOf(store: Properties): Pocket {
  const drop = (key: string) => {
    const pieces = countOf(store, key);
    for (let i = 0; i < pieces; i++) store.deleteProperty(i === 0 ? key : `${key}~${i}`);
  };
  return {
    drop,
    get: (key) => {
      const first = store.getProperty(key);
      if (first === null) return null;
      const bar = first.indexOf('|');
      const pieces = Number(first.slice(0, bar));
      let text = first.slice(bar + 1);
      for (let i = 1; i < pieces; i++) text += store.getProperty(`${key}~${i}`) ?? '';
      return text;
    },
    set: (key, value) => {
      const before = countOf(store, key);
      const pieces = value === '' ? [''] : piecesOf(value, pieceLength);
      const values = Object.fromEntries(pieces.map((piece, i) => (i === 0 ? [key, `${pieces.length}|${piece}`] : [`${key}~${i}`, piece])));
      // One call replaces the old value: a run killed before or after it leaves the old one or the new one, never none.
      store.setProperties(values);
      for (let i = pieces.length; i < before; i++) store.deleteProperty(`${key}~${i}`);
    },
    keys: () => Object.keys(store.getProperties()).filter((key) => !key.includes('~')),
  };
}

/** Pieces a value has been kept in; 0 where there is none. */
function countOf(store: Properties, key: string): number {
  const first = store.getProperty(key);
  return first === null ? 0 : Number(first.slice(0, first.indexOf('|')));
}
