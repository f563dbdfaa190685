// The bar above the grid: the spreadsheet's name and menus, what the last run cost, the clock, the person.
import { useRef, useState } from 'preact/hooks';
import type { Desk } from '../desk.ts';
import { door } from '../door.ts';
import { Clock } from './clock.tsx';
import { Icon } from './icons.tsx';
import { entriesOf, MenuBarItem } from './menu.tsx';
import { People } from './people.tsx';
import { useBox } from './use.ts';
import { count, seconds } from './words.ts';

export function TopBar({ desk }: { desk: Desk }) {
  const [resetting, setResetting] = useState(false);
  return (
    <header class="top">
      <span class="logo"><Icon name="table" size={24} /></span>
      <div class="name-and-menus">
        <h1>{desk.title}</h1>
        <nav class="menus" aria-label="Menus">
          <MenuBarItem caption="File" entries={[
            { kind: 'item', caption: 'Download as .xlsx', act: () => { window.location.href = '/page/spreadsheet.xlsx'; } },
            { kind: 'separator' },
            { kind: 'item', caption: 'Start over…', act: () => setResetting(true) },
          ]} />
          {desk.screen.menus.map((menu) => (
            <MenuBarItem key={menu.caption} strong caption={menu.caption} entries={entriesOf(menu.items, (functionName, caption) => void desk.runMenu(functionName, caption))} />
          ))}
        </nav>
      </div>
      <span class="grow" />
      {!desk.connected && <span class="chip bad">× not connected</span>}
      <LastRun desk={desk} />
      <Clock desk={desk} />
      <People desk={desk} />
      {resetting && <StartOver desk={desk} close={() => setResetting(false)} />}
    </header>
  );
}

const MARKS = { running: ['…', 'info'], done: ['✓', 'good'], failed: ['×', 'bad'], killed: ['×', 'bad'] } as const;

function LastRun({ desk }: { desk: Desk }) {
  const last = desk.recent[0];
  if (!last) return null;
  const [mark, tone] = MARKS[last.outcome];
  return (
    <button class="chip-button last-run" onClick={() => desk.change({ drawer: 'executions' })} title="The last run, and what it would cost on Google. Opens the log.">
      <span class={`mark ${tone}`}>{mark}</span>
      <span><b>{last.functionName}</b> <span class="muted num">{count(last.total, 'call')} · {seconds(last.modeledSeconds)} on Google</span></span>
    </button>
  );
}

function StartOver({ desk, close }: { desk: Desk; close: () => void }) {
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useBox(box, 'start over');
  const reset = async (sample: boolean): Promise<void> => {
    setBusy(true);
    await desk.trying(() => door.reset(sample));
    setBusy(false);
    close();
  };
  return (
    <div class="veil" ref={box} onKeyDown={(event) => { if (event.key === 'Escape') close(); }}>
      <div class="box" role="alertdialog" aria-modal="true" aria-label="Start over">
        <h2>Start over?</h2>
        <p>All rows, mails, documents, triggers and settings of this workbench are thrown away. This cannot be undone.</p>
        <div class="line end">
          <button class="plain" data-first onClick={close} disabled={busy}>Keep everything</button>
          <button class="plain" onClick={() => void reset(false)} disabled={busy}>Start empty</button>
          <button class="main danger" onClick={() => void reset(true)} disabled={busy}>{busy ? 'Starting over…' : 'Start with the sample clinic'}</button>
        </div>
      </div>
    </div>
  );
}
