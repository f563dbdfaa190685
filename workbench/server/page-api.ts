// The page's side of the server: what it fetches, what it does, and the stream it listens to. Everything under /page/,
// the links to documents, and / itself.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../errors.ts';
import { SPREADSHEET_ID } from '../services.ts';
import { ScriptError } from '../workbench.ts';
import type { Workbench } from '../workbench.ts';
import { documentsOf, mailsOf, runTrigger, triggersOf } from './page-drawer.ts';
import { canMakePdf, DOCUMENT_POLICY, documentPage, docxOf, ownFile, pdfOf } from './page-files.ts';
import { FRAME_POLICY, framePage } from './page-frame.ts';
import { applyEdit } from './page-hand.ts';
import { bodyOf, Bytes, listOf, member, numberOf, send, sendError, STAYS_OPEN, textOf, type Asked } from './page-http.ts';
import { News, recentCalls } from './page-news.ts';
import { peopleOf } from './page-people.ts';
import { headOf, wholeTab } from './page-tab.ts';
import { toXlsx } from './page-xlsx.ts';
import type { WireRunAnswer, WireStart } from './page-wire.ts';

export interface PageOptions {
  /** Where tools/build-page.mjs put the page. */
  folder: string;
  /** Throws everything away and begins anew; the answer gives the workbench that is served from now on. */
  reset(sample: boolean): Promise<void>;
}

/** Takes a request for the page; `false` where it is none of the page's. */
export type PageRoutes = (request: IncomingMessage, response: ServerResponse) => boolean;

type Handler = (asked: Asked) => unknown;

export function pageRoutes(bench: Workbench, { folder, reset }: PageOptions): PageRoutes {
  const news = new News(bench);
  const routes: [method: string, path: RegExp, handler: Handler][] = [
    ['GET', /^\/$/, () => ownFile(folder, 'index.html')],
    ['GET', /^\/page\/([\w.]+\.(?:js|css))$/, ({ parts }) => ownFile(folder, parts[0] ?? '')],
    ['GET', /^\/page\/start$/, () => startOf(bench)],
    ['GET', /^\/page\/tab\/(\d+)$/, ({ parts }) => tabOf(bench, Number(parts[0]))],
    ['GET', /^\/page\/news$/, ({ response, query }) => { news.open(response, query.get('user') ?? bench.owner); return STAYS_OPEN; }],
    ['POST', /^\/page\/edit$/, ({ body }) => edit(bench, news, body)],
    ['POST', /^\/page\/selection$/, ({ body }) => news.selected(textOf(body, 'user'), selectionOf(member(body, 'selection')))],
    ['POST', /^\/page\/run$/, ({ body }) => run(bench, body)],
    ['POST', /^\/page\/answer$/, ({ body }) => answer(bench, body)],
    ['POST', /^\/page\/closed$/, ({ body }) => closed(bench, body)],
    ['POST', /^\/page\/reset$/, async ({ body }) => { await reset(member(body, 'sample') !== false); news.again(); }],
    ['GET', /^\/page\/frame\/(sidebar|dialog)\/(\d+)$/, ({ parts, query, response }) => {
      response.setHeader('content-security-policy', FRAME_POLICY);
      return framePage(bench, { what: parts[0] ?? '', id: Number(parts[1]), user: query.get('user') ?? bench.owner });
    }],
    ['GET', /^\/page\/mails$/, () => mailsOf(bench)],
    ['GET', /^\/page\/mails\/(\w+)\.(eml|html)$/, ({ parts, response }) => mailOf(bench, parts, response)],
    ['GET', /^\/page\/documents$/, () => documentsOf(bench)],
    ['GET', /^\/page\/documents\/([\w-]+)\.docx$/, ({ parts }) => docxOf(bench, parts[0] ?? '')],
    ['GET', /^\/page\/documents\/([\w-]+)\.pdf$/, ({ parts, query }) => pdfOf(bench, parts[0] ?? '', query.has('download'))],
    ['GET', /^\/documents\/([\w-]+)$/, async ({ parts, query, response }) => {
      response.setHeader('content-security-policy', DOCUMENT_POLICY);
      return documentPage(bench, parts[0] ?? '', { pdf: await canMakePdf(), bare: query.has('bare') });
    }],
    ['GET', /^\/page\/triggers$/, () => triggersOf(bench)],
    ['POST', /^\/page\/triggers\/(\w+)\/run$/, ({ parts }) => answered(() => runTrigger(bench, parts[0] ?? ''))],
    ['GET', /^\/page\/calls$/, () => recentCalls(bench)],
    ['GET', /^\/page\/spreadsheet\.xlsx$/, async () => {
      const book = bench.sheets.book(SPREADSHEET_ID);
      return new Bytes(await toXlsx(book), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', `${book.properties.title}.xlsx`);
    }],
  ];
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname !== '/' && !/^\/(page|documents)\//.test(url.pathname)) return false;
    void serve(routes, { url, request, response });
    return true;
  };
}

async function serve(routes: [string, RegExp, Handler][], { url, request, response }: { url: URL; request: IncomingMessage; response: ServerResponse }): Promise<void> {
  try {
    for (const [method, path, handler] of routes) {
      const match = path.exec(url.pathname);
      if (!match || method !== request.method) continue;
      const body = method === 'GET' ? null : await bodyOf(request);
      send(response, await handler({ method, path: url.pathname, query: url.searchParams, parts: match.slice(1), body, request, response }));
      return;
    }
    throw new ApiError(404, 'NOT_FOUND', `No such page: ${url.pathname}`);
  } catch (error) {
    sendError(response, error);
  }
}

async function startOf(bench: Workbench): Promise<WireStart> {
  const book = bench.sheets.book(SPREADSHEET_ID);
  const { title, locale, timeZone } = book.properties;
  return {
    spreadsheet: { id: SPREADSHEET_ID, title, locale, zone: timeZone }, owner: bench.owner, tabs: book.tabs.map(headOf),
    people: peopleOf(bench), clock: { now: bench.clock.wall(), zone: bench.clock.zone }, pdf: await canMakePdf(),
  };
}

function tabOf(bench: Workbench, id: number): unknown {
  const book = bench.sheets.book(SPREADSHEET_ID);
  return wholeTab(book, book.gridOf(id));
}

/** The hand's change is told before onEdit runs, so that what onEdit does shines as another's. */
function edit(bench: Workbench, news: News, body: unknown): null {
  const event = applyEdit(bench, body);
  news.flush(textOf(body, 'page'));
  if (event && bench.functions().includes('onEdit')) {
    // A simple trigger's failure is only in the log, as on Google.
    bench.start('onEdit', [], { user: textOf(body, 'user'), kind: 'simple', event }).catch((error: unknown) => { if (!(error instanceof ScriptError)) console.error(error); });
  }
  return null;
}

function run(bench: Workbench, body: unknown): Promise<WireRunAnswer> {
  const name = textOf(body, 'function');
  const user = textOf(body, 'user');
  const kind = member(body, 'kind');
  if (kind === 'open') {
    // A page that is loaded anew has no sidebar, no dialog and no open question, as on Google.
    if (bench.ui.screen(user).question) bench.ui.answer('CLOSE', '', user);
    bench.ui.closeSidebar(user);
    bench.ui.closeDialog(user);
    return bench.functions().includes('onOpen') ? answered(() => bench.start('onOpen', [], { user, kind: 'simple' })) : Promise.resolve({ ok: true, value: null });
  }
  return answered(() => bench.start(name, listOf(body, 'args'), { user, kind: kind === 'menu' ? 'menu' : 'client' }));
}

/** What the failure handler gets: a ScriptError with the message alone. */
async function answered(start: () => Promise<unknown>): Promise<WireRunAnswer> {
  try {
    const value = await start();
    return value === undefined ? { ok: true, value: null, never: true } : { ok: true, value };
  } catch (error) {
    return { ok: false, error: { name: 'ScriptError', message: error instanceof Error ? error.message : String(error) } };
  }
}

function answer(bench: Workbench, body: unknown): void {
  const button = textOf(body, 'button');
  const known = (['OK', 'CANCEL', 'YES', 'NO', 'CLOSE'] as const).find((one) => one === button);
  if (!known) throw new ApiError(400, 'INVALID_ARGUMENT', `No such button: ${button}`);
  bench.ui.answer(known, textOf(body, 'text'), textOf(body, 'user'));
}

function closed(bench: Workbench, body: unknown): void {
  const user = textOf(body, 'user');
  const what = member(body, 'what');
  if (what === 'sidebar') bench.ui.closeSidebar(user);
  else if (what === 'dialog') bench.ui.closeDialog(user);
  else bench.ui.dropToast(user, numberOf(what, 'toast'));
}

function selectionOf(selection: unknown): { sheetId: number; row: number; column: number; rows: number; columns: number } {
  return {
    sheetId: numberOf(selection, 'tab'), row: numberOf(selection, 'row') + 1, column: numberOf(selection, 'column') + 1,
    rows: numberOf(selection, 'rows'), columns: numberOf(selection, 'columns'),
  };
}

/** A mail as its reader sees it reaches nothing: no script, no outside picture. */
function mailOf(bench: Workbench, [id, as]: string[], response: ServerResponse): Bytes {
  const mail = bench.outbox.find((one) => one.id === id);
  if (!mail) throw new ApiError(404, 'NOT_FOUND', 'This mail is gone.');
  if (as === 'eml') return new Bytes(mail.eml, 'message/rfc822', `${mail.id}.eml`);
  response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
  return new Bytes(mail.html ?? '', 'text/html; charset=utf-8');
}
