// Builds what ships: dist/main.js, dist/sidebar.html, dist/appsscript.json.
import { build } from 'esbuild';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { buildTemplates } from './build-templates.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Apps Script finds entry points by reading the source: each is a literal function. */
const entryPoint = (name) => `function ${name}(e) { return App.${name}(e); }`;

export async function buildMain() {
  const templates = await buildTemplates();
  const result = await build({
    define: { BASE_TEMPLATES: JSON.stringify(templates) },
    entryPoints: [path.join(root, 'src/main.ts')], bundle: true, write: false, metafile: true,
    format: 'iife', globalName: 'App', platform: 'browser', target: 'es2019', charset: 'utf8', minify: true, legalComments: 'none',
  });
  const names = await exportsOf();
  const text = `${result.outputFiles[0].text}\n${names.map(entryPoint).join('\n')}\n`;
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist/main.js'), text);
  return { names, bytes: Buffer.byteLength(text) };
}

async function exportsOf() {
  const result = await build({ entryPoints: [path.join(root, 'src/main.ts')], bundle: true, write: false, metafile: true, format: 'esm', platform: 'browser' });
  return Object.values(result.metafile.outputs)[0].exports;
}

export async function buildAll() {
  const main = await buildMain();
  copyFileSync(path.join(root, 'appsscript.json'), path.join(root, 'dist/appsscript.json'));
  if (existsSync(path.join(root, 'tools/build-sidebar.mjs'))) {
    const { buildSidebar } = await import('./build-sidebar.mjs');
    await buildSidebar();
  }
  return main;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bytes, names } = await buildAll();
  console.log(`dist/main.js ${bytes} bytes, entry points: ${names.join(', ')}`);
}
