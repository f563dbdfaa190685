// What goes to Google: exactly three files, in words Apps Script can read, asking for nothing it does not need.

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { parse, type Program } from 'acorn';
import { full, simple } from 'acorn-walk';
import type { Menu, MenuItem } from '../workbench/ui/service.ts';
import { aWorld } from './world.ts';

const KB = 1000;
const budget = { 'main.js': 1100 * KB, 'sidebar.html': 260 * KB };

const read = (name: string) => readFileSync(`dist/${name}`, 'utf8');
const script = read('main.js');
const page = read('sidebar.html');
/** Apps Script's parser of the strictest report: nothing newer than 2019. */
const program = parse(script, { ecmaVersion: 2019, sourceType: 'script' });
const entryPoints = program.body.flatMap((node) => node.type === 'FunctionDeclaration' ? [node.id.name] : []);

describe('the three files', () => {
  it('are all there is in dist', () => {
    expect(readdirSync('dist').sort()).toEqual(['appsscript.json', 'main.js', 'sidebar.html']);
  });

  it('are what clasp would push', () => {
    const status = execFileSync(process.execPath, ['node_modules/@google/clasp/build/src/index.js', 'show-file-status', '--json'], { encoding: 'utf8' });

    const { filesToPush } = JSON.parse(status);

    expect([...filesToPush].sort()).toEqual(['dist/appsscript.json', 'dist/main.js', 'dist/sidebar.html']);
  });

  it.each(Object.entries(budget))('%s weighs at most %i bytes', (name, most) => {
    expect(Buffer.byteLength(read(name))).toBeLessThanOrEqual(most);
  });
});

const hasGit = spawnSync('git', ['--version']).status === 0;

describe('a tree with changes nobody committed', () => {
  (hasGit ? it : it.skip)(`is not deployed${hasGit ? '' : ' (git is not installed here)'}`, () => {
    const tree = mkdtempSync(join(tmpdir(), 'deploy-'));
    execFileSync('git', ['init', '-q'], { cwd: tree });
    mkdirSync(join(tree, 'tools'));
    for (const name of ['deploy.mjs', 'install.mjs']) copyFileSync(`tools/${name}`, join(tree, 'tools', name));

    const { status, stderr } = spawnSync(process.execPath, ['tools/deploy.mjs'], { cwd: tree, encoding: 'utf8' });
    rmSync(tree, { recursive: true });

    expect(status).toBe(1);
    expect(stderr).toContain('Not deployed. These files are not committed');
    expect(stderr).toContain('tools/');
  });
});

describe('the manifest', () => {
  const manifest = JSON.parse(read('appsscript.json'));

  it('asks for these rights and no other', () => {
    expect(manifest.oauthScopes.map((scope: string) => scope.replace('https://www.googleapis.com/auth/', '')).sort())
      .toEqual(['drive.file', 'script.container.ui', 'script.scriptapp', 'script.send_mail', 'spreadsheets', 'userinfo.email']);
  });

  it('switches on the two advanced services', () => {
    expect(manifest.dependencies.enabledAdvancedServices).toEqual([
      { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' },
      { userSymbol: 'Drive', serviceId: 'drive', version: 'v3' },
    ]);
    expect(manifest.runtimeVersion).toBe('V8');
  });
});

describe('every function that is named somewhere stands in main.js', () => {
  it('by the menu', () => {
    const world = aWorld({ setUp: false });

    world.run('onOpen', { kind: 'simple' });

    const named = world.bench.ui.screen(world.bench.owner).menus.flatMap(namesIn);
    expect(named).toContain('setUpFromMenu');
    expect(entryPoints).toEqual(expect.arrayContaining(named));
  });

  it('by the timed runs', () => {
    const world = aWorld();

    const named = world.bench.triggers.all().map(({ handler }) => handler);

    expect(named.sort()).toEqual(['dailyRun', 'hourlyRun']);
    expect(entryPoints).toEqual(expect.arrayContaining(named));
  });

  it('by the sidebar', () => {
    const named = calledByPage();

    expect(named).toEqual(['call']);
    expect(entryPoints).toEqual(expect.arrayContaining(named));
  });

  it('as a plain line that Google finds by reading', () => {
    expect(entryPoints.length).toBeGreaterThan(0);
    for (const name of entryPoints) expect(script).toContain(`\nfunction ${name}(e) { return App.${name}(e); }\n`);
  });
});

describe('main.js', () => {
  const names = new Set<string>();
  const patterns: { pattern: string; flags: string }[] = [];
  full(program, (node) => {
    if ('name' in node && typeof node.name === 'string') names.add(node.name);
    if ('regex' in node && isPattern(node.regex)) patterns.push(node.regex);
  });

  it('starts up without touching any service', () => {
    const bare = vm.createContext({});

    vm.runInContext(script, bare);

    expect(vm.runInContext('typeof call', bare)).toBe('function');
  });

  it.each(['UrlFetchApp', 'DriveApp', 'GmailApp', 'DocumentApp', 'XMLHttpRequest', 'fetch', 'eval'])('does not know %s', (name) => {
    expect(names).not.toContain(name);
  });

  it('holds no pattern the runtime may refuse', () => {
    const looksBehind = patterns.filter(({ pattern }) => /\(\?<[=!]/.test(pattern));

    expect(patterns.length).toBeGreaterThan(10);
    expect(looksBehind).toEqual([]);
    expect(script).not.toContain('(?<!');
    expect(script).not.toContain('(?<=');
  });

  it.each([
    ['a private name', 'class A { #x = 1 }'], ['a static field', 'class A { static x = 1 }'], ['optional chaining', 'a?.b'],
    ['a logical assignment', 'a ??= 1'], ['a lazy import', 'import("x")'], ['a big literal', '1n'],
  ])('would be refused by this test with %s', (_what, code) => {
    expect(() => parse(code, { ecmaVersion: 2019 })).toThrow(SyntaxError);
  });

  it('names no host but Google’s own editor, where its own files open', () => {
    expect(linksIn(script).filter((host) => !isNamespace(host)).sort()).toEqual(['docs.google.com', 'drive.google.com']);
  });
});

describe('sidebar.html', () => {
  it('names no host at all', () => {
    expect(linksIn(page).filter((host) => !isNamespace(host))).toEqual([]);
  });

  it('asks for nothing over the net', () => {
    expect(page.match(/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|@import|<link\b|\bsrc=|url\((?!["']?data:)/g)).toBeNull();
  });

  it('keeps nothing of a record in the browser', () => {
    expect(page.match(/localStorage|sessionStorage|indexedDB|document\.cookie/g)).toBeNull();
  });
});

function namesIn(menu: Menu | MenuItem): string[] {
  if ('items' in menu) return menu.items.flatMap(namesIn);
  return menu.kind === 'item' ? [menu.functionName] : [];
}

/** Functions called on `google.script.run`, past its handlers. */
function calledByPage(): string[] {
  const code = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text).join(';\n');
  const called = new Set<string>();
  const tree: Program = parse(code, { ecmaVersion: 2022 });
  simple(tree, {
    CallExpression({ callee }) {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      const before = code.slice(callee.object.start, callee.object.end);
      if (/^google\.script\.run\b/.test(before) && !/^with(Success|Failure)Handler$|^withUserObject$/.test(callee.property.name)) called.add(callee.property.name);
    },
  });
  return [...called];
}

function linksIn(text: string): string[] {
  return [...new Set([...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host ?? ''))].sort();
}

/** Names of XML vocabularies, which look like addresses and are never asked; and the maker's name in docxtemplater's errors. */
function isNamespace(host: string): boolean {
  return ['www.w3.org', 'schemas.openxmlformats.org', 'schemas.microsoft.com', 'purl.oclc.org', 'docxtemplater.com'].includes(host);
}

function isPattern(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}
