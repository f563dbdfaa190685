// What was saved just now, where it stands in the sheet, and what usually comes next.

import type { FormTable } from '../src/kit/door.ts';
import { useClinic, type Told } from './clinic.ts';
import { Chip, Link } from './parts.tsx';
import type { FormPlace } from './places.ts';
import { mayEdit } from './roles.ts';
import { hasTable, tableOf } from './tables.ts';
import { withDays } from './words.ts';

export function SavedCard() {
  const { told, start, go } = useClinic();
  if (!told) return null;
  const next = nextOf(told).filter(({ place }) => hasTable(place.table) && mayEdit(start.role, place.table));
  return (
    <section class="card saved" role="status">
      <h2><Chip tone="good">saved</Chip> <span class="clip">{withDays(told.caption)}</span></h2>
      <div class="small">
        Row {told.at} of {tableOf(told.table).tab}.
        {next.map(({ said, place }) => <span key={said}> · <Link onClick={() => go(place)}>{said}</Link></span>)}
      </div>
      {told.notes.map((note) => <div key={note} class="small muted">{note}</div>)}
    </section>
  );
}

function nextOf({ table, id, at }: Told): { said: string; place: FormPlace }[] {
  const form = (into: FormTable, given: Record<string, string>): FormPlace => ({ at: 'form', table: into, given });
  switch (table) {
    case 'clients': return [{ said: 'New case', place: form('cases', { 'Client ID': id }) }, { said: 'New cover', place: form('cover', { 'Client ID': id }) }, { said: 'New referral for this client', place: form('referrals', { 'Client ID': id }) }];
    case 'insurers': case 'providers': case 'therapists': return [];
    case 'sessions': return [{ said: 'Open it', place: { at: 'form', table, id, row: at } }];
    default: return [{ said: 'Open it', place: { at: 'form', table, id, row: at } }];
  }
}
