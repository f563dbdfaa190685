// Ui: menus, sidebar, dialogs, questions; platform 2.4, 2.6, 6.4.
import { aWorkbenchOfServices, OWNER, THERAPIST } from './world.ts';

it('shows a menu with its items, separators and sub-menus, once', () => {
  const bench = aWorkbenchOfServices();
  const build = `
    var ui = SpreadsheetApp.getUi();
    ui.createMenu('Tablework').addItem('Open', 'openSidebar').addSeparator().addSubMenu(ui.createMenu('More').addItem('Set up', 'setUp')).addToUi();`;
  bench.script(build);
  bench.script(build);

  expect(bench.services.ui.screen(OWNER).menus).toEqual([{
    caption: 'Tablework',
    items: [
      { kind: 'item', caption: 'Open', functionName: 'openSidebar' }, { kind: 'separator' },
      { kind: 'menu', caption: 'More', items: [{ kind: 'item', caption: 'Set up', functionName: 'setUp' }] },
    ],
  }]);
});

it('keeps the sidebar at 300 px, one at a time, for the person who opened it (6.4)', () => {
  const bench = aWorkbenchOfServices({ files: { 'sidebar.html': '<title>Today</title>x', 'other.html': 'y' } });
  const show = (page: string, title: string) => bench.script(`SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('${page}').setWidth(900)${title})`);
  show('other', ".setTitle('Other')");
  show('sidebar', '');

  expect(bench.services.ui.screen(OWNER).sidebar).toMatchObject({ title: 'Today', html: '<title>Today</title>x', width: 300 });
  expect(bench.services.ui.screen(THERAPIST).sidebar).toBeNull();

  bench.services.ui.closeSidebar(OWNER);
  expect(bench.services.ui.screen(OWNER).sidebar).toBeNull();
});

it('shows a dialog of the size asked for', () => {
  const bench = aWorkbenchOfServices();

  bench.script("SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('hi').setWidth(640).setHeight(480), 'Import')");

  expect(bench.services.ui.screen(OWNER).dialog).toMatchObject({ title: 'Import', html: 'hi', width: 640, height: 480, modal: true });
});

it('shows a toast', () => {
  const bench = aWorkbenchOfServices();
  bench.as(OWNER).SpreadsheetApp.getActiveSpreadsheet()?.toast('Saved', 'Tablework', 3);

  expect(bench.services.ui.screen(OWNER).toasts).toMatchObject([{ message: 'Saved', title: 'Tablework', seconds: 3 }]);
});

describe('a question', () => {
  it('is answered with what was said beforehand', () => {
    const bench = aWorkbenchOfServices();
    bench.services.ui.answer('YES');
    bench.services.ui.answer('OK', '12');

    expect(bench.script("var ui = SpreadsheetApp.getUi(); ui.alert('Reset?', 'All rows go.', ui.ButtonSet.YES_NO) === ui.Button.YES")).toBe(true);
    expect(bench.script("SpreadsheetApp.getUi().prompt('How many?').getResponseText()")).toBe('12');
  });

  it('nobody answers stops the run instead of hanging it', () => {
    expect(() => aWorkbenchOfServices().script("SpreadsheetApp.getUi().alert('Sure?')")).toThrow('The script asks "Sure?" and nobody answers');
  });

  it('halts a run that can wait until the page answers (6.4), and goes when the run is killed', async () => {
    const { services: { ui } } = aWorkbenchOfServices();
    let kill = (): void => {};
    const run = { user: OWNER, effectiveUser: OWNER, kind: 'menu' as const, canWait: true, onEnd: (letGo: () => void) => { kill = letGo; } };

    const answer = ui.call('alert', ['Reset?', 'All rows go.', 'YES_NO'], run);
    expect(ui.screen(OWNER).question).toMatchObject({ kind: 'alert', title: 'Reset?', prompt: 'All rows go.', buttons: 'YES_NO' });
    ui.answer('NO');
    expect(await answer).toEqual({ button: 'NO', text: '' });
    expect(ui.screen(OWNER).question).toBeNull();

    void ui.call('prompt', ['', 'Name?', 'OK'], run);
    kill();
    expect(ui.screen(OWNER).question).toBeNull();
  });
});

it.each(['trigger', 'api'] as const)('is out of reach in a %s run (behavior 40, 2.6)', (kind) => {
  expect(() => aWorkbenchOfServices().as(OWNER, kind).SpreadsheetApp.getUi()).toThrow('Cannot call SpreadsheetApp.getUi() from this context.');
});
