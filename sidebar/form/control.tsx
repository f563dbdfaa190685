// The right control for a column, chosen by its kind.

import { useRef } from 'preact/hooks';
import type { Column } from '../../src/kit/column.ts';
import { useClinic } from '../clinic.ts';
import { Choices, Scale } from './choices.tsx';
import type { Controlled } from './controlled.ts';
import { fieldId, labelOf, offeredTo, underId } from './layout.ts';
import { Offered } from './offered.tsx';
import { Picker } from './picker.tsx';
import { Picks } from './picks.tsx';
import { expandedIn, snippetsIn } from './snippets.ts';
import type { Form } from './at-work.ts';

/** About how many characters of buttons fit in one line of the form. */
const roomFor = 34;

/** `alone` in its line; `buttons` even where they take two lines. */
export function Control({ column, form, alone, buttons }: { column: Column; form: Form; alone: boolean; buttons: boolean }) {
  const { start } = useClinic();
  const { heading, kind } = column;
  const controlled: Controlled = {
    column, value: form.values[heading] ?? '',
    onChange: (text) => form.change(heading, text),
    onLeave: () => form.left(column),
    marks: { id: fieldId(heading), 'aria-describedby': underId(heading), 'aria-invalid': heading in form.errors, 'aria-required': !column.optional },
  };
  const offered = offeredTo(column, start.lists);
  if (kind === 'ref') return <Picker {...controlled} form={form} />;
  if (kind === 'longText') return <LongText {...controlled} />;
  if (kind === 'list' && heading !== 'Procedures') return <Picks {...controlled} offered={offered} />;
  if (kind === 'whole' && column.least === 0 && column.most === 10) return <Scale {...controlled} />;
  if (kind === 'choice' || kind === 'yesNo') return buttons || fits(column, offered, alone) ? <Choices {...controlled} offered={offered} /> : <Select {...controlled} offered={offered} />;
  return kind === 'text' && offered.length > 0 ? <Offered {...controlled} offered={offered} /> : <OneLine {...controlled} />;
}

/** Buttons where all of them are seen at once, a dropdown where they would wrap. */
function fits(column: Column, offered: readonly string[], alone: boolean): boolean {
  const letters = offered.reduce((sum, choice) => sum + choice.length + 4, 0);
  return offered.length <= 4 && (column.kind === 'yesNo' || (alone && letters <= roomFor));
}

const modes: Partial<Record<Column['kind'], 'numeric' | 'decimal' | 'tel' | 'email' | 'url'>> = {
  whole: 'numeric', number: 'decimal', money: 'decimal', phone: 'tel', email: 'email', link: 'url',
};

/** How it may be typed. */
function hintOf(column: Column): string | undefined {
  if (column.kind === 'time') return '9:30';
  if (column.kind !== 'day') return undefined;
  return /birth/i.test(column.heading) ? '4/2/1971' : 'mar 2, +7';
}

function OneLine({ column, value, onChange, onLeave, marks }: Controlled) {
  // A time may fill itself as one comes to it: the first key takes its place.
  const fresh = useRef(false);
  const select = (field: HTMLInputElement) => { if (column.kind === 'time') field.select(); };
  const click = (field: HTMLInputElement) => {
    if (fresh.current) select(field);
    fresh.current = false;
  };
  return (
    <input {...marks} type="text" inputMode={modes[column.kind]} value={value} autocomplete="off" spellcheck={false}
      placeholder={hintOf(column)} onFocus={(event) => { fresh.current = true; select(event.currentTarget); }} onClick={(event) => click(event.currentTarget)}
      onInput={(event) => { fresh.current = false; onChange(event.currentTarget.value); }} onBlur={onLeave} />
  );
}

function LongText({ value, onChange, onLeave, marks }: Controlled) {
  const { start } = useClinic();
  const type = (field: HTMLTextAreaElement) => {
    const expanded = expandedIn(field.value, field.selectionStart, snippetsIn(start.lists.snippets ?? []));
    onChange(expanded?.text ?? field.value);
    if (expanded) requestAnimationFrame(() => field.setSelectionRange(expanded.caret, expanded.caret));
  };
  return <textarea {...marks} value={value} rows={2} onInput={(event) => type(event.currentTarget)} onBlur={onLeave} />;
}

function Select({ column, value, onChange, marks, offered }: Controlled & { offered: readonly string[] }) {
  const known = value === '' || offered.includes(value);
  return (
    <select {...marks} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {(column.optional || value === '') && <option value="" aria-label={`No ${labelOf(column).toLowerCase()}`} />}
      {!known && <option value={value}>{value}</option>}
      {offered.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
    </select>
  );
}
