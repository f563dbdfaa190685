// The page's first step: opens at the place the server named.

import { render } from 'preact';
import { App } from './app.tsx';
import type { Place } from './places.ts';

declare global {
  interface Window { TABLEWORK_OPEN?: string }
}

const root = document.getElementById('app');
if (root) render(<App open={openAt(window.TABLEWORK_OPEN ?? 'today')} />, root);

function openAt(name: string): Place {
  switch (name) {
    case 'import': case 'export': case 'desk': case 'month': case 'health': case 'check': case 'templates': return { at: name };
    case 'client': return { at: 'form', table: 'clients' };
    case 'session': return { at: 'form', table: 'sessions' };
    default: return { at: 'today' };
  }
}
