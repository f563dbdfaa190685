// Another day or time for a booking, typed in its line. It lasts as long as before.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatDay, minutesOf, readTime, timeOf } from '../../src/kit/day.ts';
import type { TodaySession } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { readTypedDay } from '../form/typed.ts';
import { shortTime } from '../words.ts';

interface MoveProps { session: TodaySession; busy: boolean; onMove(to: { date: string; startsAt: string; endsAt: string }): void }

export function Move({ session, busy, onMove }: MoveProps) {
  const { start } = useClinic();
  const [typed, setTyped] = useState({ date: '', startsAt: session.startsAt });
  const [wrong, setWrong] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => { first.current?.focus(); }, []);
  const day = typed.date.trim() === '' ? { day: session.date } : readTypedDay(typed.date, start.today);
  const time = readTime(typed.startsAt);
  const ends = 'time' in time ? timeOf(Math.min(minutesOf('23:59'), minutesOf(time.time) + minutesOf(session.endsAt) - minutesOf(session.startsAt))) : '';
  const move = () => {
    if ('why' in day) return setWrong(day.why);
    if ('why' in time) return setWrong(time.why);
    onMove({ date: day.day, startsAt: time.time, endsAt: ends });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    move();
  };
  return (
    <div class="move" onKeyDown={press}>
      <input ref={first} type="text" aria-label="New date" placeholder={formatDay(session.date, 'weekday')} value={typed.date} autocomplete="off" onInput={(event) => setTyped({ ...typed, date: event.currentTarget.value })} />
      <input type="text" aria-label="New time" value={typed.startsAt} autocomplete="off" onFocus={(event) => event.currentTarget.select()} onInput={(event) => setTyped({ ...typed, startsAt: event.currentTarget.value })} />
      <button type="button" class="main small-button" aria-disabled={busy} onClick={move}>{busy ? 'Saving…' : 'Move'}</button>
      <div class="help" role="status">{wrong ? <span class="error"><span aria-hidden="true">●</span>{wrong}</span> : 'day' in day && ends ? `${formatDay(day.day, 'weekday')}, ${shortTime('time' in time ? time.time : '')}–${shortTime(ends)}` : ''}</div>
    </div>
  );
}
