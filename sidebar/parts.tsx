// The few parts every panel is made of: bar, foot, note, chip, card.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useClinic } from './clinic.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'idle' | 'info';

const marks: Record<Tone, string> = { good: '✓', warn: '!', bad: '×', idle: '○', info: '→' };

/** State as mark, word and color; never color alone. */
export function Chip({ tone, children, mark = marks[tone] }: { tone: Tone; children: ComponentChildren; mark?: string }) {
  return <span class={`chip ${tone}`}>{mark && <span aria-hidden="true">{mark}</span>}{children}</span>;
}

export function Note({ tone, children, live = false }: { tone: Tone; children: ComponentChildren; live?: boolean }) {
  return (
    <div class={`note ${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <span aria-hidden="true">{marks[tone]}</span><div class="grow">{children}</div>
    </div>
  );
}

interface BarProps { title: string; beside?: string; home?: boolean; children?: ComponentChildren; onBack?(): void; focus?: boolean }

/** The title of a panel; where it is not a form, focus lands on it. */
export function Bar({ title, beside, home = false, children, onBack, focus = true }: BarProps) {
  const { back } = useClinic();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (focus && !home) heading.current?.focus({ preventScroll: true }); }, [title]);
  return (
    <header class="bar">
      {!home && <button type="button" class="back" aria-label="Back" title="Back (Esc)" onClick={onBack ?? (() => back())}>‹</button>}
      <h1 ref={heading} tabIndex={-1}>{title} {beside && <span class="muted small">{beside}</span>}</h1>
      {children}
    </header>
  );
}

export function Foot({ said, children }: { said?: ComponentChildren; children: ComponentChildren }) {
  return <footer class="foot">{said === undefined ? null : <span class="said" role="status">{said}</span>}{children}</footer>;
}

export function Card({ title, beside, children }: { title?: ComponentChildren; beside?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="card">
      {title && <h2>{title} {beside && <span class="muted small">{beside}</span>}</h2>}
      {children}
    </section>
  );
}

/** `aside`: no stop of the Tab key, because a key of its own does the same. */
export function Link({ onClick, children, label, aside = false, title }: { onClick(): void; children: ComponentChildren; label?: string; aside?: boolean; title?: string }) {
  return <button type="button" class="link" aria-label={label} title={title} tabIndex={aside ? -1 : undefined} onClick={onClick}>{children}</button>;
}

/** Leads out of the sheet. Only to a web address: what stands in a cell may be anything. */
export function Out({ to, children, small = false }: { to: string; children: ComponentChildren; small?: boolean }) {
  return /^https?:\/\//i.test(to) ? <a class={small ? 'small' : undefined} href={to} target="_blank" rel="noopener">{children}</a> : null;
}

/** Under way, without a known end. */
export function Moving({ said }: { said: string }) {
  return <div class="moving" role="status"><div class="meter moves" aria-hidden="true"><i /></div><p class="help">{said}</p></div>;
}

/** As a panel opens nothing in it has the keys yet: the arrow goes to its first line. */
export function toFirstLine(event: KeyboardEvent): void {
  const here = document.activeElement;
  const line = here === document.body || here?.closest('.bar') ? document.querySelector<HTMLElement>('main [data-line]') : null;
  if (!line) return;
  event.preventDefault();
  line.focus();
}

/** Arrow keys walk over the main button of each line. */
export function walkLines(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
  const here = lines.findIndex((line) => line === document.activeElement || line.parentElement?.contains(document.activeElement));
  const next = lines[here + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
