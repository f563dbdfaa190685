// What several parts of a session's form need: the client's last visit, and the live check of its cover.

import { createContext } from 'preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CoverAnswer, Loaded } from '../../src/kit/door.ts';
import { ask } from '../door.ts';
import { LastContext } from '../form/last.tsx';
import type { Form } from '../form/at-work.ts';
import { useAsked, type Asked } from '../use-asked.ts';
import { hasNote, isSigned } from './is-signed.ts';
import { useNoteKeys } from './note-keys.ts';

interface Last { session: Loaded | null; state: 'asking' | 'none' | 'there' | 'failed' }
type Check = Asked<CoverAnswer & { missing: string[]; fields?: string[] }>;

const noLast: Last = { session: null, state: 'none' };

export const SessionContext = createContext<{ last: Last; check: Check }>({ last: noLast, check: { value: null, waiting: false, failed: false } });

export function AroundSession({ form, children }: { form: Form; children: ComponentChildren }) {
  const last = useLastVisit(form);
  const check = useCheck(form);
  useNoteKeys(form, last.session, isSigned(form) && form.questions.length === 0 && form.conflicts.length === 0);
  return <LastContext.Provider value={last.session}><SessionContext.Provider value={{ last, check }}>{children}</SessionContext.Provider></LastContext.Provider>;
}

/** Of the same case where one is chosen; only for a session that is there already. */
function useLastVisit(form: Form): Last {
  const client = form.values['Client ID'] ?? '';
  const ofCase = form.values['Case ID'] || undefined;
  const before = form.draft.opened.Date || undefined;
  const wanted = client !== '' && hasNote(form);
  const [last, setLast] = useState(noLast);
  useEffect(() => {
    let here = true;
    const settle = (now: Last) => { if (here) setLast(now); };
    if (!wanted) return settle(noLast);
    setLast({ session: null, state: 'asking' });
    ask('sessions.last', { client, case: ofCase, before }).then(
      (answer) => settle(answer.ok ? { session: answer.value.session, state: answer.value.session ? 'there' : 'none' } : { session: null, state: 'failed' }),
      () => settle({ session: null, state: 'failed' }),
    );
    return () => { here = false; };
  }, [wanted, client, ofCase, before]);
  return last;
}

/** Fields whose text decides; of the others it only matters whether they are filled. */
const deciding = ['Client ID', 'Therapist ID', 'Case ID', 'Cover ID', 'Referral ID', 'Date', 'Starts at', 'Ends at', 'Type', 'Status', 'Regions', 'Procedures', 'Hands-on minutes'];

function useCheck(form: Form): Check {
  const ready = ['Client ID', 'Date', 'Starts at', 'Ends at'].every((heading) => (form.values[heading] ?? '') !== '');
  const filled = form.columns.map(({ heading }) => (form.values[heading] ? '1' : '0')).join('');
  const question = `${deciding.map((heading) => form.values[heading] ?? '').join('|')}|${filled}`;
  const having = useMemo(() => (ready ? form.asSave() : null), [question, ready]);
  return useAsked('sessions.check', having, 600);
}
