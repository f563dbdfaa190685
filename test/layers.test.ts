// The arrows between rooms, as `npm run check` holds them, and that a wrong one is really noticed.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const layers = (...args: string[]) => spawnSync(process.execPath, ['tools/layers.mjs', ...args], { encoding: 'utf8' });

describe('this house', () => {
  it('has no arrow that the plan forbids', () => {
    const { status, stderr } = layers();

    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('a house with one wrong arrow', () => {
  let house = '';
  beforeEach(() => {
    house = mkdtempSync(join(tmpdir(), 'layers-'));
  });
  afterEach(() => rmSync(house, { recursive: true }));

  it.each([
    ['kit knows the clinic', { 'src/kit/day.ts': `import { x } from '../clinic/x.ts';`, 'src/clinic/x.ts': '' }, 'src/kit/day.ts imports src/clinic/x.ts: src/kit may import src/kit'],
    ['the clinic speaks to Google', { 'src/clinic/x.ts': `import { book } from '../google/book.ts';`, 'src/google/book.ts': '' }, 'src/clinic/x.ts imports src/google/book.ts: src/clinic may import src/kit, src/clinic'],
    ['the workbench runs what ships', { 'workbench/a.ts': `import { day } from '../src/kit/day.ts';`, 'src/kit/day.ts': '' }, 'workbench/a.ts imports src/kit/day.ts: workbench may import workbench, types of src/google/services.ts'],
    ['the workbench takes more than types from the services', { 'workbench/a.ts': `import { x } from '../src/google/services.ts';`, 'src/google/services.ts': '' }, 'workbench/a.ts imports src/google/services.ts: workbench may import workbench, types of src/google/services.ts'],
    ['all of zod', { 'src/kit/a.ts': `import { z } from 'zod';` }, 'src/kit/a.ts imports zod: src/kit may use zod/mini, docxtemplater, pizzip'],
    ['Node where Google runs', { 'src/google/a.ts': `import fs from 'node:fs';` }, 'src/google/a.ts imports node:fs: src/google may use no package'],
    ['the store rides along into the page', { 'sidebar/a.tsx': `import { x } from '../src/clinic/x.ts';`, 'src/clinic/x.ts': `import { save } from '../kit/store/save.ts';`, 'src/kit/store/save.ts': '' }, 'sidebar/a.tsx takes src/kit/store/save.ts into the page in the browser'],
    ['two files need each other', { 'src/kit/a.ts': `import { b } from './b.ts';`, 'src/kit/b.ts': `import { a } from './a.ts';` }, 'circle: src/kit/a.ts → src/kit/b.ts → src/kit/a.ts'],
    ['a menu names what is not there', { 'src/main.ts': 'export const call = 1;', 'src/google/menu-items.ts': `const item = { caption: 'Go', runs: 'goOn' };` }, 'src/google/menu-items.ts names goOn, which src/main.ts does not export'],
  ])('tells that %s', (_what, files, told) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, name)), { recursive: true });
      writeFileSync(join(house, name), text ?? '');
    }

    const { status, stderr } = layers('--root', house);

    expect(stderr.trim()).toBe(told);
    expect(status).toBe(1);
  });

  it('lets types through where only types may pass', () => {
    mkdirSync(join(house, 'src/google'), { recursive: true });
    mkdirSync(join(house, 'workbench'));
    writeFileSync(join(house, 'src/google/services.ts'), 'export interface Cell {}');
    writeFileSync(join(house, 'workbench/a.ts'), `import type { Cell } from '../src/google/services.ts';`);

    expect(layers('--root', house).status).toBe(0);
  });
});
