// What waits for this person: unsigned notes, referrals to renew, drafts begun.

import type { ComponentChildren } from 'preact';
import { useClinic } from '../clinic.ts';
import { Bar, Card, walkLines } from '../parts.tsx';
import { placeOf, type Place } from '../places.ts';
import { mayWriteNotes } from '../roles.ts';
import { capital, formNames, tableOf } from '../tables.ts';
import { listedOf } from '../clinic.ts';
import { ago } from '../words.ts';
import { asItStands } from './acts.ts';
import { SessionLine } from './session-line.tsx';

export function NeedsYou() {
  const { start, drafts, go } = useClinic();
  const unsigned = mayWriteNotes(start.role) ? start.unsigned : [];
  const oldest = unsigned.map((session) => session.date).sort()[0];
  const kept = drafts.keys().length;
  const uncovered = start.sessions.filter((session) => session.status === 'booked' && asItStands(start, session).covered === 'no').length;
  const lines: { count: number; said: string; place: Place }[] = [
    { count: unsigned.length, said: `${unsigned.length === 1 ? 'note' : 'notes'} unsigned${oldest ? `, oldest ${ago(oldest, start.today)}` : ''}`, place: { at: 'unsigned' } },
    { count: uncovered, said: `${uncovered === 1 ? 'booking' : 'bookings'} not covered, within two weeks`, place: { at: 'desk', view: 'Bookings not covered' } },
    { count: start.renew.length, said: `${start.renew.length === 1 ? 'referral' : 'referrals'} to renew`, place: { at: 'desk' } },
    { count: kept, said: `${kept === 1 ? 'draft' : 'drafts'} not saved yet`, place: { at: 'drafts' } },
  ];
  const waiting = lines.filter((line) => line.count > 0);
  return (
    <Card title="Needs you">
      {waiting.length === 0 && <p class="muted">Nothing waits. Unsigned notes and referrals that run out will be listed here.</p>}
      <ul class="list">
        {waiting.map(({ count, said, place }) => (
          <li key={said}>
            <span class="grow"><b class="num">{count}</b> {said}</span>
            <button type="button" class="link" data-line aria-label={`Open: ${count} ${said}`} onClick={() => go(place)}>Open</button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Unsigned() {
  const { start } = useClinic();
  return (
    <Lines title="Unsigned notes" count={start.unsigned.length} empty="Every note is signed.">
      {start.unsigned.map((session) => <SessionLine key={session.id} session={session} withDate />)}
    </Lines>
  );
}

export function DraftList() {
  const { start, drafts, go } = useClinic();
  const places = drafts.keys().flatMap((key) => placeOf(key, formNames) ?? []);
  return (
    <Lines title="Drafts" count={places.length} empty="Nothing begun and not saved.">
      {places.map((place) => {
        const id = place.id ?? Object.values(place.given ?? {})[0] ?? '';
        const line = id ? listedOf(start, id) : undefined;
        const said = place.id ? capital(tableOf(place.table).one) : place.table === 'sessions' ? 'Booking' : `New ${tableOf(place.table).one}`;
        return (
          <li key={`${place.table}/${id}`}>
            <span class="grow">{said}<br /><span class="small muted">{line?.caption ?? id}</span></span>
            <button type="button" class="link" data-line aria-label={`Go on: ${said} ${line?.caption ?? id}`}
              onClick={() => go({ ...place, row: line && place.id ? line.at : undefined })}>Go on</button>
          </li>
        );
      })}
    </Lines>
  );
}

function Lines({ title, count, empty, children }: { title: string; count: number; empty: string; children: ComponentChildren }) {
  return (
    <>
      <Bar title={title} beside={count > 0 ? String(count) : undefined} />
      <main class="body" onKeyDown={walkLines}>
        {count === 0 ? <p class="muted">{empty}</p> : <ul class="list">{children}</ul>}
      </main>
    </>
  );
}
