// Adds a line to the measures: a form's score, an activity of the client's own, or a range of motion with its side.

import { useState } from 'preact/hooks';
import { readMotion } from '../../src/clinic/measures/motion.ts';
import { measures } from '../../src/clinic/measures/table.ts';
import { useClinic } from '../clinic.ts';
import { useWalk } from '../use-walk.ts';
import { keyOf, type Measured } from './measured.ts';

const sides = ['left', 'right', 'both'];
/** Kinds that need to be told what was measured. */
const named: Record<string, string> = { ROM: 'Movement', PSFS: 'Activity' };

export function AddMeasure({ taken, onAdd }: { taken: Measured[]; onAdd(of: Measured): void }) {
  const { start } = useClinic();
  const [naming, setNaming] = useState('');
  const [what, setWhat] = useState('');
  const [side, setSide] = useState('');
  const walk = useWalk();
  const kinds = (measures.columns.kind.choices ?? []).filter((kind) => kind !== 'NPRS' && (kind in named || !taken.some((each) => each.kind === kind)));
  const add = (of: Measured) => {
    if (!taken.some((each) => keyOf(each) === keyOf(of))) onAdd(of);
    setNaming('');
    setWhat('');
    setSide('');
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (what.trim() !== '') add({ kind: naming, what: what.trim(), side });
  };
  return (
    <div class="line">
      <span class="label" id="add-measure">Add</span>
      <div class="picks" role="group" aria-labelledby="add-measure" {...walk(false)}>
        {kinds.map((kind, i) => (
          <button key={kind} type="button" class={kind === naming ? 'pick on' : 'pick'} tabIndex={i === 0 ? 0 : -1} aria-expanded={kind in named ? kind === naming : undefined}
            onClick={() => (kind in named ? setNaming(kind === naming ? '' : kind) : add({ kind, what: '', side: '' }))}>{kind}</button>
        ))}
      </div>
      {naming && (
        <div class="naming">
          <input type="text" aria-label={named[naming]} placeholder={naming === 'ROM' ? 'neck rotation' : 'sitting an hour'} value={what} list={naming === 'ROM' ? 'motions' : undefined} autocomplete="off"
            ref={(box) => { if (box && what === '') box.focus(); }} onInput={(event) => setWhat(event.currentTarget.value)} onKeyDown={enter} />
          {naming === 'ROM' && (
            <select aria-label="Side" value={side} onChange={(event) => setSide(event.currentTarget.value)} onKeyDown={enter}>
              <option value="">no side</option>{sides.map((each) => <option key={each} value={each}>{each}</option>)}
            </select>
          )}
          <button type="button" class="plain small-button" aria-disabled={what.trim() === ''} onClick={() => { if (what.trim() !== '') add({ kind: naming, what: what.trim(), side }); }}>Add</button>
          <datalist id="motions">{(start.lists.motions ?? []).map((motion) => <option key={motion} value={readMotion(motion).what} />)}</datalist>
        </div>
      )}
    </div>
  );
}
