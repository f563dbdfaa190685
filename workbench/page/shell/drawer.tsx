// The drawer below the grid: what left the spreadsheet (mails, documents), what runs by itself, what ran, and faults.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk, DrawerTab } from '../desk.ts';
import { Documents } from './documents.tsx';
import { Executions } from './executions.tsx';
import { Faults } from './faults.tsx';
import { Icon } from './icons.tsx';
import { Outbox } from './outbox.tsx';
import { Triggers } from './triggers.tsx';

const LEAST_PX = 160;
const MOST_PX = 320;
const PART_OF_WINDOW = 0.38;

export function Drawer({ desk }: { desk: Desk }) {
  const [height, setHeight] = useState(() => Math.max(LEAST_PX, Math.min(MOST_PX, Math.round(window.innerHeight * PART_OF_WINDOW))));
  const { counts, drawer } = desk;
  useEffect(() => desk.grid?.keepInView(), [drawer !== null]);
  const tabs: { id: DrawerTab; caption: string; icon: 'mail' | 'page' | 'bolt' | 'list' | 'fault'; amount: number }[] = [
    { id: 'outbox', caption: 'Outbox', icon: 'mail', amount: counts.mails },
    { id: 'documents', caption: 'Documents', icon: 'page', amount: counts.documents },
    { id: 'triggers', caption: 'Triggers', icon: 'bolt', amount: counts.triggers },
    { id: 'executions', caption: 'Executions', icon: 'list', amount: 0 },
    { id: 'faults', caption: 'Faults', icon: 'fault', amount: counts.faults },
  ];
  return (
    <section class="drawer" aria-label="Workbench">
      {drawer && <Handle height={height} setHeight={setHeight} />}
      <div class="drawer-bar">
        <div class="drawer-tabs" role="tablist" aria-label="Workbench">
          {tabs.map(({ id, caption, icon, amount }) => (
            <button key={id} role="tab" id={`tab-${id}`} aria-selected={drawer === id} aria-controls={drawer ? 'drawer-panel' : undefined} onClick={() => desk.change({ drawer: drawer === id ? null : id })}>
              <Icon name={icon} size={16} /> {caption}{amount > 0 && <span class={`badge${id === 'faults' ? ' warn' : ''}`}>{amount}</span>}
            </button>
          ))}
        </div>
        <span class="grow" />
        {drawer
          ? <button class="icon-button" aria-label="Close the drawer" onClick={() => desk.change({ drawer: null })}><Icon name="close" size={16} /></button>
          : <span class="muted small">Google Sheets, emulated on this computer. Nothing leaves it.</span>}
      </div>
      {drawer && (
        <div class="drawer-panel" id="drawer-panel" role="tabpanel" aria-labelledby={`tab-${drawer}`} style={{ height: `${height}px` }}>
          {drawer === 'outbox' && <Outbox desk={desk} />}
          {drawer === 'documents' && <Documents desk={desk} />}
          {drawer === 'triggers' && <Triggers desk={desk} />}
          {drawer === 'executions' && <Executions desk={desk} />}
          {drawer === 'faults' && <Faults desk={desk} />}
        </div>
      )}
    </section>
  );
}

function Handle({ height, setHeight }: { height: number; setHeight: (height: number) => void }) {
  const from = useRef<{ y: number; height: number } | null>(null);
  const bounded = (wanted: number): number => Math.max(LEAST_PX, Math.min(wanted, window.innerHeight - 240));
  return (
    <div
      class="handle" role="separator" aria-orientation="horizontal" aria-label="Height of the drawer" aria-valuenow={height} aria-valuemin={LEAST_PX} aria-valuemax={window.innerHeight - 240} tabIndex={0}
      onPointerDown={(event) => { from.current = { y: event.clientY, height }; event.currentTarget.setPointerCapture(event.pointerId); }}
      onPointerMove={(event) => { if (from.current) setHeight(bounded(from.current.height + from.current.y - event.clientY)); }}
      onPointerUp={() => { from.current = null; }}
      onKeyDown={(event) => { if (event.key === 'ArrowUp') setHeight(bounded(height + 24)); if (event.key === 'ArrowDown') setHeight(bounded(height - 24)); }}
    />
  );
}
