// Tabs of a record: the form first, then what stands beside it. Left and right arrows walk them.

import { useRef } from 'preact/hooks';

export function Tabs({ names, at, onChoose }: { names: string[]; at: number; onChoose(at: number): void }) {
  const row = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = at + step;
    if (step === 0 || next < 0 || next >= names.length) return;
    event.preventDefault();
    onChoose(next);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <nav aria-label="Parts of the record"><div ref={row} class="tabs" role="tablist" onKeyDown={press}>
      {names.map((name, i) => (
        <button key={name} type="button" role="tab" aria-selected={i === at} tabIndex={i === at ? 0 : -1} onClick={() => onChoose(i)}>{name}</button>
      ))}
    </div></nav>
  );
}
