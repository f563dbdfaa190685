// The referral desk: what expires, ran out, is missing or waits for the doctor, the most urgent first.

import { useEffect, useState } from 'preact/hooks';
import type { DeskAnswer } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { get } from '../door.ts';
import { Bar, Card, Link, Moving, Note, walkLines } from '../parts.tsx';
import { useWide } from '../use-wide.ts';
import { shortTime, withDays } from '../words.ts';
import { NarrowLine, WideLine } from './desk-line.tsx';
import { filters, isFound, isShown } from './filters.ts';

export function DeskPanel() {
  const { kept } = useClinic();
  const [desk, setDesk] = useState<DeskAnswer | null>(null);
  const [failed, setFailed] = useState(false);
  const [filter, setFilter] = useState(filters.find((each) => each === kept.get('desk filter')) ?? 'Needs action');
  const [typed, setTyped] = useState(kept.get('desk typed') ?? '');
  const wide = useWide();
  const load = () => {
    setFailed(false);
    get('desk.list', {}).then(setDesk, () => setFailed(true));
  };
  useEffect(load, []);
  useEffect(() => {
    kept.set('desk filter', filter);
    kept.set('desk typed', typed);
  }, [filter, typed]);
  const lines = desk?.lines.filter((line) => isShown(line, filter) && isFound(line, typed)) ?? [];
  return (
    <>
      <Bar title="Referral desk">{desk && <span class="muted small">{desk.countedAt ? `counted ${withDays(desk.countedAt.slice(0, 10))}` : ''}</span>}</Bar>
      <main class={wide ? 'body wide' : 'body'} onKeyDown={walkLines}>
        {failed && <Note tone="bad" live>The desk could not be read. <Link onClick={load}>Try again</Link></Note>}
        {!desk && !failed && <Moving said="Reading referrals and letters…" />}
        {desk && (
          <div class="filters">
            <div class="picks" role="group" aria-label="Show">
              {filters.map((each) => (
                <button key={each} type="button" class={each === filter ? 'pick on' : 'pick'} aria-pressed={each === filter} onClick={() => setFilter(each)}>
                  {each} {desk.lines.filter((line) => isShown(line, each)).length}
                </button>
              ))}
            </div>
            <input value={typed} placeholder="Filter by client, provider, insurer" aria-label="Filter by client, provider, insurer" autocomplete="off" onInput={(event) => setTyped(event.currentTarget.value)} />
          </div>
        )}
        {desk && lines.length === 0 && <p class="muted">{typed ? 'No line fits what is typed.' : 'Nothing here. Referrals that expire, run out or are missing will be listed.'}</p>}
        {!wide && <ul class="list">{lines.map((line) => <NarrowLine key={line.id} line={line} onDone={load} />)}</ul>}
        {wide && lines.length > 0 && (
          <table>
            <thead><tr><th>Client</th><th>Insurer</th><th>Standing and why</th><th class="right">Visits</th><th>Runs out on</th><th>Next step</th></tr></thead>
            <tbody>{lines.map((line) => <WideLine key={line.id} line={line} onDone={load} />)}</tbody>
          </table>
        )}
        {desk && <Uncovered desk={desk} />}
        {desk && <ReportsDue desk={desk} />}
      </main>
    </>
  );
}

function Uncovered({ desk }: { desk: DeskAnswer }) {
  const { go } = useClinic();
  if (desk.bookings.length === 0) return null;
  return (
    <Card title="Booked, but not covered" beside={String(desk.bookings.length)}>
      <ul class="list">
        {desk.bookings.map((booking) => (
          <li key={booking.id}>
            <span class="grow"><span class="clip">{booking.clientName}</span><span class="small muted num">{withDays(booking.date)}, {shortTime(booking.startsAt)}</span><div class="small">{withDays(booking.why)}</div></span>
            <button type="button" class="link" data-line aria-label={`Fix: ${booking.clientName}`} onClick={() => go({ at: 'form', table: 'sessions', id: booking.id, row: booking.at })}>Fix</button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ReportsDue({ desk }: { desk: DeskAnswer }) {
  const { go } = useClinic();
  if (desk.reports.length === 0) return null;
  return (
    <Card title="Progress reports due" beside={String(desk.reports.length)}>
      <ul class="list">
        {desk.reports.map((report) => (
          <li key={report.referral}>
            <span class="grow"><span class="clip">{report.clientName}</span><div class="small">{withDays(report.why)}</div><div class="small muted">{report.insurer}</div></span>
            <button type="button" class="link" data-line aria-label={`Make: ${report.clientName}`} onClick={() => go({ at: 'form', table: 'referrals', id: report.referral, row: report.at })}>Make</button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
