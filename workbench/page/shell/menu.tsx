// A menu as Google Sheets draws it: opens below its name, entries in submenus open beside.
import { useRef, useState } from 'preact/hooks';
import type { MenuItem } from '../../ui/service.ts';
import { useDismiss } from './use.ts';

export type Entry =
  | { kind: 'item'; caption: string; hint?: string; act: () => void }
  | { kind: 'separator' }
  | { kind: 'menu'; caption: string; items: Entry[] };

export function entriesOf(items: readonly MenuItem[], run: (functionName: string, caption: string) => void): Entry[] {
  return items.map((item): Entry => {
    if (item.kind === 'item') return { kind: 'item', caption: item.caption, act: () => run(item.functionName, item.caption) };
    if (item.kind === 'menu') return { kind: 'menu', caption: item.caption, items: entriesOf(item.items, run) };
    return item;
  });
}

export function MenuBarItem({ caption, entries, strong }: { caption: string; entries: Entry[]; strong?: boolean }) {
  const [open, setOpen] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => setOpen(false);
  useDismiss(open, element, close);
  const opened = (): void => {
    setOpen(!open);
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus());
  };
  return (
    <div class="menu" ref={element} onKeyDown={(event) => { if (event.key === 'Escape') button.current?.focus(); }}>
      <button ref={button} class={`menu-name${strong ? ' strong' : ''}${open ? ' open' : ''}`} aria-haspopup="menu" aria-expanded={open} onClick={opened}>{caption}</button>
      {open && <MenuList entries={entries} close={close} />}
    </div>
  );
}

function MenuList({ entries, close }: { entries: Entry[]; close: () => void }) {
  return (
    <ul class="menu-list" role="menu" onKeyDown={stepped}>
      {entries.map((entry, index) => <MenuLine key={index} entry={entry} close={close} />)}
    </ul>
  );
}

function MenuLine({ entry, close }: { entry: Entry; close: () => void }) {
  if (entry.kind === 'separator') return <li role="separator" class="menu-separator" />;
  if (entry.kind === 'menu') {
    return (
      <li class="menu-under" role="none">
        <button role="menuitem" aria-haspopup="menu">{entry.caption}<span aria-hidden="true">▸</span></button>
        <MenuList entries={entry.items} close={close} />
      </li>
    );
  }
  return (
    <li role="none">
      <button role="menuitem" onClick={() => { close(); entry.act(); }}>{entry.caption}{entry.hint && <span class="hint">{entry.hint}</span>}</button>
    </li>
  );
}

/** Arrow keys walk the entries of the list that has the focus. */
function stepped(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  event.stopPropagation();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > li > [role=menuitem]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const step = event.key === 'ArrowDown' ? 1 : -1;
  items[(at + step + items.length) % items.length]?.focus();
}
