// One question about a file, with the answer taken unless another is chosen.

import { useId } from 'preact/hooks';
import type { ImportPreview } from '../../src/kit/door.ts';
import type { Choosing } from './choosing.ts';

export function Ask({ ask, looking, onChoose }: Choosing & { ask: ImportPreview['asks'][number] }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{ask.question}</label>
      <select id={id} disabled={looking} value={ask.value} onChange={(event) => onChoose(ask.key, event.currentTarget.value)}>
        {ask.options.map((option) => <option key={option.value} value={option.value}>{option.caption}</option>)}
      </select>
    </div>
  );
}
