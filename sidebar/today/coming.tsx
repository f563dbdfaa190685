// What is booked for the days ahead, day by day; each booking can be moved, canceled or put right from here.

import { formatDay } from '../../src/kit/day.ts';
import { useClinic } from '../clinic.ts';
import { Bar, Foot, walkLines } from '../parts.tsx';
import { SessionLine } from './session-line.tsx';
import { useWhose, WhoseLink } from './whose.tsx';

export function Coming() {
  const { start, go } = useClinic();
  const ahead = start.sessions.filter((session) => session.date > start.today);
  const whose = useWhose(ahead);
  const days = [...new Set(whose.shown.map((session) => session.date))];
  return (
    <>
      <Bar title="Coming up" beside={whose.shown.length > 0 ? String(whose.shown.length) : undefined}><WhoseLink whose={whose} all={ahead.length} /></Bar>
      <main class="body" onKeyDown={walkLines}>
        {days.length === 0 && <p class="muted">Nothing is booked for the next two weeks. Start with Book.</p>}
        {days.map((day) => {
          const lines = whose.shown.filter((session) => session.date === day);
          return (
            <section key={day} aria-label={formatDay(day, 'weekday')}>
              <h2 class="day-head">{formatDay(day, 'weekday')} <span class="muted small">{lines.length}</span></h2>
              <ul class="list">{lines.map((session) => <SessionLine key={session.id} session={session} withTherapist={!whose.mine} />)}</ul>
            </section>
          );
        })}
      </main>
      <Foot><button type="button" class="plain" onClick={() => go({ at: 'form', table: 'sessions' })}>Book</button></Foot>
    </>
  );
}
