// The emulated clock: shows the clinic's day and time, and moves it; what falls due on the way runs.
import { useRef, useState } from 'preact/hooks';
import type { Desk } from '../desk.ts';
import { door } from '../door.ts';
import { Icon } from './icons.tsx';
import { useDismiss } from './use.ts';
import { dayWords, daysLater, timeWords } from './words.ts';

const MORNING = '06:00';

export function Clock({ desk }: { desk: Desk }) {
  const [open, setOpen] = useState(false);
  const [moving, setMoving] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useDismiss(open, element, () => setOpen(false));
  const { now, zone } = desk.clock;
  const moveTo = async (wall: string): Promise<void> => {
    setMoving(true);
    await desk.trying(() => door.moveClock(wall));
    setMoving(false);
  };
  return (
    <div class="pop-holder" ref={element}>
      <button class="chip-button" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)} title={`The workbench's clock, ${zone}`}>
        <Icon name="clock" /> <span class="num">{dayWords(now)} · {timeWords(now)}</span>
      </button>
      {open && (
        <div class="pop" role="dialog" aria-label="Clock">
          <h2>Clock</h2>
          <p class="muted small">Moving it forward runs every trigger that falls due on the way. Time zone: {zone}.</p>
          <form onSubmit={(event) => { event.preventDefault(); if (field.current) void moveTo(field.current.value); }}>
            <label for="clock-to">Move to</label>
            <div class="line">
              <input id="clock-to" ref={field} type="datetime-local" required value={now.slice(0, 16)} key={now.slice(0, 16)} />
              <button class="main" disabled={moving}>{moving ? 'Moving…' : 'Move'}</button>
            </div>
          </form>
          <div class="line">
            <button class="plain" disabled={moving} onClick={() => void moveTo(hourLater(now))}>Next hour</button>
            <button class="plain" disabled={moving} onClick={() => void moveTo(`${daysLater(now, 1)}T${MORNING}`)}>Next day, 6:00</button>
          </div>
        </div>
      )}
    </div>
  );
}

/** The next full hour. */
function hourLater(now: string): string {
  const hour = Number(now.slice(11, 13)) + 1;
  return hour > 23 ? `${daysLater(now, 1)}T00:00` : `${now.slice(0, 11)}${String(hour).padStart(2, '0')}:00`;
}
