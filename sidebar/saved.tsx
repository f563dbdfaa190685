// What was saved just now, where it stands in the sheet, and what usually comes next.

import type { FormTable } from '../src/kit/door.ts';
import { useClinic, type Told } from './clinic.ts';
import { get } from './door.ts';
import { Chip, Link } from './parts.tsx';
import type { FormPlace } from './places.ts';
import { LateOrders } from './referral/late-orders.tsx';
import { mayEdit } from './roles.ts';
import { hasTable, tableOf } from './tables.ts';
import { withDays } from './words.ts';

export function SavedCard() {
  const { told, start, go } = useClinic();
  if (!told) return null;
  const next = nextOf(told).filter(({ place }) => hasTable(place.table) && mayEdit(start.role, place.table));
  // The server tells that sessions fit a new order; here they are listed to be put on it.
  const isOffer = (note: string): boolean => told.table === 'referrals' && /without a referral fits? this order/.test(note);
  const late = told.notes.some(isOffer);
  const notes = told.notes.filter((note) => !isOffer(note));
  return (
    <section class="card saved" role="status">
      <h2><Chip tone="good">saved</Chip> <span class="clip">{withDays(told.caption)}</span></h2>
      <div class="small">
        Row {told.at} of {tableOf(told.table).tab}. <ShowRow table={told.table} at={told.at} />
        {next.map(({ said, place }) => <span key={said}> · <Link onClick={() => go(place)}>{said}</Link></span>)}
      </div>
      {notes.map((note) => <div key={note} class="small muted">{withDays(note)}</div>)}
      {late && <LateOrders id={told.id} at={told.at} />}
    </section>
  );
}

/** Selects the row in the sheet beside. */
export function ShowRow({ table, at }: { table: FormTable; at: number }) {
  const { say } = useClinic();
  const show = () => { get('sheet.show', { table, at }).catch((caught: unknown) => say(caught instanceof Error && caught.message ? caught.message : 'The row could not be shown.')); };
  return <Link label={`Show row ${at} of ${tableOf(table).tab}`} onClick={show}>Show</Link>;
}

function nextOf({ table, id, at }: Told): { said: string; place: FormPlace }[] {
  const form = (into: FormTable, given: Record<string, string>): FormPlace => ({ at: 'form', table: into, given });
  switch (table) {
    case 'clients': return [{ said: 'New case', place: form('cases', { 'Client ID': id }) }, { said: 'New cover', place: form('cover', { 'Client ID': id }) }, { said: 'New referral for this client', place: form('referrals', { 'Client ID': id }) }];
    case 'insurers': case 'providers': case 'therapists': return [];
    default: return [{ said: 'Open it', place: { at: 'form', table, id, row: at } }];
  }
}
