// A list as chips: pick several of what is offered, and add one's own. One stop of the Tab key: arrows walk, Enter or the
// number of a chip takes it, a letter begins to find or add another.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { splitList } from '../../src/kit/cell.ts';
import type { Controlled } from './controlled.ts';
import { fieldId } from './layout.ts';
import { matching } from './matching.ts';

/** Of a long list, so many are in view; the rest come with typing. */
const inView = 8;

export function Picks({ column, value, onChange, marks, offered }: Controlled & { offered: readonly string[] }) {
  const chosen = splitList(value);
  const [adding, setAdding] = useState(false);
  const [own, setOwn] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const group = useRef<HTMLDivElement>(null);
  const put = (items: string[]) => onChange(items.join('; '));
  const toggle = (item: string) => put(chosen.includes(item) ? chosen.filter((each) => each !== item) : [...chosen, item]);
  /** What begins like one offered is that one. */
  const meant = (item: string): string => offered.find((each) => each.toLowerCase() === item.toLowerCase()) ?? (item.length > 1 ? matching(offered, item).filter((each) => !chosen.includes(each))[0] : undefined) ?? item;
  const add = () => {
    const items = splitList(own.replace(/,/g, ';')).map(meant);
    put([...chosen, ...items.filter((item) => !chosen.includes(item))]);
    setOwn('');
  };
  /** Letters typed before the box is there are kept, in their order. */
  const begin = (letter: string) => {
    setAdding(true);
    setOwn((was) => was + letter);
  };
  useLayoutEffect(() => {
    if (adding) box.current?.focus();
  }, [adding]);
  const shown = [...new Set([...chosen, ...offered.slice(0, Math.max(inView - chosen.length, 0))])];
  const free = adding || offered.length === 0;
  const buttons = shown.length + (free ? 0 : 1);
  const stop = Math.min(at, buttons - 1);
  const walk = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLButtonElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    const numbered = /^[1-9]$/.test(event.key) ? shown[Number(event.key) - 1] : undefined;
    if (step !== 0) group.current?.querySelectorAll<HTMLElement>('button')[stop + step]?.focus();
    else if (numbered !== undefined) toggle(numbered);
    else if (/^\p{L}$/u.test(event.key)) begin(event.key);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={group} class="picks" role="group" id={free ? undefined : marks.id} aria-labelledby={`${fieldId(column.heading)}-label`} aria-describedby={marks['aria-describedby']} onKeyDown={walk}>
      {shown.map((item, i) => (
        <button key={item} type="button" class={chosen.includes(item) ? 'pick on' : 'pick'} aria-pressed={chosen.includes(item)} tabIndex={i === stop ? 0 : -1} onFocus={() => setAt(i)} onClick={() => toggle(item)}>{item}</button>
      ))}
      {free
        ? <input ref={box} {...marks} class="own" type="text" value={own} list={`${marks.id}-offered`} autocomplete="off" placeholder={offered.length > 0 ? 'type to find or add' : 'type and press Enter'}
            onInput={(event) => setOwn(event.currentTarget.value)}
            onBlur={() => { add(); if (offered.length > 0) setAdding(false); }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
                event.preventDefault();
                add();
              } else if (event.key === 'Backspace' && own === '' && chosen.length > 0) put(chosen.slice(0, -1));
            }} />
        : <button type="button" class="pick" tabIndex={stop === shown.length ? 0 : -1} onFocus={() => setAt(shown.length)} aria-label={`Add to ${column.heading.toLowerCase()}`} onClick={() => begin('')}>+</button>}
      {free && <datalist id={`${marks.id}-offered`}>{offered.filter((item) => !chosen.includes(item)).map((item) => <option key={item} value={item} />)}</datalist>}
    </div>
  );
}
