// What opens first: find somebody, today's sessions with their next action, and what waits for you.

import { useState } from 'preact/hooks';
import { formatDay } from '../../src/kit/day.ts';
import { useClinic } from '../clinic.ts';
import { FindBox } from '../find/find-client.tsx';
import { Bar, Card, Foot, Link, walkLines } from '../parts.tsx';
import { mayImport } from '../roles.ts';
import { SavedCard } from '../saved.tsx';
import { capital, hasTable, tableOf } from '../tables.ts';
import { useLetters } from '../use-letters.ts';
import { NeedsYou } from './needs-you.tsx';
import { SessionLine } from './session-line.tsx';
import { useWhose, WhoseLink } from './whose.tsx';

export function Today() {
  const clinic = useClinic();
  const { start, go } = clinic;
  const [searching, setSearching] = useState(false);
  const newClient = (typed = '') => go({ at: 'form', table: 'clients', given: nameGiven(typed) });
  const book = () => go({ at: 'form', table: 'sessions', given: { Date: start.today } });
  useLetters({ n: () => newClient(), b: book });
  return (
    <>
      <Bar title="Today" home><span class="muted small">{formatDay(start.today, 'weekday')}</span></Bar>
      <main class="body" onKeyDown={walkLines}>
        <div>
          <FindBox
            lines={start.clients} label="Find a client: name, birth date, phone"
            onTyped={(text) => setSearching(text.trim() !== '')}
            onChoose={(line) => go({ at: 'client', id: line.id, row: line.at })}
            orElse={(typed) => <Link onClick={() => newClient(typed)}>New client</Link>}
          />
          {!searching && <div class="help"><kbd>/</kbd> to search · <kbd>n</kbd> new client · <kbd>b</kbd> book</div>}
        </div>
        {!searching && <SavedCard />}
        {!searching && <MySessions />}
        {!searching && <NeedsYou />}
        {!searching && <Elsewhere />}
      </main>
      <Foot>
        <button type="button" class="plain" onClick={() => newClient()}>New client</button>
        <button type="button" class="plain" onClick={book}>Book</button>
      </Foot>
    </>
  );
}

function MySessions() {
  const { start, go } = useClinic();
  const today = start.sessions.filter((session) => session.date === start.today);
  const whose = useWhose(today);
  const coming = start.sessions.length - today.length;
  return (
    <Card title={whose.mine ? 'My sessions' : 'Sessions'} beside={whose.shown.length > 0 ? `${whose.shown.length} today` : undefined}>
      {whose.shown.length === 0 && <p class="muted">No sessions today. What is booked for today appears here; start with Book.</p>}
      <ul class="list">{whose.shown.map((session) => <SessionLine key={session.id} session={session} withTherapist={!whose.mine} />)}</ul>
      <div class="links">
        <WhoseLink whose={whose} all={today.length} />
        {coming > 0 && <Link onClick={() => go({ at: 'coming' })}>Coming up ({coming})</Link>}
      </div>
    </Card>
  );
}

/** Lists that are looked up now and then. */
function Elsewhere() {
  const { start, go } = useClinic();
  const names = (['insurers', 'providers', 'therapists'] as const).filter(hasTable);
  return (
    <nav class="elsewhere" aria-label="Lists">
      {names.map((name) => (
        <Link key={name} onClick={() => go({ at: 'list', table: name })}>{capital(tableOf(name).tab)}</Link>
      ))}
      <Link onClick={() => go({ at: 'desk' })}>Referral desk</Link>
      {start.role === 'owner' && <Link onClick={() => go({ at: 'month' })}>Visits per insurer</Link>}
      {start.role === 'owner' && <Link onClick={() => go({ at: 'templates' })}>Templates</Link>}
      <Link onClick={() => go({ at: 'check' })}>Check records</Link>
      {mayImport(start.role) && <Link onClick={() => go({ at: 'import' })}>Import…</Link>}
      {mayImport(start.role) && <Link onClick={() => go({ at: 'export' })}>Export…</Link>}
      {start.role === 'owner' && <Link onClick={() => go({ at: 'health' })}>Is all well?</Link>}
    </nav>
  );
}

/** "Doe, Jane" or "Jane Doe", as somebody searched for. */
function nameGiven(typed: string): Record<string, string> {
  if (typed === '' || /\d/.test(typed)) return {};
  const [family = '', first = ''] = typed.includes(',') ? typed.split(',') : [typed.split(' ').slice(1).join(' ') || typed, typed.includes(' ') ? typed.split(' ')[0] : ''];
  return { 'Last name': capital(family.trim()), 'First name': capital(first.trim()) };
}
