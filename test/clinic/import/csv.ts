// CSV files for tests: those at hand, read and written without the product's help.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import type { ImportPreview, ImportProgress } from '../../../src/kit/door.ts';
import type { World } from '../../world.ts';

const folder = path.resolve('../shared/data/synthea-us-100');
export const haveSynthea = existsSync(folder);
export const synthea = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
export const rowsIn = (text: string): Record<string, string>[] => Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
export const csvOf = (rows: Record<string, string>[]): string => Papa.unparse(rows, { newline: '\r\n' });

export type Files = Record<string, string>;

/** Sends files in pieces, as the sidebar does. */
export function send(world: World, importId: string, files: Files, most = 700_000): void {
  for (const [name, text] of Object.entries(files)) {
    const of = Math.max(1, Math.ceil(text.length / most));
    for (let part = 1; part <= of; part++) world.get('import.put', { importId, name, part, of, text: text.slice((part - 1) * most, part * most) });
  }
}

export function preview(world: World, files: Files, choices: Record<string, string> = {}, importId = 'test-import'): ImportPreview {
  send(world, importId, files);
  return world.get('import.preview', { importId, choices });
}

/** Runs slices until the import is finished. */
export function finish(world: World, importId = 'test-import'): { progress: ImportProgress; slices: number } {
  for (let slices = 1; ; slices++) {
    const progress = world.get('import.run', { importId });
    if (progress.finished) return { progress, slices };
  }
}

export function importAll(world: World, files: Files, choices: Record<string, string> = {}, importId = 'test-import'): ImportProgress {
  preview(world, files, choices, importId);
  return finish(world, importId).progress;
}
