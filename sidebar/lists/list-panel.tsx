// A list that is looked up now and then: insurers, providers, therapists. Find by typing, open, add.

import { useState } from 'preact/hooks';
import type { FormTable } from '../../src/kit/door.ts';
import { listOf, useClinic } from '../clinic.ts';
import { FindBox } from '../find/find-client.tsx';
import { Bar, Foot, walkLines } from '../parts.tsx';
import { mayEdit } from '../roles.ts';
import { SavedCard } from '../saved.tsx';
import { tableOf } from '../tables.ts';
import { withDays } from '../words.ts';

const inView = 60;

export function ListPanel({ name }: { name: FormTable }) {
  const { start, go } = useClinic();
  const [searching, setSearching] = useState(false);
  const table = tableOf(name);
  const lines = listOf(start, name) ?? [];
  const open = (id: string, row: number) => go({ at: 'form', table: name, id, row });
  return (
    <>
      <Bar title={table.tab} beside={lines.length > 0 ? String(lines.length) : undefined} />
      <main class="body" onKeyDown={walkLines}>
        <FindBox lines={lines} label={`Find a ${table.one}`} onTyped={(text) => setSearching(text.trim() !== '')} onChoose={(line) => open(line.id, line.at)} />
        {!searching && <SavedCard />}
        {!searching && lines.length === 0 && <p class="muted">No {table.tab.toLowerCase()} yet. {table.purpose}</p>}
        {!searching && (
          <ul class="list">
            {lines.slice(0, inView).map((line) => (
              <li key={line.id}>
                <span class="grow"><span class="clip">{line.caption}</span><span class="small muted">{withDays(line.detail) || line.id}</span></span>
                <button type="button" class="link" data-line aria-label={`Open ${line.caption}`} onClick={() => open(line.id, line.at)}>Open</button>
              </li>
            ))}
          </ul>
        )}
        {!searching && lines.length > inView && <p class="muted small">{lines.length - inView} more: type to find them.</p>}
      </main>
      {mayEdit(start.role, name) && (
        <Foot said=""><button type="button" class="main" onClick={() => go({ at: 'form', table: name })}>New {table.one}</button></Foot>
      )}
    </>
  );
}
