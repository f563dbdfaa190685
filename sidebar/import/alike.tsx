// Clients of a file who look like somebody already here, each with a choice.

import { useState } from 'preact/hooks';
import type { ImportPreview } from '../../src/kit/door.ts';
import { plural } from '../words.ts';
import type { Choosing } from './choosing.ts';
import { Unfold } from './unfold.tsx';

const choices = [['skip', 'leave out'], ['merge', 'merge'], ['new', 'add as new']] as const;
const inView = 30;

export function AlikeOf({ file, looking, onChoose }: Choosing & { file: ImportPreview['files'][number] }) {
  const [shown, setShown] = useState(inView);
  return (
    <Unfold caption={`${plural(file.alike.length, 'client')} here already?`} open>
      <ul class="list small">
        {file.alike.slice(0, shown).map((one) => (
          <li key={one.key}>
            <span class="grow"><b>{one.name}</b> <span class="muted">row {one.row}</span><br />looks like {one.id}: {one.why}</span>
            <select class="narrow" aria-label={`${one.name}, row ${one.row}`} disabled={looking} value={one.choice} onChange={(event) => onChoose(one.key, event.currentTarget.value)}>
              {choices.map(([value, caption]) => <option key={value} value={value}>{caption}</option>)}
            </select>
          </li>
        ))}
      </ul>
      {file.alike.length > shown && <button type="button" class="link" onClick={() => setShown(shown + 100)}>Show more</button>}
    </Unfold>
  );
}
