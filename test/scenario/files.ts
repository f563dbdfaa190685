// Files of made-up people that a clinic imports, each any number of times, as events beside the model of the clinic.

import type { World } from '../world.ts';
import type { Model } from './model.ts';
import { markerOf } from './model.ts';

const rowsInFile = 3;

type Person = Record<string, string>;

const peopleIn = (file: number): Person[] => Array.from({ length: rowsInFile }, (_, i) => ({ 'Last name': `Brought ${file}${i}`, 'First name': `Ivy ${i}`, 'Phone': `00${file}${i}`, 'Notes': `=${i}+1` }));

/** Every other file has no ids of its own. */
function textOf(file: number): string {
  const hasIds = file % 2 === 0;
  const rows = peopleIn(file).map((one, i) => [...(hasIds ? [`old-${file}${i}`] : []), ...Object.values(one)].join(','));
  return [[...(hasIds ? ['Id'] : []), 'Last Name', 'First Name', 'Phone', 'Notes'].join(','), ...rows, ''].join('\r\n');
}

interface Open { importId: string; isRunning: boolean }

export class Files {
  private readonly world: World;
  private readonly model: Model;
  /** By file: the import that has not come to its end. */
  private readonly open = new Map<number, Open>();
  private begun = 0;

  constructor(world: World, model: Model) {
    this.world = world;
    this.model = model;
  }

  /** Goes on where a cut left off; a file that was brought in before comes again, which adds nothing. */
  bring(file: number): void {
    const one = this.open.get(file) ?? { importId: `import-${this.begun++}`, isRunning: false };
    this.open.set(file, one);
    const { importId } = one;
    if (!one.isRunning) {
      this.world.get('import.put', { importId, name: `people ${file}.csv`, part: 1, of: 1, text: textOf(file) });
      this.world.get('import.preview', { importId });
    }
    one.isRunning = true;
    for (;;) {
      const answer = this.world.ask('import.run', { importId });
      if (!answer.ok) return this.beginAnew(file, answer.issues);
      if (answer.value.finished) return this.ended(file, answer.value);
    }
  }

  /** What was begun comes to its end. */
  end(): void {
    for (const file of this.open.keys()) this.bring(file);
  }

  /** Its pieces are forgotten after a day. */
  private beginAnew(file: number, issues: { code: string; message: string }[]): void {
    expect(issues).toMatchObject([{ code: 'file' }]);
    this.open.delete(file);
    this.bring(file);
  }

  private ended(file: number, told: { added: Record<string, number>; skipped: number; problems: number }): void {
    const people = peopleIn(file);
    const isNew = !this.model.typed.has(people[0]?.[markerOf('clients')] ?? '');
    this.open.delete(file);
    for (const fields of people) this.model.typed.set(fields[markerOf('clients')] ?? '', { name: 'clients', fields });
    if (!isNew) expect({ file, ...told }).toMatchObject({ added: {}, skipped: rowsInFile, problems: 0 });
  }
}
