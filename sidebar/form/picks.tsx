// A list as chips: pick several of what is offered, and add one's own.

import { useRef, useState } from 'preact/hooks';
import { splitList } from '../../src/kit/cell.ts';
import type { Controlled } from './control.tsx';
import { fieldId } from './layout.ts';

/** Of a long list, so many are in view; the rest come with typing. */
const inView = 8;

export function Picks({ column, value, onChange, marks, offered }: Controlled & { offered: readonly string[] }) {
  const chosen = splitList(value);
  const [adding, setAdding] = useState(false);
  const [own, setOwn] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const put = (items: string[]) => onChange(items.join('; '));
  const toggle = (item: string) => put(chosen.includes(item) ? chosen.filter((each) => each !== item) : [...chosen, item]);
  const add = () => {
    const items = splitList(own.replace(/,/g, ';')).map((item) => offered.find((each) => each.toLowerCase() === item.toLowerCase()) ?? item);
    put([...chosen, ...items.filter((item) => !chosen.includes(item))]);
    setOwn('');
  };
  const shown = [...new Set([...chosen, ...offered.slice(0, Math.max(inView - chosen.length, 0))])];
  const free = adding || offered.length === 0;
  return (
    <div class="picks" role="group" id={free ? undefined : marks.id} aria-labelledby={`${fieldId(column.heading)}-label`} aria-describedby={marks['aria-describedby']}>
      {shown.map((item) => (
        <button key={item} type="button" class={chosen.includes(item) ? 'pick on' : 'pick'} aria-pressed={chosen.includes(item)} onClick={() => toggle(item)}>{item}</button>
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
        : <button type="button" class="pick" aria-label={`Add to ${column.heading.toLowerCase()}`} onClick={() => { setAdding(true); setTimeout(() => box.current?.focus()); }}>+</button>}
      {free && <datalist id={`${marks.id}-offered`}>{offered.filter((item) => !chosen.includes(item)).map((item) => <option key={item} value={item} />)}</datalist>}
    </div>
  );
}
