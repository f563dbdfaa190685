// Who sits at this page: anyone of the clinic, or any address typed in. Each browser page has its own person.
import { useRef, useState } from 'preact/hooks';
import type { Desk } from '../desk.ts';
import { Icon } from './icons.tsx';
import { useDismiss } from './use.ts';
import { initials } from './words.ts';

export function People({ desk }: { desk: Desk }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const element = useRef<HTMLDivElement>(null);
  useDismiss(open, element, () => setOpen(false));
  const me = desk.people.find((person) => person.email === desk.user);
  return (
    <div class="pop-holder" ref={element}>
      <button class="chip-button person" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)} title={`You are ${desk.user}`}>
        <Face name={me?.name ?? desk.user} /> <span class="who">{me?.name ?? desk.user}</span> <Icon name="down" />
      </button>
      {open && (
        <div class="pop people" role="dialog" aria-label="Who are you?">
          <h2>Sit down as</h2>
          <p class="muted small">Open a second window as someone else to see two people at work in one spreadsheet.</p>
          <ul class="choices">
            {desk.people.map((person) => (
              <li key={person.email}>
                <button aria-current={person.email === desk.user} onClick={() => sitAs(person.email)}>
                  <Face name={person.name} /> <span class="grow">{person.name}<br /><span class="muted small">{person.email}</span></span> <span class="muted small">{person.role}</span>
                </button>
              </li>
            ))}
          </ul>
          <form class="line" onSubmit={(event) => { event.preventDefault(); if (typed.includes('@')) sitAs(typed.trim()); }}>
            <input type="email" required placeholder="someone@clinic.example" aria-label="Someone else's address" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
            <button class="plain">Sit down</button>
          </form>
        </div>
      )}
    </div>
  );
}

/** A page has one person, named in its address: so a reload keeps it, and a second window may have another. */
function sitAs(email: string): void {
  const url = new URL(window.location.href);
  url.searchParams.set('user', email);
  window.location.href = url.href;
}

const FACES = ['#0b57d0', '#137333', '#8430ce', '#b3261e', '#8a4b00', '#00677d'];

function Face({ name }: { name: string }) {
  const sum = [...name].reduce((so, letter) => so + (letter.codePointAt(0) ?? 0), 0);
  return <span class="face" aria-hidden="true" style={{ background: FACES[sum % FACES.length] }}>{initials(name)}</span>;
}
