// The whole page: bar, grid with charts, sidebar, drawer, and what lies above them.
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../desk.ts';
import { Dialog, Sidebar } from '../frame/framed.tsx';
import { Guard, Question, Running, Toasts } from '../frame/prompts.tsx';
import { Drawer } from './drawer.tsx';
import { TopBar } from './top-bar.tsx';
import { useDesk } from './use.ts';

export function App({ desk, mount }: { desk: Desk; mount: (container: HTMLElement) => void }) {
  useDesk(desk);
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => { if (holder.current) mount(holder.current); }, []);
  return (
    <>
      <TopBar desk={desk} />
      <main class="middle">
        <div class="left">
          <div class="grid" ref={holder} />
          <Drawer desk={desk} />
        </div>
        <Sidebar desk={desk} />
      </main>
      <Dialog desk={desk} />
      <Question desk={desk} />
      <Guard desk={desk} />
      <Running desk={desk} />
      <Toasts desk={desk} />
    </>
  );
}
