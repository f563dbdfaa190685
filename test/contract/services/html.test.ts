// HtmlService, platform 6.1 and 6.2.
import { aWorkbenchOfServices } from './world.ts';

const evaluate = (template: string, variables = '') =>
  aWorkbenchOfServices({ files: { 'page.html': template } })
    .script(`var t = HtmlService.createTemplateFromFile('page'); ${variables}; t.evaluate().getContent()`);

it('reads a page of the project', () => {
  const bench = aWorkbenchOfServices({ files: { 'sidebar.html': '<b>hello</b>' } });

  expect(bench.script("HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Tablework').getContent()")).toBe('<b>hello</b>');
});

it('refuses a page that is not there', () => {
  expect(() => aWorkbenchOfServices().script("HtmlService.createTemplateFromFile('nowhere')")).toThrow('No HTML file named nowhere was found.');
});

it('runs scriptlets with the template’s variables and the script’s own functions (6.1)', () => {
  const page = '<ul><? for (var i = 0; i < names.length; i++) { ?><li><?= shout(names[i]) ?></li><? } ?></ul>';

  expect(evaluate(page, "function shout(s) { return s.toUpperCase(); } t.names = ['ana', 'b<e>n']")).toBe('<ul><li>ANA</li><li>B&lt;E&gt;N</li></ul>');
});

it('prints raw where told (6.2)', () => {
  expect(evaluate('<?!= html ?>', "t.html = '<b>bold</b>'")).toBe('<b>bold</b>');
});

it('lets a page include another', () => {
  const bench = aWorkbenchOfServices({ files: { 'page.html': '<?!= include("style") ?>!', 'style.html': '<style></style>' } });

  expect(bench.script(`
    function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }
    HtmlService.createTemplateFromFile('page').evaluate().getContent()`)).toBe('<style></style>!');
});

it.each([
  ['text', '<p><?= v ?></p>', '<p>&lt;/p&gt;&#34;&#39;&amp;</p>'],
  ['a quoted attribute', '<p title="<?= v ?>">', '<p title="&lt;/p&gt;&#34;&#39;&amp;">'],
  ['a script', '<script>var x = <?= v ?>;</script>', String.raw`<script>var x = '\x3c\x2fp\x3e\x22\x27\x26';</script>`],
  ['a string in a script', '<script>var x = "<?= v ?>";</script>', String.raw`<script>var x = "\x3c\x2fp\x3e\x22\x27\x26";</script>`],
  ['an event handler', `<b onclick="go('<?= v ?>')">`, String.raw`<b onclick="go('\x3c\x2fp\x3e\x22\x27\x26')">`],
  ['text after a script', '<script>var q = "</p>"; // it\'s\n</script><p><?= v ?>', '<script>var q = "</p>"; // it\'s\n</script><p>&lt;/p&gt;&#34;&#39;&amp;'],
])('escapes for its place: %s', (_, page, result) => {
  expect(evaluate(page, `t.v = '</p>"\\'&'`)).toBe(result);
});

it.each([
  ['javascript:alert(1)', '#zGoogInvalidz'], [' JavaScript:alert(1)', '#zGoogInvalidz'], ['https://clinic.example/a?b=1&c=2', 'https://clinic.example/a?b=1&amp;c=2'], ['/relative', '/relative'],
])('lets no script into a link: %s', (url, written) => {
  expect(evaluate('<a href="<?= v ?>">', `t.v = ${JSON.stringify(url)}`)).toBe(`<a href="${written}">`);
});

it('prints a number and an object of the script as themselves', () => {
  expect(evaluate('<script>f(<?= n ?>, <?= o ?>)</script>', 't.n = 5; t.o = [1, 2]')).toBe("<script>f( 5 , '1,2')</script>");
});

it('refuses a scriptlet that is not closed', () => {
  expect(() => evaluate('<p><? if (true) {')).toThrow('Malformed HTML content');
});
