// The acts on a booking, unfolded under its line: move it, cancel it, or say that nothing came of it. Two clicks each.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatDay } from '../../src/kit/day.ts';
import type { DoorRow, TodaySession } from '../../src/kit/door.ts';
import type { Issue } from '../../src/kit/refusal.ts';
import { useClinic } from '../clinic.ts';
import { Note } from '../parts.tsx';
import { mayWriteNotes } from '../roles.ts';
import { withNames } from '../held.ts';
import { shortTime, withDays } from '../words.ts';
import { actsOn, actWords, backTo, canceling, changeBy, type Act } from './acts.ts';
import { Move } from './move.tsx';
import { useSaving } from './use-saving.ts';

const nothing = { reason: '', date: '', startsAt: '', endsAt: '' };
const reasons = ['ill', 'work', 'travel', 'forgot', 'clinic'];

interface Props { session: TodaySession; onClose(): void; onSaved?(row: DoorRow): void }

export function SessionActs({ session, onClose, onSaved }: Props) {
  const clinic = useClinic();
  const { start } = clinic;
  const acts = actsOn(session, start.today, mayWriteNotes(start.role));
  const [moving, setMoving] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState<{ act: Act; change: DoorRow; issues: Issue[] } | null>(null);
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const saving = useSaving();
  useLayoutEffect(() => { box.current?.querySelector<HTMLElement>('button')?.focus(); }, []);

  const save = (act: Act, change: DoorRow, confirm: string[] = []) => {
    if (busy) return;
    setBusy(act);
    setAsked(null);
    setWrong('');
    saving(session, change, confirm).then((came) => {
      setBusy('');
      if ('asked' in came) setAsked({ act, change, issues: came.asked });
      else if ('wrong' in came) setWrong(came.wrong);
      else {
        onClose();
        onSaved?.(came.row);
        clinic.say(saidOf(session, came.row), () => undo(came.row));
      }
    });
  };
  /** It stood there a moment ago: what is asked of a new booking was answered then. */
  const undo = (row: DoorRow) => {
    const now = { ...session, date: String(row.Date), startsAt: String(row['Starts at']), endsAt: String(row['Ends at']), status: String(row.Status) };
    saving(now, backTo(session), ['overlap', 'doubled-visit', 'not-covered']).then((came) => {
      if ('row' in came) onSaved?.(came.row);
      clinic.say('row' in came ? 'Undone.' : `It could not be undone. ${'wrong' in came ? came.wrong : ''}`);
    });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    save('cancel', changeBy('cancel', { ...nothing, reason }));
  };
  const button = (act: Act) => (
    <button key={act} type="button" class="plain small-button" aria-expanded={act === 'move' ? moving : undefined} aria-disabled={busy !== ''}
      onClick={() => (act === 'move' ? setMoving(!moving) : save(act, changeBy(act, { ...nothing, reason })))}>
      {busy === act ? 'Saving…' : actWords[act]}
    </button>
  );
  const off = acts.filter((act) => canceling.includes(act));
  return (
    <div ref={box} class="acts" role="group" aria-label={`${session.clientName || session.client}, ${shortTime(session.startsAt)}`} onKeyDown={press}>
      <div class="acts-row">
        {acts.filter((act) => !canceling.includes(act)).map(button)}
        {off.length > 0 && !moving && (
          <input type="text" aria-label="Reason, if it is off" placeholder="reason, if it is off" value={reason} list={`reasons-${session.id}`} autocomplete="off" onInput={(event) => setReason(event.currentTarget.value)} onKeyDown={enter} />
        )}
      </div>
      {off.length > 0 && !moving && <div class="acts-row">{off.map(button)}</div>}
      <datalist id={`reasons-${session.id}`}>{reasons.map((each) => <option key={each} value={each} />)}</datalist>
      {moving && <Move session={session} busy={busy !== ''} onMove={(to) => save('move', changeBy('move', { ...nothing, ...to }))} />}
      {wrong && <Note tone="bad" live>{wrong}</Note>}
      {asked && (
        <Note tone="warn" live>
          {asked.issues.map((issue) => <div key={issue.message}>{withNames(start, withDays(issue.message.replace(/ (Book it all the same\?|It can be saved with a reason in “Override reason”\.)$/, '')))}</div>)}
          <button type="button" class="link" onClick={() => save(asked.act, asked.change, asked.issues.map((issue) => issue.code))}>Save all the same</button>
        </Note>
      )}
    </div>
  );
}

function saidOf(was: TodaySession, row: DoorRow): string {
  const name = was.clientName || was.client;
  if (row.Status === was.status) return `${name} moved to ${formatDay(String(row.Date), 'weekday')}, ${shortTime(String(row['Starts at']))}.`;
  return row.Status === 'late cancel' ? `${name}: late cancel, with less notice than the clinic asks.` : `${name}: ${row.Status === 'completed' ? 'given' : String(row.Status)}.`;
}
