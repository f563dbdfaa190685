// The referral desk: what expires, ran out, is missing or waits for the doctor, the most urgent first.

import { useEffect, useState } from 'preact/hooks';
import type { DeskAnswer } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { Bar, Link, Moving, Note, walkLines } from '../parts.tsx';
import { SavedCard } from '../saved.tsx';
import { useKept } from '../use-kept.ts';
import { useWide } from '../use-wide.ts';
import { momentIn } from '../times.ts';
import { BookingLine } from './booking-line.tsx';
import { NarrowLine, WideLine } from './desk-line.tsx';
import { isFilter, isFound, isShown, views, type View } from './filters.ts';
import { ReportLine } from './reports-due.tsx';
import { useDesk } from './use-desk.ts';

export function DeskPanel({ first }: { first?: View }) {
  const { kept, start } = useClinic();
  const { desk, failed, load } = useDesk();
  const [view, setView] = useKept<View>('desk', { known: views, initial: 'Needs action', first });
  const [typed, setTyped] = useState(kept.get('desk typed') ?? '');
  useEffect(() => { kept.set('desk typed', typed); }, [typed]);
  const wide = useWide();
  return (
    <>
      <Bar title="Referral desk">{desk?.countedAt && <span class="muted small">counted {momentIn(desk.countedAt, start)}</span>}</Bar>
      <main class={wide ? 'body wide' : 'body'} onKeyDown={walkLines}>
        {failed && <Note tone="bad" live>{failed} <Link onClick={load}>Try again</Link></Note>}
        <SavedCard />
        {!desk && !failed && <Moving said="Reading referrals and letters…" />}
        {desk && (
          <div class="filters">
            <div class="picks" role="group" aria-label="Show">
              {views.map((each) => (
                <button key={each} type="button" class={each === view ? 'pick on' : 'pick'} aria-pressed={each === view} onClick={() => setView(each)}>{each} {countIn(desk, each)}</button>
              ))}
            </div>
            <input value={typed} placeholder="Filter by client, provider, insurer" aria-label="Filter by client, provider, insurer" autocomplete="off" onInput={(event) => setTyped(event.currentTarget.value)} />
          </div>
        )}
        {desk && <Shown desk={desk} view={view} typed={typed} wide={wide} onDone={load} />}
      </main>
    </>
  );
}

function countIn(desk: DeskAnswer, view: View): number {
  if (isFilter(view)) return desk.lines.filter((line) => isShown(line, view)).length;
  return (view === 'Reports due' ? desk.reports : desk.bookings).length;
}

interface ShownProps { desk: DeskAnswer; view: View; typed: string; wide: boolean; onDone(): void }

function Shown({ desk, view, typed, wide, onDone }: ShownProps) {
  const named = ({ clientName, client, insurer = '' }: { clientName: string; client: string; insurer?: string }): boolean => isFound({ clientName, client, insurer, provider: '', claim: '', id: '' }, typed);
  if (!isFilter(view)) {
    const [reports, bookings] = view === 'Reports due' ? [desk.reports.filter(named), []] : [[], desk.bookings.filter(named)];
    if (reports.length + bookings.length === 0) return <p class="muted">{typed ? 'No line fits what is typed.' : view === 'Reports due' ? 'No progress report is due.' : 'Every booking ahead is covered, or the client pays.'}</p>;
    return (
      <ul class="list">
        {bookings.map((booking) => <BookingLine key={booking.id} booking={booking} />)}
        {reports.map((report) => <ReportLine key={report.referral} report={report} onMade={onDone} />)}
      </ul>
    );
  }
  const lines = desk.lines.filter((line) => isShown(line, view) && isFound(line, typed));
  if (lines.length === 0) return <p class="muted">{typed ? 'No line fits what is typed.' : 'Nothing here. Referrals that expire, run out or are missing will be listed.'}</p>;
  if (!wide) return <ul class="list">{lines.map((line) => <NarrowLine key={line.id} line={line} onDone={onDone} />)}</ul>;
  return (
    <table class="desk">
      <thead><tr><th>Client</th><th>Insurer</th><th>Standing and why</th><th class="right">Visits</th><th>Runs out on</th><th>Next step</th></tr></thead>
      <tbody>{lines.map((line) => <WideLine key={line.id} line={line} onDone={onDone} />)}</tbody>
    </table>
  );
}
