// Asks before a paper is made what it may say beyond the records. Everything may stay empty; Enter makes it.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { useClinic } from '../clinic.ts';
import type { Typed } from '../places.ts';
import { dayFields, dayRead, proposalFields } from './asked.ts';
import type { Paper } from './papers.ts';

interface Props { paper: Paper; typed: Typed; wrong: Typed; onTyped(typed: Typed): void; onMake(): void; onClose(): void }

export function Asking({ paper, typed, wrong, onTyped, onMake, onClose }: Props) {
  const { start } = useClinic();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => { box.current?.querySelector('input')?.focus(); }, [paper.kind]);
  useLayoutEffect(() => { box.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(); }, [wrong]);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) onMake();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const field = ([name, label]: readonly [string, string], day: boolean) => {
    const id = `paper-${paper.kind.replace(/\W+/g, '-')}-${name}`;
    const said = wrong[name] ?? (day ? dayRead(typed[name] ?? '', start.today) : '');
    return (
      <div key={name} class={wrong[name] ? 'field invalid' : 'field'}>
        <label for={id}>{label}</label>
        <input id={id} type="text" inputMode={day ? undefined : 'decimal'} value={typed[name] ?? ''} placeholder={day ? 'mar 2, +30' : undefined} autocomplete="off" spellcheck={false}
          aria-invalid={name in wrong} aria-describedby={`${id}-under`} onInput={(event) => onTyped({ ...typed, [name]: event.currentTarget.value })} />
        <div id={`${id}-under`} class={wrong[name] ? 'error' : 'help read'} aria-live="polite">{said}</div>
      </div>
    );
  };
  return (
    <div ref={box} class="asking" role="group" aria-label={`For the ${paper.kind}`} onKeyDown={press}>
      {paper.proposes && <p class="label">We propose <span class="optional">optional</span></p>}
      {paper.proposes && <div class="fields of3">{proposalFields.map((one) => field(one, false))}</div>}
      {paper.proposes && <div class="fields of2">{field(['until', 'Until'], true)}</div>}
      {paper.days && <p class="label">Of these days only <span class="optional">optional; else of {paper.days}</span></p>}
      {paper.days && <div class="fields of2">{dayFields.map((one) => field(one, true))}</div>}
      <div class="answers">
        <button type="button" class="plain small-button" onClick={onClose}>Not now</button>
        <button type="button" class="main small-button" onClick={onMake}>Write it</button>
      </div>
    </div>
  );
}
