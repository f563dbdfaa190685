// One client: who it is, what pays, which referrals stand how, the last sessions, and what to do next.

import type { FormTable } from '../../src/kit/door.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { MakePapers } from '../documents/make.tsx';
import { Bar, Card, Foot, Link, walkLines } from '../parts.tsx';
import { HistoryLink } from '../records/history-link.tsx';
import { mayEdit } from '../roles.ts';
import { SavedCard } from '../saved.tsx';
import { hasTable } from '../tables.ts';
import { useLetters } from '../use-letters.ts';
import { StandingChip } from '../today/session-line.tsx';
import { withDays } from '../words.ts';
import { SessionsOf } from './sessions-of.tsx';

export function ClientPage({ id, row }: { id: string; row: number }) {
  const { start, go } = useClinic();
  const who = listedOf(start, id);
  const ofClient = <T extends { client: string }>(lines: T[]): T[] => lines.filter((line) => line.client === id);
  const make = (table: FormTable, given = {}) => go({ at: 'form', table, given: { 'Client ID': id, ...given } });
  const edit = () => go({ at: 'form', table: 'clients', id, row: who?.at ?? row });
  const book = () => make('sessions', { Date: start.today });
  useLetters({ b: book, r: () => make('referrals'), c: () => make('cover'), k: () => make('cases') });
  const covers = ofClient(start.cover);
  const referrals = ofClient(start.referrals);
  return (
    <>
      <Bar title={who?.caption ?? id}><HistoryLink id={id} row={who?.at ?? row} /><button type="button" class="link" onClick={edit}>Edit</button></Bar>
      <main class="body" onKeyDown={walkLines}>
        <SavedCard />
        <p class="who muted num">{[withDays(who?.detail ?? ''), id].filter(Boolean).join(' · ')}</p>
        <p class="help"><kbd>b</kbd> book · <kbd>r</kbd> new referral · <kbd>c</kbd> cover · <kbd>k</kbd> case</p>
        <Group title="Referrals" add="New referral" table="referrals" onAdd={() => make('referrals')} empty="No open referral.">
          {referrals.map((line) => (
            <Entry key={line.id} table="referrals" id={line.id} at={line.at} name={line.caption}>
              <StandingChip standing={line.standing} /> <span class="small muted">{withDays(line.why || line.detail)}</span>
            </Entry>
          ))}
        </Group>
        <Group title="Cover" add="New cover" table="cover" onAdd={() => make('cover')} empty="No cover: the client pays.">
          {covers.map((line) => (
            <Entry key={line.id} table="cover" id={line.id} at={line.at} name={line.caption}><span class="small muted">{withDays(line.detail)}</span></Entry>
          ))}
        </Group>
        <Group title="Cases" add="New case" table="cases" onAdd={() => make('cases')} empty="No open case. A case says what the care is for.">
          {ofClient(start.cases).map((line) => (
            <Entry key={line.id} table="cases" id={line.id} at={line.at} name={line.caption}><span class="small muted">{withDays(line.detail)}</span></Entry>
          ))}
        </Group>
        <SessionsOf client={id} />
        <Card title="Papers"><MakePapers of="client" about={id} at={who?.at ?? row} /></Card>
      </main>
      <Foot said="">
        <button type="button" class="plain" onClick={() => make('referrals')}>New referral</button>
        <button type="button" class="main" onClick={book}>Book</button>
      </Foot>
    </>
  );
}

interface GroupProps { title: string; add: string; table: FormTable; empty: string; onAdd(): void; children: preact.VNode[] }

function Group({ title, add, table, empty, onAdd, children }: GroupProps) {
  const { start } = useClinic();
  if (!hasTable(table)) return null;
  return (
    <section class="card">
      <h2><span class="grow">{title}</span>{mayEdit(start.role, table) && <Link label={add} onClick={onAdd}>+ New</Link>}</h2>
      {children.length === 0 ? <p class="muted small">{empty}</p> : <ul class="list">{children}</ul>}
    </section>
  );
}

function Entry({ table, id, at, name, children }: { table: FormTable; id: string; at: number; name: string; children: preact.ComponentChildren }) {
  const { go } = useClinic();
  return (
    <li>
      <span class="grow"><span class="clip">{withDays(name)}</span>{children}</span>
      <button type="button" class="link" data-line aria-label={`Open ${id}`} onClick={() => go({ at: 'form', table, id, row: at })}>Open</button>
    </li>
  );
}
