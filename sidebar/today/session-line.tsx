// One session of a day: when, who, whether it is covered, the one thing to do next, and what else can become of it.

import { useRef, useState } from 'preact/hooks';
import { formatDay } from '../../src/kit/day.ts';
import type { DoorRow, TodaySession } from '../../src/kit/door.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { Chip, type Tone } from '../parts.tsx';
import { mayWriteNotes } from '../roles.ts';
import { shortTime, withDays } from '../words.ts';
import { actsOn, asItStands, visitOf } from './acts.ts';
import { SessionActs } from './session-acts.tsx';

interface Props {
  session: TodaySession;
  withTherapist?: boolean;
  withDate?: boolean;
  withClient?: boolean;
  /** All sessions of the client, where they are known. */
  among?: readonly TodaySession[];
  onSaved?(row: DoorRow): void;
}

export function SessionLine({ session: saved, withTherapist = false, withDate = false, withClient = true, among, onSaved }: Props) {
  const { start, go } = useClinic();
  const session = asItStands(start, saved, among);
  const [open, setOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const { said: action, completes } = nextAction(session, mayWriteNotes(start.role) && (start.role === 'owner' || session.therapist === start.therapist), start.today);
  const name = session.clientName || session.client;
  const when = shortTime(session.startsAt);
  const show = () => go({ at: 'form', table: 'sessions', id: session.id, row: session.at, ...(completes ? { begins: { Status: 'completed' } } : {}) });
  const close = () => {
    setOpen(false);
    more.current?.focus();
  };
  return (
    <li class="with-acts">
      <span class="when">{when}</span>
      <span class="grow">
        <span class="clip">{withClient ? name : formatDay(session.date, 'weekday')}</span>
        {withDate && <span class="small muted">{formatDay(session.date, 'weekday')} </span>}
        <StateOf session={session} among={among} />
        {withTherapist && session.therapist && <div class="small muted clip">{listedOf(start, session.therapist)?.caption ?? session.therapist}</div>}
      </span>
      <button type="button" class="link" data-line aria-label={`${action}: ${name}, ${when}`} onClick={show}>{action}</button>
      {actsOn(session, start.today, mayWriteNotes(start.role)).length > 0 && (
        <button ref={more} type="button" class="more" aria-label={`Move or cancel: ${name}, ${when}`} title="Move, cancel, no-show" aria-expanded={open} onClick={() => setOpen(!open)}>⋯</button>
      )}
      {open && <SessionActs session={session} onClose={close} onSaved={onSaved} />}
    </li>
  );
}

/** Its cover, and which visit of the order it will be; the last one is said aloud. */
function StateOf({ session, among }: { session: TodaySession; among?: readonly TodaySession[] }) {
  const { start } = useClinic();
  const visit = visitOf(start, session, among);
  if (visit?.last && session.covered === 'yes') return <><Chip tone="warn">last visit</Chip> <span class="small muted">{visit.until ? `of ${visit.of}, ends ${formatDay(visit.until, 'short')}` : `${visit.nth} of ${visit.of}`}</span></>;
  return <><CoverChip covered={session.covered} status={session.status} /> <span class="small muted">{session.why ? withDays(session.why) : visit && session.covered === 'yes' ? `visit ${visit.nth} of ${visit.of}` : ''}</span></>;
}

/** Writing the note of a session that has come says that it was given. */
function nextAction(session: TodaySession, writes: boolean, today: string): { said: string; completes?: boolean } {
  if (session.status === 'booked' && session.covered === 'no') return { said: 'Fix' };
  if (!writes || session.noteState === 'signed' || session.date > today) return { said: 'Open' };
  if (session.noteState === 'unsigned' || session.noteState === 'changed since signed') return { said: 'Sign' };
  return session.status === 'booked' ? { said: 'Write', completes: true } : { said: session.status === 'completed' ? 'Write' : 'Open' };
}

const words: Record<string, [Tone, string]> = {
  yes: ['good', 'covered'],
  check: ['warn', 'check'],
  no: ['bad', 'not covered'],
};

/** `Covered` reads "yes", "check: why" or "no: why"; a session that did not take place needs no cover. */
export function CoverChip({ covered, status }: { covered: string; status: string }) {
  if (status !== 'booked' && status !== 'completed' && status !== '') return <Chip tone="idle" mark="–">{status}</Chip>;
  const [tone, word] = words[covered.split(':')[0] ?? ''] ?? ['idle', 'not checked'];
  return <Chip tone={tone}>{word}</Chip>;
}

/** The standing of a referral. */
export function StandingChip({ standing }: { standing: string }) {
  const tones: Record<string, Tone> = { active: 'good', expiring: 'warn', draft: 'warn', 'not started': 'idle', expired: 'bad', 'used up': 'bad', missing: 'bad', closed: 'idle', asked: 'info', refused: 'bad', ended: 'idle' };
  return standing ? <Chip tone={tones[standing] ?? 'idle'}>{standing}</Chip> : null;
}
