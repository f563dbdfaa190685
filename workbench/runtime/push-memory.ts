// What was found in a large script is kept on disk under its digest: a parser takes a second for a megabyte.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Found in a script: names declared at the top level, and which of them are functions. */
export interface Found {
  functions: string[];
  names: string[];
}

/** To be raised when the rules of push.ts change. */
const RULES = 1;
const LARGE = 50_000;

/** Answers what was kept for this text and parser, or finds it out and keeps it. What is refused throws and is not kept. */
export function remembered(source: string, parser: string, find: () => Found): Found {
  if (source.length < LARGE) return find();
  const folder = join(process.cwd(), '.cache/pushed');
  const file = join(folder, `${createHash('sha256').update(source).digest('hex')}-${RULES}-${parser}.json`);
  if (existsSync(file)) return readFound(readFileSync(file, 'utf8'));
  const found = find();
  mkdirSync(folder, { recursive: true });
  // Two processes may do this at once.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(found));
  renameSync(own, file);
  return found;
}

function readFound(text: string): Found {
  const { functions, names }: Found = JSON.parse(text);
  return { functions, names };
}
