// The page's side of the server: what a page sees, and what a hand on it does to the sheet.
import ExcelJS from 'exceljs';
import { aPage, OWNER, THERAPIST, type Served } from './served.ts';

let page: Served;
afterEach(() => page.close());

const values = async (): Promise<unknown[][]> => (await (await page.get('/page/tab/0')).json()).values;
const type = (cells: unknown[], user = THERAPIST): Promise<Response> => page.post('/page/edit', { user, page: 'mine', edit: { kind: 'cells', tab: 0, cells } });
const request = (...requests: unknown[]): Promise<Response> => page.post('/page/edit', { user: OWNER, page: 'mine', edit: { kind: 'requests', requests } });

describe('a hand in the grid', () => {
  it('types as a person types: dates and numbers are read, an apostrophe keeps text', async () => {
    page = await aPage();

    await type([[1, 0, "'007"], [1, 1, '3/4/2026'], [1, 2, '95']]);

    expect((await values())[1]).toEqual(['007', 46085, 95]);
  });

  it('empties a cell', async () => {
    page = await aPage();

    await type([[0, 1, null]]);

    expect((await values())[0]).toEqual(['Name', null, 'Fee']);
  });

  it('tells onEdit the range, the value and the old value of one cell, by the person', async () => {
    page = await aPage({ script: "function onEdit(e) { console.log(JSON.stringify([e.range.getRow(), e.range.getColumn(), e.value, e.oldValue, e.user.email])); }" });

    await page.until('calls', () => type([[0, 2, 'Price']]));
    await until(() => page.bench.log.length > 0);

    expect(page.bench.log[0]?.message).toBe(`[1,3,"Price","Fee","${THERAPIST}"]`);
  });

  it('tells onEdit of a pasted block its range only', async () => {
    page = await aPage({ script: 'function onEdit(e) { console.log([e.range.getRow(), e.range.getNumRows(), e.range.getNumColumns(), e.value].join()); }' });

    await type([[1, 0, 'Ann'], [1, 1, '3/4/2026'], [2, 0, 'Ben'], [2, 1, '3/5/2026']]);
    await until(() => page.bench.log.length > 0);

    expect(page.bench.log[0]?.message).toBe('2,2,2,');
  });

  it('is refused in Google’s words where a range is protected, and nothing is changed', async () => {
    page = await aPage();
    await request({ addProtectedRange: { protectedRange: { range: { sheetId: 0, startRowIndex: 0, endRowIndex: 1 }, editors: { users: [OWNER] } } } });

    const refused = await type([[0, 0, 'Client']]);

    expect(refused.status).toBe(400);
    expect((await refused.json()).error.message).toContain('You are trying to edit a protected cell or object.');
    expect((await values())[0]).toEqual(['Name', 'Due', 'Fee']);
  });

  it('inserts rows, sorts and renames by Sheets requests', async () => {
    page = await aPage({ rows: [['Name'], ['Cleo'], ['Ann']] });

    await request(
      { sortRange: { range: { sheetId: 0, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 }, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] } },
      { insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } },
      { updateSheetProperties: { properties: { sheetId: 0, title: 'People' }, fields: 'title' } },
    );

    expect(await values()).toEqual([['Name'], [], ['Ann'], ['Cleo']]);
    expect((await (await page.get('/page/start')).json()).tabs[0].title).toBe('People');
  });
});

describe('another page', () => {
  it('hears the changed row and whose hand it was', async () => {
    page = await aPage();

    const news = await page.until('patch', () => type([[1, 0, 'Ann']], OWNER));

    expect(news.find(({ kind }) => kind === 'patch')).toEqual({ kind: 'patch', patch: { tab: 0, rows: { 1: ['Ann'] }, formulas: [], by: 'mine' } });
  });

  it('hears what a script changed, as nobody’s hand', async () => {
    page = await aPage({ script: "function save() { SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(2, 1).setValue('Ben'); }" });

    const news = await page.until('patch', () => page.post('/page/run', { user: OWNER, function: 'save', args: [] }));

    expect(news.find(({ kind }) => kind === 'patch')).toMatchObject({ patch: { rows: { 1: ['Ben'] }, by: '' } });
  });

  it('is told to fetch the tab again when rows move, and which rows are new', async () => {
    page = await aPage({ rows: [['Name'], ['Ann'], ['Ben']] });

    const news = await page.until('patch', () => request({ insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } }, { updateCells: { start: { sheetId: 0, rowIndex: 1, columnIndex: 0 }, rows: [{ values: [{ userEnteredValue: { stringValue: 'Abe' } }] }], fields: 'userEnteredValue' } }));

    expect(news.find(({ kind }) => kind === 'patch')).toMatchObject({ patch: { again: true, rows: { 1: [] } } });
  });

  it('hears of a tab that came', async () => {
    page = await aPage();

    const news = await page.until('tabs', () => request({ addSheet: { properties: { title: 'Archive' } } }));

    expect(news.find(({ kind }) => kind === 'tabs')).toMatchObject({ tabs: [{ title: 'Sheet1' }, { title: 'Archive' }] });
  });
});

describe('a page of the add-in', () => {
  const script = "function showIt() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Today')); }\nfunction echo(x) { return x; }\nfunction fails() { throw new Error('The Clients tab is gone.'); }\nfunction who() { return Session.getActiveUser().getEmail(); }\nfunction secret_() { return 1; }";

  it('is framed with google.script before its own code, knowing what can be called', async () => {
    page = await aPage({ script, sidebar: '<!doctype html><html><head><title>Today</title></head><body>Hello</body></html>' });
    await page.post('/page/run', { user: THERAPIST, function: 'showIt', args: [], kind: 'menu' });
    const { id } = page.bench.ui.screen(THERAPIST).sidebar ?? { id: 0 };

    const frame = await page.get(`/page/frame/sidebar/${id}?user=${THERAPIST}`);

    expect(await frame.text()).toContain(`<head><script src="/page/frame.js" data-user="${THERAPIST}" data-functions="showIt,echo,fails,who,secret_"></script><title>Today</title>`);
    expect(frame.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it.each([
    ['an answer', 'echo', ['Ann'], { ok: true, value: 'Ann' }],
    ['the person at this page', 'who', [], { ok: true, value: THERAPIST }],
    ['what was thrown', 'fails', [], { ok: false, error: { name: 'ScriptError', message: 'Error: The Clients tab is gone.' } }],
    ['that a private function is not there (36)', 'secret_', [], { ok: false, error: { name: 'ScriptError', message: 'Script function not found: secret_' } }],
  ])('gets %s', async (_what, name, args, expected) => {
    page = await aPage({ script });

    const answer = await page.post('/page/run', { user: THERAPIST, function: name, args });

    expect(await answer.json()).toEqual(expected);
  });

  it('is gone when the page is loaded anew', async () => {
    page = await aPage({ script, sidebar: 'Hello' });
    await page.post('/page/run', { user: THERAPIST, function: 'showIt', args: [], kind: 'menu' });

    await page.post('/page/run', { user: THERAPIST, function: 'onOpen', args: [], kind: 'open' });

    expect(page.bench.ui.screen(THERAPIST).sidebar).toBeNull();
  });

  it('has its question answered by the person’s page', async () => {
    page = await aPage({ script: "function ask() { var ui = SpreadsheetApp.getUi(); return ui.alert('Close it?', 'Two bookings are left.', ui.ButtonSet.YES_NO); }" });
    const run = page.post('/page/run', { user: THERAPIST, function: 'ask', args: [], kind: 'menu' });
    await until(() => page.bench.ui.screen(THERAPIST).question !== null);

    await page.post('/page/answer', { user: THERAPIST, button: 'YES', text: '' });

    expect(await (await run).json()).toEqual({ ok: true, value: 'YES' });
  });
});

it('shows a mail so that it reaches nothing, and gives it as .eml', async () => {
  page = await aPage({ script: "function remind() { MailApp.sendEmail({ to: 'ann@example.com', subject: 'Your visit', body: 'Hello', htmlBody: '<b>Hello</b><script>1</script>' }); }" });
  await page.post('/page/run', { user: OWNER, function: 'remind', args: [] });
  const [{ id }] = await (await page.get('/page/mails')).json();

  const html = await page.get(`/page/mails/${id}.html`);
  const eml = await page.get(`/page/mails/${id}.eml`);

  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(eml.headers.get('content-disposition')).toContain('.eml');
  expect(await eml.text()).toContain('Subject: Your visit');
});

it('gives the spreadsheet as .xlsx with its values, formats and frozen headings', async () => {
  page = await aPage({ rows: [['Name', 'Due', 'Fee'], ['Ann', '2026-03-04', 95]] });
  await request(
    { updateSheetProperties: { properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } }, fields: 'gridProperties.frozenRowCount' } },
    { repeatCell: { range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 2, endColumnIndex: 3 }, cell: { userEnteredFormat: { numberFormat: { type: 'CURRENCY', pattern: '$#,##0.00' } } }, fields: 'userEnteredFormat.numberFormat' } },
  );

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await (await page.get('/page/spreadsheet.xlsx')).arrayBuffer());

  const sheet = workbook.getWorksheet('Sheet1');
  expect(sheet?.getCell('A2').value).toBe('Ann');
  expect(sheet?.getCell('B2').value).toEqual(new Date('2026-03-04T00:00:00Z'));
  expect(sheet?.getCell('C2').numFmt).toBe('$#,##0.00');
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
});

it('tells a page the look of a tab in runs, lists, colors and notes', async () => {
  page = await aPage({ rows: [['Standing'], ['active'], ['expired']] });
  const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 };
  await request(
    { setDataValidation: { range, rule: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'active' }, { userEnteredValue: 'expired' }] }, strict: true } } },
    { repeatCell: { range, cell: { userEnteredFormat: { textFormat: { bold: true } } }, fields: 'userEnteredFormat.textFormat.bold' } },
    { addConditionalFormatRule: { index: 0, rule: { ranges: [range], booleanRule: { condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: 'expired' }] }, format: { backgroundColor: { red: 1 } } } } } },
    { updateCells: { start: { sheetId: 0, rowIndex: 0, columnIndex: 0 }, rows: [{ values: [{ note: 'Counted each night.' }] }], fields: 'note' } },
    { addProtectedRange: { protectedRange: { range, description: 'Counted', warningOnly: true } } },
  );

  const { look } = await (await page.get('/page/tab/0')).json();

  const area = { top: 1, left: 0, bottom: 3, right: 1 };
  expect(look).toMatchObject({
    styles: [{ bold: true }], runs: [[0, 1, 3, 0]], notes: [[0, 0, 'Counted each night.']],
    lists: [{ areas: [area], items: ['active', 'expired'], strict: true }],
    colors: [{ areas: [area], condition: { type: 'TEXT_EQ', values: ['expired'] }, style: { fill: '#ff0000' } }],
    guarded: [{ area, why: 'Counted' }],
  });
});

it('refuses what is none of its pages', async () => {
  page = await aPage();

  expect((await page.get('/page/package.js')).status).toBe(404);
  expect((await page.get('/page/tab/99')).status).toBe(400);
  expect((await page.post('/page/edit', { user: OWNER, edit: { kind: 'cells', tab: 0, cells: [['a', 1, 'x']] } })).status).toBe(400);
});

async function until(happened: () => boolean): Promise<void> {
  const waitedMs = 5000;
  for (const since = Date.now(); !happened();) {
    if (Date.now() - since > waitedMs) throw new Error(`waited ${waitedMs} ms in vain`);
    await new Promise((later) => setTimeout(later, 10));
  }
}
