// Reference vectors that may lie beside the project; a plain clone goes without them and says so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The vectors of a file, or null with a skipped test that gives the reason. */
export function vectors<T>(name: string): T | null {
  const path = join(__dirname, '..', '..', '..', 'shared', 'data', name);
  if (existsSync(path)) {
    const read: T = JSON.parse(readFileSync(path, 'utf8'));
    return read;
  }
  it.skip(`all of ${name} (the reference data is not beside this clone; the cases in this file cover each rule)`, () => undefined);
  return null;
}
