// Bundles the workbench's page into .cache/page/ (one script, one style sheet, the page); skipped while nothing it is made of changed.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(root, 'workbench/page');
const out = join(root, '.cache/page');

/** Univer's text layout can hyphenate 60 languages; a grid needs none, and the patterns weigh 6 MB. */
const noHyphenation = {
  name: 'no-hyphenation',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/[a-z-]+\d*(-[a-z]+)*(-\d+)?-[\w-]{8}\.js$/ }, (found) =>
      found.importer.includes('@univerjs/engine-render/') ? { path: found.path, namespace: 'no-hyphenation' } : undefined);
    bundler.onLoad({ filter: /.*/, namespace: 'no-hyphenation' }, () => ({ contents: 'export default {};' }));
  },
};

/** Builds what is out of date and returns the folder with index.html, page.js, page.css and frame.js. */
export async function buildPage({ force = false } = {}) {
  const print = await fingerprint();
  const printFile = join(out, 'fingerprint');
  if (!force && print === await readFile(printFile, 'utf8').catch(() => '')) return out;
  await mkdir(out, { recursive: true });
  const shared = { bundle: true, minify: true, target: 'es2022', legalComments: 'none', logLevel: 'warning', absWorkingDir: root };
  await Promise.all([
    build({
      ...shared, entryPoints: [join(page, 'main.tsx')], outfile: join(out, 'page.js'), format: 'iife',
      jsx: 'automatic', jsxImportSource: 'preact', plugins: [noHyphenation],
      define: { 'process.env.NODE_ENV': '"production"' }, loader: { '.woff2': 'empty', '.svg': 'dataurl' },
    }),
    build({ ...shared, entryPoints: [join(page, 'frame/script-run.ts')], outfile: join(out, 'frame.js'), format: 'iife' }),
    cp(join(page, 'index.html'), join(out, 'index.html')),
  ]);
  await writeFile(printFile, print);
  return out;
}

/** Sources by content, packages by the lock file. */
async function fingerprint() {
  const hash = createHash('sha256');
  const own = (await readdir(page, { recursive: true })).map((name) => join(page, name));
  const wire = join(root, 'workbench/server');
  const shared = (await readdir(wire).catch(() => [])).filter((name) => name.startsWith('page-wire')).map((name) => join(wire, name));
  for (const file of [...own, ...shared, join(root, 'package-lock.json'), fileURLToPath(import.meta.url)].sort()) {
    if ((await stat(file)).isFile()) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = Date.now();
  await buildPage({ force: process.argv.includes('--force') });
  console.log(`page: ${Date.now() - started} ms`);
}
