// A page of the add-in in its sandboxed frame, as a sidebar or a dialog.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from '../desk.ts';
import { door } from '../door.ts';
import { Icon } from '../shell/icons.tsx';
import { isPanelKey } from './panel-key.ts';

/** As on Google: platform 6.3. No top navigation; a link that opens a page of its own leaves the box. */
const SANDBOX = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals allow-same-origin';

interface Told { kind: string; width?: number; height?: number }

function useFrame(told: (message: Told) => void) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const heard = (event: MessageEvent<unknown>): void => {
      if (event.source !== frame.current?.contentWindow) return;
      const message = toldOf(event.data);
      if (message) told(message);
    };
    window.addEventListener('message', heard);
    return () => window.removeEventListener('message', heard);
  });
  return frame;
}

function toldOf(data: unknown): Told | undefined {
  if (typeof data !== 'object' || data === null || !('tablework' in data)) return undefined;
  const { tablework } = data;
  if (typeof tablework !== 'object' || tablework === null || !('kind' in tablework)) return undefined;
  return {
    kind: String(tablework.kind),
    ...('width' in tablework && typeof tablework.width === 'number' ? { width: tablework.width } : {}),
    ...('height' in tablework && typeof tablework.height === 'number' ? { height: tablework.height } : {}),
  };
}

const source = (what: 'sidebar' | 'dialog', id: number, user: string): string => `/page/frame/${what}/${id}?${new URLSearchParams({ user })}`;

export function Sidebar({ desk }: { desk: Desk }) {
  const { sidebar } = desk.screen;
  const close = (): void => void desk.trying(() => door.closed(desk.user, 'sidebar'));
  const frame = useFrame(({ kind }) => {
    if (kind === 'close') close();
    if (kind === 'focus') desk.grid?.focus();
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isPanelKey(event)) return;
      event.preventDefault();
      frame.current?.contentWindow?.focus();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, []);
  if (!sidebar) return null;
  return (
    <aside class="sidebar" aria-label={sidebar.title || 'Sidebar'}>
      <header class="line"><h2 class="grow clip">{sidebar.title}</h2><button class="icon-button" aria-label="Close the sidebar" onClick={close}><Icon name="close" /></button></header>
      <iframe key={sidebar.id} ref={frame} class="sidebar-frame" title={sidebar.title || 'Sidebar'} sandbox={SANDBOX} src={source('sidebar', sidebar.id, desk.user)} onLoad={(event) => event.currentTarget.contentWindow?.focus()} />
    </aside>
  );
}

export function Dialog({ desk }: { desk: Desk }) {
  const { dialog } = desk.screen;
  const [size, setSize] = useState<{ id: number; width?: number; height?: number }>({ id: 0 });
  const close = (): void => void desk.trying(() => door.closed(desk.user, 'dialog'));
  const frame = useFrame(({ kind, width, height }) => {
    if (kind === 'close') close();
    if (kind === 'focus') desk.grid?.focus();
    if (kind === 'size' && dialog) setSize({ ...(size.id === dialog.id ? size : {}), id: dialog.id, ...(width ? { width } : {}), ...(height ? { height } : {}) });
  });
  if (!dialog) return null;
  const own = size.id === dialog.id ? size : { id: dialog.id };
  const box = (
    <div class="box dialog" role="dialog" aria-modal={dialog.modal} aria-label={dialog.title}>
      <header class="line"><h2 class="grow clip">{dialog.title}</h2><button class="icon-button" aria-label="Close" onClick={close}><Icon name="close" /></button></header>
      <iframe key={dialog.id} ref={frame} title={dialog.title} sandbox={SANDBOX} src={source('dialog', dialog.id, desk.user)} style={{ width: `${own.width ?? dialog.width}px`, height: `${own.height ?? dialog.height}px` }} />
    </div>
  );
  return dialog.modal ? <div class="veil">{box}</div> : <div class="floating">{box}</div>;
}
