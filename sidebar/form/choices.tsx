// Choices as buttons: one key each. The pain scale takes digits, 1 and 0 make 10.

import { useRef } from 'preact/hooks';
import type { Controlled } from './controlled.ts';
import { useLast } from './last.tsx';
import { fieldId } from './layout.ts';

export function Choices({ offered, ...controlled }: Controlled & { offered: readonly string[] }) {
  return <Radios {...controlled} class="picks" option="pick" values={offered} />;
}

const zeroToTen = Array.from({ length: 11 }, (_, n) => String(n));

/** The value the last visit ended with is underlined. */
export function Scale(controlled: Controlled) {
  const was = useLast('Pain after');
  return <Radios {...controlled} class="scale" option="step" values={zeroToTen} was={was} />;
}

interface RadiosProps extends Controlled { class: string; option: string; values: readonly string[]; was?: string }

function Radios({ column, value, onChange, marks, values, was, ...look }: RadiosProps) {
  const group = useRef<HTMLDivElement>(null);
  const lastDigit = useRef({ digit: '', at: 0 });
  const chosen = values.indexOf(value);

  const choose = (next: string | undefined, focus = true) => {
    if (next === undefined) return;
    onChange(next);
    if (focus) group.current?.querySelectorAll<HTMLElement>('[role=radio]')[Math.max(0, values.indexOf(next))]?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) choose(values[Math.max(0, Math.min(values.length - 1, chosen + step))]);
    else if (event.key === 'Backspace' || event.key === 'Delete') choose('');
    else if (event.key.length === 1 && event.key !== ' ') choose(typed(event.key));
    else return;
    event.preventDefault();
  };
  /** A digit, 10 from a 1 and a 0 typed in one go, or the first choice that begins with the letter. */
  const typed = (letter: string): string | undefined => {
    const now = Date.now();
    const { digit, at } = lastDigit.current;
    lastDigit.current = { digit: letter, at: now };
    if (letter === '0' && digit === '1' && now - at < 900 && values.includes('10')) return '10';
    return values.find((each) => each === letter) ?? values.find((each) => each.toLowerCase().startsWith(letter.toLowerCase()));
  };

  return (
    <div ref={group} id={marks.id} class={look.class} role="radiogroup" aria-labelledby={`${fieldId(column.heading)}-label`}
      aria-describedby={marks['aria-describedby']} aria-required={marks['aria-required']} onKeyDown={press}>
      {values.map((each, i) => (
        <button key={each} type="button" role="radio" aria-checked={each === value} aria-invalid={marks['aria-invalid'] || undefined}
          tabIndex={i === Math.max(0, chosen) ? 0 : -1} class={`${look.option}${each === value ? ' on' : ''}${each === was ? ' was' : ''}`}
          onClick={() => choose(each === value && column.optional ? '' : each)}>
          {each}
        </button>
      ))}
    </div>
  );
}
