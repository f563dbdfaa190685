// The sessions of a client: what is booked, with what can become of it, and the last ones given.

import { useEffect, useState } from 'preact/hooks';
import type { TodaySession } from '../../src/kit/door.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { get } from '../door.ts';
import { Card, Link, Moving, Note } from '../parts.tsx';
import { sessionIn } from '../start.ts';
import { CoverChip, SessionLine } from '../today/session-line.tsx';
import { shortTime, withDays } from '../words.ts';

const lastShown = 5;
const aheadShown = 8;

const when = (session: TodaySession): string => `${session.date} ${session.startsAt}`;

export function SessionsOf({ client }: { client: string }) {
  const { start, looked } = useClinic();
  const [found, setFound] = useState<TodaySession[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [all, setAll] = useState(false);
  const name = listedOf(start, client)?.caption ?? client;
  const load = () => {
    setFailed(false);
    get('sessions.find', { by: { 'Client ID': client }, limit: 200 }).then(({ rows }) => setFound(rows.map((line) => sessionIn(line.row, line, name))), () => setFailed(true));
  };
  useEffect(load, [client, looked]);
  // What was given is no booking any more, though it was today.
  const isAhead = ({ status, date }: TodaySession) => status === 'booked' || (date >= start.today && status !== 'completed');
  const inOrder = [...(found ?? [])].sort((a, b) => when(a).localeCompare(when(b)));
  const ahead = inOrder.filter(isAhead);
  const booked = ahead.filter(({ status }) => status === 'booked').length;
  const given = inOrder.filter((session) => !isAhead(session)).reverse();
  const saved = (was: TodaySession) => (row: Record<string, string | number>) =>
    setFound((now) => (now ?? []).map((each) => (each.id === was.id ? sessionIn(row, was, name) : each)));
  return (
    <>
      <Card title="Booked" beside={booked > 0 ? String(booked) : undefined}>
        {failed && <Note tone="bad">The sessions could not be read. <Link onClick={load}>Try again</Link></Note>}
        {!found && !failed && <Moving said="Reading the sessions…" />}
        {found && ahead.length === 0 && <p class="muted small">Nothing is booked.</p>}
        <ul class="list">{(all ? ahead : ahead.slice(0, aheadShown)).map((session) => <SessionLine key={session.id} session={session} withClient={false} among={inOrder} onSaved={saved(session)} />)}</ul>
        {ahead.length > aheadShown && !all && <div class="links"><Link onClick={() => setAll(true)}>All {ahead.length}</Link></div>}
      </Card>
      {given.length > 0 && (
        <Card title="Last sessions" beside={given.length > lastShown ? `${lastShown} of ${given.length}` : undefined}>
          <ul class="list">{given.slice(0, lastShown).map((session) => <Given key={session.id} session={session} />)}</ul>
        </Card>
      )}
    </>
  );
}

function Given({ session }: { session: TodaySession }) {
  const { go } = useClinic();
  return (
    <li>
      <span class="grow num">{withDays(session.date)}, {shortTime(session.startsAt)}<br />
        <CoverChip covered={session.covered} status={session.status} /> <span class="small muted">{session.noteState === 'missing' ? 'no note' : session.noteState}</span>
      </span>
      <button type="button" class="link" data-line aria-label={`Open ${session.id}`} onClick={() => go({ at: 'form', table: 'sessions', id: session.id, row: session.at })}>Open</button>
    </li>
  );
}
