// The whole sidebar: what the server told at the start, and the place one is at. Places are a stack, `Esc` goes back.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FormTable, Start } from '../src/kit/door.ts';
import { ClientPage } from './client/client-page.tsx';
import { ClinicContext, type Clinic, type Told } from './clinic.ts';
import { DeskPanel } from './desk/desk-panel.tsx';
import { ReportsPanel } from './desk/reports-due.tsx';
import { ask, Trouble } from './door.ts';
import { Drafts } from './drafts.ts';
import { ExportPanel } from './import/export-panel.tsx';
import { FormPanel } from './form/form.tsx';
import { ImportPanel } from './import/import-panel.tsx';
import { ListPanel } from './lists/list-panel.tsx';
import { HealthPanel } from './owner/health-panel.tsx';
import { MonthPanel } from './owner/month-panel.tsx';
import { TemplatesPanel } from './owner/templates-panel.tsx';
import { Link, Moving, Note, toFirstLine } from './parts.tsx';
import type { Place } from './places.ts';
import { CheckPanel } from './records/check-panel.tsx';
import { HistoryPanel } from './records/history-panel.tsx';
import { RowsBehind } from './rows-behind.tsx';
import { readStart } from './start.ts';
import { formNames } from './tables.ts';
import { Coming } from './today/coming.tsx';
import { DraftList, Unsigned } from './today/needs-you.tsx';
import { Today } from './today/today.tsx';
import { isPanelKey } from './use-kept.ts';
import { withRow } from './with-row.ts';
import { WordSaid, type Word } from './word-said.tsx';

/** Asks for the start, then opens the place asked for. */
export function App({ open }: { open: Place }) {
  const [start, setStart] = useState<Start | null>(null);
  const [trouble, setTrouble] = useState('');
  const [waiting, setWaiting] = useState('Opening…');
  const load = () => {
    setTrouble('');
    ask('start', {}, { onWait: setWaiting }).then(
      (answer) => (answer.ok ? setStart(readStart(answer.value)) : setTrouble(answer.issues.map((issue) => issue.message).join(' '))),
      (caught: unknown) => setTrouble(caught instanceof Trouble && caught.ref ? `Something went wrong on our side (ref ${caught.ref}).` : 'Google did not answer.'),
    );
  };
  useEffect(load, []);
  if (start) return <House first={start} open={open} />;
  return (
    <main class="body">
      {trouble ? <Note tone="bad" live>{trouble} <Link onClick={load}>Try again</Link></Note> : <Moving said={waiting} />}
    </main>
  );
}

/** What others save and jobs count is asked for again after so long: on coming to a panel that lists it, and on coming back to the sidebar. */
const staleAfterMs = 120_000;
const awayMs = 20_000;
const listing = ['today', 'client', 'coming', 'unsigned'];
const listsFollow = ['referrals', 'cover', 'insurers', 'authorizations'];

function House({ first, open }: { first: Start; open: Place }) {
  const [start, setStart] = useState(first);
  const [places, setPlaces] = useState<Place[]>(open.at === 'today' ? [open] : [{ at: 'today' }, open]);
  const [told, setTold] = useState<Told | null>(null);
  const drafts = useMemo(() => new Drafts(ask, first.drafts.filter((key) => !isPanelKey(key))), []);
  const kept = useMemo(() => new Map<string, string>(), []);
  const [word, setWord] = useState<Word | null>(null);
  const [looked, setLooked] = useState(0);
  const askedAt = useRef(Date.now());
  const takes = useRef(0);
  const place = places[places.length - 1] ?? { at: 'today' };

  /** A word goes with the panel it was said on, a way back stays. */
  const passing = () => setWord((was) => (was?.undo ? was : null));
  const clinic: Clinic = {
    start, drafts, told, kept, looked,
    go: (to) => { setTold(null); passing(); setPlaces([...places, to]); },
    replace: (to, now) => { setTold(now ?? null); setPlaces([...places.slice(0, -1), to]); },
    back: (now) => { setTold(now ?? null); passing(); setPlaces(places.length > 1 ? places.slice(0, -1) : places); },
    say: (text, undo) => setWord({ text, undo }),
    take: (rows) => {
      takes.current += 1;
      setStart((was) => rows.reduce((sum, row) => {
        const name = formNames.find((each): each is FormTable => each === row.table);
        return name ? withRow(sum, row, name) : sum;
      }, was));
      // Whom a new order concerns, only the server's lists tell; other saves change no more than these rows.
      if (rows[0] && listsFollow.includes(rows[0].table)) askedAt.current = 0;
    },
    refresh: () => {
      askedAt.current = Date.now();
      const before = takes.current;
      // A list that is a little old does no harm: every save is checked on the server.
      ask('start', {}).then((answer) => {
        // What was saved meanwhile is newer than this.
        if (takes.current !== before) return clinic.refresh();
        if (answer.ok) setStart(readStart(answer.value));
        setLooked((n) => n + 1);
      }, () => { askedAt.current = 0; });
    },
  };
  useEffect(() => { if (listing.includes(place.at) && Date.now() - askedAt.current > staleAfterMs) clinic.refresh(); }, [places.length, place.at]);
  useEffect(() => {
    const come = () => { if (document.visibilityState !== 'hidden' && Date.now() - askedAt.current > awayMs) clinic.refresh(); };
    window.addEventListener('focus', come);
    document.addEventListener('visibilitychange', come);
    return () => {
      window.removeEventListener('focus', come);
      document.removeEventListener('visibilitychange', come);
    };
  }, []);
  useEffect(() => {
    const leave = () => { if (document.visibilityState === 'hidden') drafts.flush(); };
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', leave);
    };
  }, [drafts]);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.key === 'Escape' && places.length > 1) clinic.back();
      else if (event.key === 'ArrowDown') toFirstLine(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return <ClinicContext.Provider value={clinic}><At key={places.length} place={place} />{word && <WordSaid word={word} onGone={() => setWord(null)} />}</ClinicContext.Provider>;
}

function At({ place }: { place: Place }) {
  switch (place.at) {
    case 'client': return <ClientPage id={place.id} row={place.row} />;
    case 'list': return <ListPanel name={place.table} />;
    case 'form': return <FormPanel key={`${place.table}/${place.id ?? 'new'}`} place={place} />;
    case 'coming': return <Coming />;
    case 'unsigned': return <Unsigned />;
    case 'desk': return <DeskPanel first={place.view} />;
    case 'reports': return <ReportsPanel />;
    case 'month': return <MonthPanel />;
    case 'health': return <HealthPanel />;
    case 'templates': return <TemplatesPanel />;
    case 'drafts': return <DraftList />;
    case 'check': return <CheckPanel />;
    case 'history': return <HistoryPanel key={place.id} id={place.id} row={place.row} />;
    case 'import': return <ImportPanel />;
    case 'export': return <ExportPanel />;
    case 'rows': return <RowsBehind {...place} />;
    default: return <Today />;
  }
}
