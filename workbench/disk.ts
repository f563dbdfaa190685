// The workbench's state on disk: one JSON file per spreadsheet and per service, each replaced whole, soon after a change.

import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptServices, restoreServices } from './services.ts';
import type { Workbench } from './workbench.ts';

const SAVE_AFTER_MS = 300;
const ABOUT = 'workbench.json';
const BOOK = /^spreadsheet-(.+)\.json$/;

/** The state cannot be kept there; the message says what to do. */
export class Unusable extends Error {}

export class Disk {
  private readonly bench: Workbench;
  private readonly folder: string;
  private readonly stale = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  /** Not saved again while it is what the file holds. */
  private readonly written = new Map<string, string>();

  constructor(bench: Workbench, folder: string) {
    this.bench = bench;
    this.folder = folder;
  }

  /** Restores what was kept; answers whether anything was. */
  load(): boolean {
    const about = this.read(ABOUT);
    if (about === null) return false;
    restoreServices(this.bench.services, Object.fromEntries(this.serviceNames().flatMap((name) => {
      const saved = this.read(`${name}.json`);
      return saved === null ? [] : [[name, saved]];
    })));
    for (const file of readdirSync(this.folder)) if (BOOK.test(file)) this.bench.sheets.restoreBook(this.read(file));
    this.restoreClock(about);
    return true;
  }

  /** Saves from now on whatever changes. */
  keep(): void {
    makeFolder(this.folder);
    this.bench.onChange((what, cells) => {
      if (what === 'all') this.markAll();
      else this.stale.add(what === 'sheets' && cells ? bookFile(cells.spreadsheetId) : `${what}.json`);
      this.timer ??= setTimeout(() => this.save(), SAVE_AFTER_MS);
    });
    this.markAll();
    this.save();
  }

  /** Writes at once what is not on disk yet. */
  save(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    for (const file of this.stale) this.saveFile(file);
    this.stale.clear();
    this.write(ABOUT, { aheadMs: this.bench.clock.nowMs() - Date.now(), random: this.bench.random.state });
  }

  /** Throws away what is kept. */
  erase(): void {
    if (!existsSync(this.folder)) return;
    for (const file of readdirSync(this.folder)) if (file.endsWith('.json')) rmSync(join(this.folder, file));
  }

  private saveFile(file: string): void {
    const id = BOOK.exec(file)?.[1];
    if (id === undefined) {
      const kept = keptServices(this.bench.services).find(([name]) => file === `${name}.json`);
      if (kept) this.write(file, kept[1].toJSON());
    } else if (this.bench.sheets.has(id)) this.write(file, this.bench.sheets.bookJson(id));
    else rmSync(join(this.folder, file), { force: true });
  }

  /** The spreadsheets have files of their own. */
  private serviceNames(): string[] {
    return keptServices(this.bench.services).map(([name]) => name).filter((name) => name !== 'sheets');
  }

  private markAll(): void {
    for (const name of this.serviceNames()) this.stale.add(`${name}.json`);
    for (const id of this.bench.sheets.ids()) this.stale.add(bookFile(id));
    if (existsSync(this.folder)) for (const file of readdirSync(this.folder)) if (BOOK.test(file)) this.stale.add(file);
  }

  private read(file: string): unknown {
    const path = join(this.folder, file);
    if (!existsSync(path)) return null;
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new Unusable(`${path} cannot be read (${error instanceof Error ? error.message : ''}). Start over with --fresh, or choose another folder with --data.`);
    }
  }

  /** Whole or not at all: written beside and moved into place. */
  private write(file: string, value: unknown): void {
    const text = JSON.stringify(value);
    if (this.written.get(file) === text) return;
    const path = join(this.folder, file);
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    this.written.set(file, text);
  }

  /** A clock that was moved stays as far ahead of the real time; what was drawn by chance is not drawn again. */
  private restoreClock(about: unknown): void {
    const of = (name: string): number => Number(typeof about === 'object' && about !== null ? Reflect.get(about, name) ?? 0 : 0);
    if (Math.abs(of('aheadMs')) > 60_000) this.bench.clock.set(Date.now() + of('aheadMs'));
    this.bench.random.state = of('random');
  }
}

function bookFile(id: string): string {
  return `spreadsheet-${id}.json`;
}

/** Makes the folder if need be, or throws why nothing can be kept there. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Unusable(`The state cannot be kept in ${folder} (${error instanceof Error ? error.message : ''}). Choose another folder with --data.`);
  }
}
