// Makes the base templates of all documents from their source: { kind: .docx in base64 }, the same bytes every time.

import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import PizZip from 'pizzip';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = resolve(root, 'src/clinic/documents/templates/index.ts');
const built = resolve(root, '.cache/templates.mjs');

export async function buildTemplates() {
  await mkdir(dirname(built), { recursive: true });
  await build({ entryPoints: [source], outfile: built, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' });
  const { baseTemplates } = await import(`${pathToFileURL(built).href}?${Date.now()}`);
  const made = await baseTemplates();
  return Object.fromEntries(Object.entries(made).map(([kind, base64]) => [kind, steady(base64)]));
}

/** Without the hour of the build and with pictures numbered from 1, so that the same source is the same file. */
function steady(base64) {
  const from = new PizZip(base64, { base64: true });
  const to = new PizZip();
  for (const path of Object.keys(from.files).sort()) {
    if (from.files[path].dir) continue;
    let picture = 0;
    const text = from.file(path).asBinary()
      .replace(/<dcterms:(created|modified)[\s\S]*?<\/dcterms:\1>/g, '')
      .replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${picture += 1}"`);
    to.file(path, text, { binary: true, date: new Date(1980, 0, 1), createFolders: false });
  }
  return to.generate({ type: 'base64', compression: 'DEFLATE', compressionOptions: { level: 9 } });
}
