// Points a record at another one: found by typing its name, shown with its caption, sent as its id.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Listed } from '../../src/kit/door.ts';
import { listedOf, listOf, useClinic } from '../clinic.ts';
import { searchOver } from '../find/search.ts';
import { draftKeyOf } from '../places.ts';
import { mayEdit } from '../roles.ts';
import { nameOfPrefix, tableOf } from '../tables.ts';
import { withDays } from '../words.ts';
import { noneYet } from './layout.ts';
import type { Controlled } from './controlled.ts';
import type { Form } from './at-work.ts';

const shown = 7;

export function Picker({ column, value, onChange, marks, form }: Controlled & { form: Form }) {
  const { start, go } = useClinic();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const name = nameOfPrefix(column.prefix ?? '');
  const lines = useMemo(() => ofClient(listOf(start, name) ?? [], form.values['Client ID'] ?? '', name === 'clients'), [start, name, form.values['Client ID']]);
  const find = useMemo(() => searchOver(lines, start.today), [lines, start.today]);
  const found = typed === null ? [] : typed.trim() === '' ? lines.slice(0, shown) : find(typed, shown);
  const held = value ? listedOf(start, value) : undefined;
  const caption = held ? [held.caption, withDays(held.detail)].filter(Boolean).join(' · ') : value;
  const mayAdd = name !== undefined && mayEdit(start.role, name);
  const last = found.length - (mayAdd ? 0 : 1);
  const open = typed !== null;
  const [cut, setCut] = useState(false);
  // Too long for one line, it stands in two smaller ones.
  useLayoutEffect(() => { setCut(!open && box.current !== null && box.current.scrollWidth > box.current.clientWidth); }, [caption, open]);
  // What is typed next takes the place of the name just chosen.
  useLayoutEffect(() => { if (!open && document.activeElement === box.current) box.current?.select(); }, [open, caption]);
  useEffect(() => { document.getElementById(`${marks.id}-${active}`)?.scrollIntoView({ block: 'nearest' }); }, [active, open]);

  const choose = (line: Listed | undefined) => {
    setTyped(null);
    if (line) onChange(line.id);
    else if (mayAdd && name) go({ at: 'form', table: name, given: givenTo(form, name, typed ?? ''), fills: { key: draftKeyOf(form.place), heading: column.heading } });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setTyped('');
      setActive(Math.max(0, Math.min(last, active + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && open && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setTyped(null);
    }
  };
  const leave = () => {
    if (typed === '' && value !== '' && box.current?.value === '') onChange('');
    else if (typed !== null && typed.trim() !== '') {
      const exact = find(typed, 2);
      if (exact.length === 1 && exact[0]) onChange(exact[0].id);
    }
    setTyped(null);
  };

  return (
    <div class={cut ? 'picker cut' : 'picker'}>
      <input ref={box} {...marks} type="text" role="combobox" aria-expanded={open} aria-controls={`${marks.id}-list`} aria-autocomplete="list"
        aria-activedescendant={open ? `${marks.id}-${active}` : undefined} autocomplete="off" spellcheck={false}
        value={typed ?? caption} placeholder={placeholderFor(name, lines.length, form)} title={caption}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => { if (!open && value === '') setTyped(''); }}
        onInput={(event) => { setTyped(event.currentTarget.value); setActive(0); }}
        onKeyDown={press} onBlur={leave} />
      {cut && <span class="in-full" aria-hidden="true">{caption}</span>}
      <ul id={`${marks.id}-list`} class="found over" role="listbox" aria-label="Matches" hidden={!open}>
        {found.map((line, i) => (
          <li key={line.id} id={`${marks.id}-${i}`} role="option" aria-selected={i === active} class={i === active ? 'on' : ''}
            onMouseDown={(event) => event.preventDefault()} onClick={() => choose(line)}>
            <div>{line.caption}</div><div class="muted small num">{withDays(line.detail) || line.id}</div>
          </li>
        ))}
        {mayAdd && name && (
          <li id={`${marks.id}-${found.length}`} role="option" aria-selected={active === found.length} class={`add${active === found.length ? ' on' : ''}`}
            onMouseDown={(event) => event.preventDefault()} onClick={() => choose(undefined)}>
            + New {tableOf(name).one}{typed?.trim() && found.length === 0 ? ` “${typed.trim()}”` : ''}
          </li>
        )}
        {found.length === 0 && !mayAdd && <li class="muted" role="option" aria-selected={false} aria-disabled="true">Nothing found</li>}
      </ul>
    </div>
  );
}

/** Cases, covers and referrals are those of the client chosen. */
function ofClient<T extends Listed & { client?: string }>(lines: T[], client: string, all: boolean): Listed[] {
  return all || client === '' ? lines : lines.filter((line) => line.client === undefined || line.client === client);
}

function placeholderFor(name: string | undefined, count: number, form: Form): string {
  if (name === 'clients') return 'name, birth date, phone';
  const ofOne = name === 'cases' || name === 'cover' || name === 'referrals';
  if (ofOne && form.columns.some(({ heading }) => heading === 'Client ID') && !form.values['Client ID']) return 'choose the client first';
  return ofOne && count === 0 ? noneYet : '';
}

/** What a record begun from a picker starts with. */
function givenTo(form: Form, name: string, typed: string): Record<string, string> {
  const client = form.values['Client ID'] ?? '';
  if (name === 'providers' || name === 'insurers' || name === 'therapists') return typed ? { Name: typed } : {};
  if (name === 'clients') return typed ? { 'Last name': typed } : {};
  return client ? { 'Client ID': client } : {};
}
