// A late order: the sessions and bookings without an order that it fits, put on it in one save.

import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay } from '../../src/kit/day.ts';
import type { FittingSession, Taken } from '../../src/kit/door.ts';
import type { Issue } from '../../src/kit/refusal.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { ask, get, newRequestId } from '../door.ts';
import { Chip, Link, Moving, Note } from '../parts.tsx';
import { CoverChip } from '../today/session-line.tsx';
import { wordsOf } from '../trouble.ts';
import { plural, shortTime, withDays } from '../words.ts';

export function LateOrders({ id, at }: { id: string; at?: number }) {
  const { start, refresh } = useClinic();
  const [fitting, setFitting] = useState<FittingSession[] | null>(null);
  const [out, setOut] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Issue[]>([]);
  const [wrong, setWrong] = useState('');
  const [taken, setTaken] = useState<Taken | null>(null);
  const requestId = useRef(newRequestId());
  const load = () => {
    setWrong('');
    get('referrals.fits', { id, at }).then(({ sessions }) => setFitting(sessions), (caught: unknown) => setWrong(wordsOf(caught)));
  };
  useEffect(load, [id]);
  const tick = (session: string) => {
    setOut(out.includes(session) ? out.filter((each) => each !== session) : [...out, session]);
    // What was asked was asked of other sessions.
    setAsked([]);
  };
  const chosen = (fitting ?? []).filter((session) => !out.includes(session.id));

  const put = async (confirm: string[] = []) => {
    if (busy || chosen.length === 0) return;
    setBusy(true);
    setWrong('');
    try {
      const order = start.referrals.find((line) => line.id === id);
      const pointed = [id, order?.client ?? '', order?.cover ?? '', order?.case ?? ''].flatMap((each): [string, number][] => {
        const row = each === '' ? undefined : listedOf(start, each)?.at;
        return row === undefined ? [] : [[each, row]];
      });
      const rows = Object.fromEntries([...pointed, ...chosen.map((session): [string, number] => [session.id, session.at])]);
      const answer = await ask('referrals.take', { id, sessions: chosen.map((session) => session.id), confirm, rows }, { requestId: requestId.current });
      if (answer.ok) {
        setTaken(answer.value);
        refresh();
      } else if (answer.issues.every((issue) => issue.ask)) {
        requestId.current = newRequestId();
        setAsked(answer.issues);
      } else setWrong(answer.issues.map((issue) => withDays(issue.message)).join(' '));
    } catch (caught) {
      setWrong(wordsOf(caught, 'No answer from Google. Doing it again will not do it twice.'));
    } finally {
      setBusy(false);
    }
  };

  if (taken) {
    return (
      <Note tone="good" live>
        {plural(taken.sessions.length, 'session')} now on this order: {taken.sessions.map((session) => `${formatDay(session.date, 'short')} ${words[session.covered] ?? session.covered}`).join(', ')}.
        {taken.sessions.filter(({ covered, why }) => covered !== 'yes' && why !== '').map((session) => <div key={session.id}>{formatDay(session.date, 'short')}: {withDays(session.why)}</div>)}
      </Note>
    );
  }
  if (wrong && !fitting) return <Note tone="bad" live>{wrong} <Link onClick={load}>Try again</Link></Note>;
  if (!fitting) return <Moving said="Looking for sessions it fits…" />;
  if (fitting.length === 0) return <p class="small muted">No session without an order fits it.</p>;
  return (
    <div class="late" role="group" aria-label="Sessions this order fits">
      <p class="small">{plural(fitting.length, 'session')} without an order {fitting.length === 1 ? 'fits' : 'fit'} this one. Nothing moves until you say so.</p>
      <ul class="list">
        {fitting.map((session) => (
          <li key={session.id}>
            <label class="tick"><input type="checkbox" checked={!out.includes(session.id)} data-line onChange={() => tick(session.id)} />
              <span class="grow"><span class="num">{formatDay(session.date, 'weekday')}, {shortTime(session.startsAt)}</span> <Chip tone="idle" mark="–">{session.status}</Chip>
                <span class="small muted says">{session.why ? <><CoverChip covered="no" status="" /> {withDays(session.why)}</> : 'no order yet'}</span></span>
            </label>
          </li>
        ))}
      </ul>
      {wrong && <Note tone="bad" live>{wrong}</Note>}
      {asked.length > 0 && <Note tone="warn" live><div class="asked" tabIndex={0} role="group" aria-label="What is asked">{asked.map((issue) => <div key={issue.message}>{withDays(issue.message)}</div>)}</div></Note>}
      <div class="answers">
        <button type="button" class="plain small-button" aria-disabled={busy || chosen.length === 0} onClick={() => void put(asked.map((issue) => issue.code))}>
          {busy ? 'Saving…' : asked.length > 0 ? 'Put them on it all the same' : `Put ${chosen.length === fitting.length ? (fitting.length === 1 ? 'it' : `all ${fitting.length}`) : chosen.length} on this order`}
        </button>
      </div>
    </div>
  );
}

const words: Record<string, string> = { yes: '✓ covered', check: '! to check', no: '× not covered' };
