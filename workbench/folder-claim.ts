// One workbench at a time keeps its state in a folder: two would write over each other's rows.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Unusable } from './disk.ts';

const CLAIM = 'in-use';
const PROGRAM = 'workbench.mjs';

/** Claims a folder for this process until it is let go, or throws who has it. A claim whose process is gone is void. */
export function claimFolder(folder: string): () => void {
  const file = join(folder, CLAIM);
  const claimed = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (claimed > 0 && claimed !== process.pid && isWorkbench(claimed)) {
    throw new Unusable(`Another workbench (process ${claimed}) keeps its state in ${folder}. Stop it, or choose another folder with --data.`);
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** Numbers of processes are used again, so the name counts too. */
function isWorkbench(pid: number): boolean {
  return commandOf(pid).includes(PROGRAM);
}

function commandOf(pid: number): string {
  const told = `/proc/${pid}/cmdline`;
  try {
    return existsSync('/proc/self') ? readFileSync(told, 'utf8') : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    // No such process, or nobody to ask: then the claim is not held.
    return '';
  }
}
