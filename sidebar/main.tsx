// The page's first step: opens at the place the server named.

import { render } from 'preact';
import { App } from './app.tsx';
import { authorizations, cases, cover, measures } from './client/follow.ts';
import { formsHave } from './form/extras.ts';
import { providers } from './lists/npi.tsx';
import { insurers } from './owner/insurer-changes.tsx';
import { rowsNamed } from './count-link.tsx';
import type { Place } from './places.ts';
import { referrals } from './referral/extras.ts';
import { sessions } from './session/extras.ts';

declare global {
  interface Window { TABLEWORK_OPEN?: string }
}

formsHave({ referrals, sessions, providers, insurers, cases, cover, authorizations, measures });

const root = document.getElementById('app');
if (root) render(<App open={openAt(window.TABLEWORK_OPEN ?? 'today')} />, root);

function openAt(name: string): Place {
  switch (name) {
    case 'import': case 'export': case 'desk': case 'reports': case 'month': case 'health': case 'check': case 'templates': return { at: name };
    case 'client': return { at: 'form', table: 'clients' };
    case 'session': return { at: 'form', table: 'sessions' };
    default: return rowsNamed(name) ?? { at: 'today' };
  }
}
