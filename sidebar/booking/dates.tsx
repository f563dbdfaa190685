// The dates to be booked, one by one: cover, visit, conflicts in words; one can be left out or get other times.

import { useState } from 'preact/hooks';
import { formatDay, formatTime, minutesOf, readTime, timeOf, type Day } from '../../src/kit/day.ts';
import type { BookedDate } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import type { Form } from '../form/at-work.ts';
import { Chip, Link } from '../parts.tsx';
import { CoverChip } from '../today/session-line.tsx';
import { withNames } from '../held.ts';
import { plural, withDays } from '../words.ts';
import type { Shown } from './shown.ts';
import { visitOf } from './in-a-word.tsx';
import { isPayerOpen } from './paid-by.tsx';
import { timesIn } from './send.ts';
import { fields, movedIn, movedText, outIn, seriesIn, type PlannedDate } from './series.ts';

interface Props { form: Form; dates: PlannedDate[]; shown: Shown }

export function Dates({ form, dates, shown }: Props) {
  const { start } = useClinic();
  const answered = (date: Day): BookedDate | undefined => shown.answer?.dates.find((one) => one.date === date);
  const series = seriesIn(form.values).everyWeeks > 0;
  const times = timesIn(form.values, start);
  const notCovered = dates.filter(({ date, out }) => !out && answered(date)?.covered === 'no');
  if (!form.values['Client ID'] || !times.startsAt || dates.length === 0) return null;
  const leaveOut = () => {
    const kept = dates.filter(({ date, out }) => !out && answered(date)?.covered !== 'no').length;
    const out = new Set([...outIn(form.values), ...notCovered.map(({ date }) => date)]);
    form.fill({ [fields.until]: 'times', [fields.times]: String(kept), [fields.out]: [...out].join(' ') });
  };
  return (
    <section class="card" aria-label="Dates">
      {series && <h2>{plural(dates.filter(({ out }) => !out).length, 'date')} <span class="muted small">{said(dates)}</span></h2>}
      {notCovered.length > 0 && notCovered.length < dates.length && <div class="small"><Link onClick={leaveOut}>Leave out the {notCovered.length} not covered</Link></div>}
      <ul class={shown.waiting ? 'list dates waits' : 'list dates'} aria-busy={shown.waiting}>
        {dates.map((planned) => <DateLine key={planned.date} form={form} planned={planned} answer={answered(planned.date)} alone={!series} failed={shown.failed} />)}
      </ul>
      {shown.failed && <p class="small muted">The cover could not be checked now. It is checked again when you book.</p>}
    </section>
  );
}

function said(dates: PlannedDate[]): string {
  const taken = dates.filter(({ out }) => !out);
  const [first, last] = [taken[0], taken[taken.length - 1]];
  return first && last && first !== last ? `${formatDay(first.date, 'short')} to ${formatDay(last.date, 'short')}` : '';
}

interface LineProps { form: Form; planned: PlannedDate; answer: BookedDate | undefined; alone: boolean; failed: boolean }

function DateLine({ form, planned: { date, out }, answer, alone, failed }: LineProps) {
  const { start } = useClinic();
  const [moving, setMoving] = useState(false);
  const usual = timesIn(form.values, start);
  const other = movedIn(form.values).get(date);
  const times = other ?? usual;
  const toggle = () => {
    const left = outIn(form.values);
    if (!left.delete(date)) left.add(date);
    form.fill({ [fields.out]: [...left].join(' ') });
  };
  const move = (to: { startsAt: string; endsAt: string } | null) => {
    const moved = movedIn(form.values);
    if (to) moved.set(date, to);
    else moved.delete(date);
    form.fill({ [fields.moved]: movedText(moved) });
  };
  const day = formatDay(date, 'weekday');
  const clashes = (answer?.issues ?? []).filter(({ code }) => code !== 'not-covered');
  return (
    <li class={out ? 'left-out' : ''}>
      <div class="grow">
        <div class="date">
          {alone ? <span class="num">{day}</span> : <label><input type="checkbox" checked={!out} onChange={toggle} data-line /> <span class="num">{day}</span></label>}
          <span class="muted num grow">{spanOf(times)}</span>
          {!alone && !out && <Link label={`Other times on ${day}`} onClick={() => setMoving(!moving)}>{moving ? 'Done' : 'Time'}</Link>}
        </div>
        {moving && <OtherTimes date={day} times={times} changed={other !== undefined} onChange={move} />}
        {out ? <Chip tone="idle" mark="–">left out</Chip> : answer ? (
          <div class="small says">
            {form.values['Cover ID'] ? <CoverChip covered={answer.covered} status="booked" /> : <Chip tone="idle">{isPayerOpen(form, start) ? 'who pays?' : 'client pays'}</Chip>} <span class="muted">{[visitOf(answer.visit), withDays(answer.why)].filter(Boolean).join(' · ')}</span>
            {clashes.map((issue) => <div key={issue.message} class="is-warn">! {withNames(start, withDays(issue.message.replace(/ Book it all the same\?$/, '')))}</div>)}
          </div>
        ) : <Chip tone="idle">{failed ? 'not checked' : 'checking…'}</Chip>}
      </div>
    </li>
  );
}

const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string => {
  const read = (text: string): string => {
    const time = readTime(text);
    return 'time' in time ? formatTime(time.time).replace(/:00 /, ' ') : text;
  };
  return `${read(startsAt)}–${read(endsAt)}`;
};

interface TimesProps { date: string; times: { startsAt: string; endsAt: string }; changed: boolean; onChange(to: { startsAt: string; endsAt: string } | null): void }

function OtherTimes({ date, times, changed, onChange }: TimesProps) {
  const lasts = timesBetween(times);
  const typed = (which: 'startsAt' | 'endsAt', text: string) => {
    const starts = which === 'startsAt' ? readTime(text) : { why: '' };
    onChange({ ...times, [which]: text, ...('time' in starts && lasts > 0 ? { endsAt: timeOf(Math.min(minutesOf('23:59'), minutesOf(starts.time) + lasts)) } : {}) });
  };
  const field = (which: 'startsAt' | 'endsAt', label: string) => (
    <input type="text" aria-label={`${label} on ${date}`} value={times[which]} autocomplete="off" spellcheck={false} ref={(box) => { if (which === 'startsAt' && box && !box.dataset.seen) { box.dataset.seen = 'yes'; box.focus(); box.select(); } }}
      onInput={(event) => typed(which, event.currentTarget.value.replace(/\s/g, ''))} />
  );
  return <div class="other-times">{field('startsAt', 'Starts at')} – {field('endsAt', 'Ends at')} {changed && <Link onClick={() => onChange(null)}>As the others</Link>}</div>;
}

/** Minutes from start to end, 0 where they cannot be read. */
function timesBetween({ startsAt, endsAt }: { startsAt: string; endsAt: string }): number {
  const [from, to] = [readTime(startsAt), readTime(endsAt)];
  return 'time' in from && 'time' in to ? Math.max(0, minutesOf(to.time) - minutesOf(from.time)) : 0;
}
