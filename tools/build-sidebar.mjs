// Builds dist/sidebar.html: the whole sidebar in one file that asks no other host for anything.
import { build } from 'esbuild';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Writes the page and returns its size in bytes. */
export async function buildSidebar({ out = join(root, 'dist') } = {}) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'sidebar/main.tsx'), join(root, 'sidebar/style.css')], outdir: out, write: false, absWorkingDir: root,
    bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'ascii', legalComments: 'none', logLevel: 'warning',
    jsx: 'automatic', jsxImportSource: 'preact', define: { 'process.env.NODE_ENV': '"production"' },
  });
  const textOf = (ending) => outputFiles.find((file) => file.path.endsWith(ending))?.text.trim() ?? '';
  const shell = await readFile(join(root, 'sidebar/page.html'), 'utf8');
  const page = shell
    .replace('<!--style-->', () => `<style>${textOf('.css')}</style>`)
    .replace('<!--script-->', () => `<script>${forScriptTag(textOf('.js'))}</script>`);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'sidebar.html'), page);
  return Buffer.byteLength(page);
}

/** Neither the end of a script element nor an Apps Script scriptlet may stand in the code. */
function forScriptTag(code) {
  const safe = code.replace(/<\/(script|style)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
  const scriptlet = /<\?|\?>/.exec(safe);
  if (scriptlet) throw new Error(`sidebar: "${safe.slice(scriptlet.index - 30, scriptlet.index + 30)}" would be read as a scriptlet`);
  return safe;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(`sidebar.html: ${await buildSidebar()} bytes`);
