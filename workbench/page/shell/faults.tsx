// Makes Google fail on purpose: a run killed, a call refused, a quota gone.
import { useState } from 'preact/hooks';
import type { FaultSpec } from '../../faults.ts';
import type { Desk } from '../desk.ts';
import { door } from '../door.ts';
import { useFetched } from './use.ts';

const METHODS = [
  'sheets.spreadsheets.batchUpdate', 'sheets.spreadsheets.values.batchGetByDataFilter', 'sheets', 'drive.files.create', 'drive.files.export', 'mail.sendEmail', 'lock.tryLock', 'properties',
];

const WAYS: { way: 429 | 500 | 'timeout' | 'timeoutAfterWrite'; caption: string }[] = [
  { way: 500, caption: 'an internal error (500)' },
  { way: 429, caption: 'too many requests (429)' },
  { way: 'timeout', caption: 'a time-out, nothing landed' },
  { way: 'timeoutAfterWrite', caption: 'a time-out, though it landed' },
];

export function Faults({ desk }: { desk: Desk }) {
  const [stamp, setStamp] = useState(0);
  const pending = useFetched(desk, door.faults, `${stamp} ${desk.counts.faults} ${desk.recent[0]?.execution} ${desk.recent[0]?.outcome}`);
  const [kill, setKill] = useState(2);
  const [method, setMethod] = useState(METHODS[0] ?? '');
  const [way, setWay] = useState(0);
  const [times, setTimes] = useState(1);
  const set = (faults: FaultSpec): void => void desk.trying(async () => { await door.setFaults(faults); setStamp(stamp + 1); });
  const clear = (): void => void desk.trying(async () => { await door.clearFaults(); setStamp(stamp + 1); });
  const words = pending ? inWords(pending) : [];
  return (
    <div class="faults">
      <form class="sentence" onSubmit={(event) => { event.preventDefault(); set({ failNext: method, with: WAYS[way]?.way ?? 500, times }); }}>
        Answer the next <input type="number" min={1} max={99} value={times} aria-label="Times" onInput={(event) => setTimes(Number(event.currentTarget.value))} /> of
        <input class="wide" list="methods" value={method} aria-label="Method" onInput={(event) => setMethod(event.currentTarget.value)} />
        <datalist id="methods">{METHODS.map((name) => <option key={name} value={name} />)}</datalist>
        with <select aria-label="How" value={way} onChange={(event) => setWay(Number(event.currentTarget.value))}>{WAYS.map(({ caption }, index) => <option key={caption} value={index}>{caption}</option>)}</select>
        <button class="plain">Set</button>
      </form>
      <form class="sentence" onSubmit={(event) => { event.preventDefault(); set({ killAfterCalls: kill }); }}>
        Kill the next run after <input type="number" min={0} max={999} value={kill} aria-label="Calls" onInput={(event) => setKill(Number(event.currentTarget.value))} /> calls
        <button class="plain">Set</button>
      </form>
      <form class="sentence" onSubmit={(event) => { event.preventDefault(); set({ mailQuota: 0 }); }}>
        Let no more mail go out today <button class="plain">Set</button>
      </form>
      {words.length > 0
        ? <p class="note warn"><span>! Waiting to happen: {words.join('; ')}.</span> <button class="link" onClick={clear}>Clear</button></p>
        : <p class="muted small">Nothing is set: Google behaves.</p>}
    </div>
  );
}

function inWords({ killAfterCalls, killBeforeCalls, failNext, with: way, times, mailQuota, between }: FaultSpec): string[] {
  const said: string[] = [];
  if (failNext !== undefined) said.push(`${failNext} fails ${times ?? 1} × with ${WAYS.find((one) => one.way === way)?.caption ?? 'an internal error (500)'}`);
  if (killAfterCalls !== undefined) said.push(`the next run is killed after ${killAfterCalls} calls`);
  if (killBeforeCalls !== undefined) said.push(`the next run is killed before its call ${killBeforeCalls}`);
  if (mailQuota !== undefined) said.push(`${mailQuota} recipients are left today`);
  if (between) said.push('another person acts before the next write');
  return said;
}
