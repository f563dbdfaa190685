// One session of the day: when, who, whether it is covered, and the one thing to do next.

import { formatDay } from '../../src/kit/day.ts';
import type { TodaySession } from '../../src/kit/door.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { Chip, type Tone } from '../parts.tsx';
import { mayWriteNotes } from '../roles.ts';
import { shortTime, withDays } from '../words.ts';

export function SessionLine({ session, withTherapist = false, withDate = false }: { session: TodaySession; withTherapist?: boolean; withDate?: boolean }) {
  const { start, go } = useClinic();
  const open = () => go({ at: 'form', table: 'sessions', id: session.id, row: session.at });
  const action = nextAction(session, mayWriteNotes(start.role));
  const name = session.clientName || session.client;
  return (
    <li>
      <span class="when">{shortTime(session.startsAt)}</span>
      <span class="grow">
        <span class="clip">{name}</span>
        {withDate && <span class="small muted">{formatDay(session.date, 'weekday')} </span>}
        <CoverChip covered={session.covered} status={session.status} /> <span class="small muted">{withDays(session.why)}</span>
        {withTherapist && session.therapist && <div class="small muted">{listedOf(start, session.therapist)?.caption ?? session.therapist}</div>}
      </span>
      <button type="button" class="link" data-line aria-label={`${action}: ${name}, ${shortTime(session.startsAt)}`} onClick={open}>{action}</button>
    </li>
  );
}

function nextAction(session: TodaySession, writes: boolean): string {
  if (session.status === 'booked' && session.covered.startsWith('no')) return 'Fix';
  if (!writes || session.noteState === 'signed') return 'Open';
  return session.noteState === 'unsigned' || session.noteState === 'changed since signed' ? 'Sign' : 'Write';
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
  const tones: Record<string, Tone> = { active: 'good', expiring: 'warn', draft: 'warn', 'not started': 'idle', expired: 'bad', 'used up': 'bad', missing: 'bad', closed: 'idle' };
  return standing ? <Chip tone={tones[standing] ?? 'idle'}>{standing}</Chip> : null;
}

