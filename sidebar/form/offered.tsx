// A text with values offered while one types: arrows choose, Enter takes one, and anything else may be written.

import { useEffect, useState } from 'preact/hooks';
import type { Controlled } from './controlled.ts';
import { matching } from './matching.ts';

export function Offered({ value, onChange, onLeave, marks, offered }: Controlled & { offered: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = open ? matching(offered, value) : [];
  const shown = open && found.length > 0 && !(found.length === 1 && found[0] === value);
  useEffect(() => { document.getElementById(`${marks.id}-${active}`)?.scrollIntoView({ block: 'nearest' }); }, [active, open]);
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (text: string | undefined) => {
    close();
    if (text !== undefined) onChange(text);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else setActive(Math.max(-1, Math.min(found.length - 1, active + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && shown && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(found[Math.max(0, active)]);
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      close();
    }
  };
  return (
    <div class="picker">
      <input {...marks} type="text" role="combobox" aria-expanded={shown} aria-controls={`${marks.id}-list`} aria-autocomplete="list" aria-activedescendant={shown && active >= 0 ? `${marks.id}-${active}` : undefined}
        autocomplete="off" spellcheck={false} value={value}
        onClick={() => { if (value === '') setOpen(true); }}
        onInput={(event) => { onChange(event.currentTarget.value); setOpen(true); setActive(event.currentTarget.value.trim() === '' ? -1 : 0); }}
        onKeyDown={press} onBlur={() => { close(); onLeave(); }} />
      <ul id={`${marks.id}-list`} class="found over" role="listbox" aria-label="Offered" hidden={!shown}>
        {found.map((text, i) => (
          <li key={text} id={`${marks.id}-${i}`} role="option" aria-selected={i === active} class={i === active ? 'on' : ''} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(text)}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
