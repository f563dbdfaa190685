// Bundles the workbench's page into .cache/page/ (one script, one style sheet, the page); skipped while nothing it is made of changed.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
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

/** Builds what is out of date and returns the folder with index.html and the scripts and styles of the page, its frames and its documents. */
export async function buildPage({ force = false } = {}) {
  const printFile = join(out, 'fingerprint.json');
  const last = JSON.parse(await readFile(printFile, 'utf8').catch(() => '{"inputs":[],"print":""}'));
  if (!force && last.print === await fingerprint(last.inputs)) return out;
  await mkdir(out, { recursive: true });
  const shared = { bundle: true, minify: true, metafile: true, target: 'es2022', legalComments: 'none', logLevel: 'warning', absWorkingDir: root };
  const [pageBuilt, frameBuilt, documentBuilt] = await Promise.all([
    build({
      ...shared, entryPoints: [join(page, 'main.tsx')], outfile: join(out, 'page.js'), format: 'iife',
      jsx: 'automatic', jsxImportSource: 'preact', plugins: [noHyphenation],
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
    build({ ...shared, entryPoints: [join(page, 'frame/script-run.ts')], outfile: join(out, 'frame.js'), format: 'iife' }),
    build({ ...shared, entryPoints: [join(page, 'document/main.ts')], outfile: join(out, 'document.js'), format: 'iife' }),
    cp(join(page, 'index.html'), join(out, 'index.html')),
  ]);
  const inputs = [pageBuilt, frameBuilt, documentBuilt].flatMap(({ metafile }) => Object.keys(metafile.inputs)).filter((name) => /^(workbench|src)\//.test(name));
  await writeFile(printFile, JSON.stringify({ inputs, print: await fingerprint(inputs) }));
  return out;
}

/** Everything of ours that went into the last build, by content; packages by the lock file. */
async function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const file of [...inputs, 'package-lock.json', 'tools/build-page.mjs', 'workbench/page/index.html'].sort()) {
    hash.update(file).update(await readFile(join(root, file)).catch(() => 'gone'));
  }
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = Date.now();
  await buildPage({ force: process.argv.includes('--force') });
  console.log(`page: ${Date.now() - started} ms`);
}
