// The search box: type part of a name, a birth date or a phone; arrows choose, Enter opens.

import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Listed } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { withDays } from '../words.ts';
import { searchOver } from './search.ts';

const shown = 8;

interface Props {
  lines: Listed[];
  label: string;
  onChoose(line: Listed): void;
  /** Told what is typed, so that the panel can make room. */
  onTyped?(text: string): void;
  /** Offered when nothing is found. */
  orElse?(typed: string): preact.ComponentChildren;
}

export function FindBox({ lines, label, onChoose, onTyped, orElse }: Props) {
  const { start } = useClinic();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  const find = useMemo(() => searchOver(lines, start.today), [lines, start.today]);
  const found = useMemo(() => find(typed, shown), [find, typed]);
  useSlash(box);

  const type = (text: string) => {
    setTyped(text);
    setActive(0);
    onTyped?.(text);
  };
  const press = (event: KeyboardEvent) => {
    const chosen = found[active];
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && typed !== '') {
      event.preventDefault();
      setActive(Math.max(0, Math.min(found.length - 1, active + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onChoose(chosen);
    } else if (event.key === 'Escape' && typed) {
      event.stopPropagation();
      type('');
    }
  };

  return (
    <div class="find">
      <input
        ref={box} type="search" list={undefined} placeholder={label} aria-label={label} value={typed} autocomplete="off" spellcheck={false} data-search
        role="combobox" aria-expanded={typed !== ''} aria-controls={id} aria-autocomplete="list"
        aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
        onInput={(event) => type(event.currentTarget.value)} onKeyDown={press}
      />
      <ul class="found" id={id} role="listbox" aria-label="Matches" hidden={typed.trim() === ''}>
        {found.map((line, i) => (
          <li key={line.id} id={`${id}-${i}`} role="option" aria-selected={i === active} class={i === active ? 'on' : ''}
            onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(line)}>
            <span class="clip">{line.caption}</span><span class="clip muted small num">{withDays(line.detail) || line.id}</span>
          </li>
        ))}
      </ul>
      {typed.trim() !== '' && found.length === 0 && <div class="empty" role="status">Nobody found for “{typed.trim()}”. {orElse?.(typed.trim())}</div>}
    </div>
  );
}

/** `/` goes to the search box from anywhere but a field. */
function useSlash(box: { current: HTMLInputElement | null }): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Letters belong to the field that has the focus. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
