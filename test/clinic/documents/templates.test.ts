// The base templates: every placeholder is one that its document knows, and every document runs where Apps Script runs.

import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import { knownOf } from '../../../src/clinic/documents/kinds.ts';
import { documentKinds } from '../../../src/clinic/documents/table.ts';
import { checkTemplate } from '../../../src/kit/document/check.ts';
import { read, templateOf } from './paper.ts';
import { rich } from './sample.ts';

/** Leaves a sign when the engine's own code runs. */
const engineMarked: Plugin = {
  name: 'engine-marked',
  setup({ onLoad }) {
    onLoad({ filter: /docxtemplater\/js\/docxtemplater\.js$/ }, async ({ path: file }) => ({ contents: `globalThis.engineRan = true;\n${await readFile(file, 'utf8')}` }));
  },
};

it.each(documentKinds)('the template of the %s says only what is known', async (kind) => {
  expect(checkTemplate(await templateOf(kind), knownOf(kind))).toEqual([]);
});

it('a document is made where there is nothing but the language itself, and the engine is not run before', async () => {
  const root = path.resolve(__dirname, '../../..');
  const entry = `export { kinds } from './src/clinic/documents/kinds.ts'; export { fillDocument } from './src/kit/document/fill.ts';`;
  const bundle = await build({
    plugins: [engineMarked],
    stdin: { contents: entry, resolveDir: root, loader: 'ts' }, bundle: true, write: false, format: 'iife', globalName: 'App', platform: 'browser', target: 'es2019',
  });
  const bare = vm.createContext({ input: JSON.stringify({ records: rich, template: await templateOf('SOAP note') }) });

  vm.runInContext(bundle.outputFiles[0]?.text ?? '', bare);
  const early = vm.runInContext('globalThis.engineRan', bare);
  const bytes: number[] = [...vm.runInContext(`
    const { records, template } = JSON.parse(input);
    App.fillDocument({ template, view: App.kinds['SOAP note'].view(records) })`, bare)];

  expect(early).toBeUndefined();
  expect(vm.runInContext('globalThis.engineRan', bare)).toBe(true);
  expect(Math.min(...bytes)).toBeGreaterThanOrEqual(-128);
  expect(Math.max(...bytes)).toBeLessThanOrEqual(127);
  expect(read(bytes).text).toContain('Dana Fairweather');
});
