// What was saved just now, where it stands in the sheet, and what usually comes next.

import type { FormTable, Start } from '../src/kit/door.ts';
import { useClinic, type Told } from './clinic.ts';
import { get } from './door.ts';
import { Chip, Link } from './parts.tsx';
import type { FormPlace } from './places.ts';
import { Replaces } from './referral/replaces.tsx';
import { mayEdit } from './roles.ts';
import { hasTable, tableOf } from './tables.ts';
import { withDays } from './words.ts';

export function SavedCard() {
  const { told, start, go } = useClinic();
  if (!told) return null;
  const next = nextOf(told, start).filter(({ place }) => hasTable(place.table) && mayEdit(start.role, place.table));
  // The server tells that sessions fit a new order; here they are listed to be put on it.
  const isOffer = (note: string): boolean => told.table === 'referrals' && /without a referral fits? this order/.test(note);
  const late = told.notes.some(isOffer);
  const notes = told.notes.filter((note) => !isOffer(note));
  return (
    <section class="card saved" role="status">
      <h2><Chip tone="good">{told.signed ? 'signed' : 'saved'}</Chip> <span class="clip">{withDays(told.caption)}</span></h2>
      <div class="small">
        Row {told.at} of {tableOf(told.table).tab}. <ShowRow table={told.table} at={told.at} />
        {next.map(({ said, place }) => <span key={said}> · <Link onClick={() => go(place)}>{said}</Link></span>)}
      </div>
      {notes.map((note) => <div key={note} class="small muted">{withDays(note)}</div>)}
      {told.table === 'referrals' && <Replaces id={told.id} at={told.at} late={late} />}
    </section>
  );
}

/** Selects the row in the sheet beside. */
function ShowRow({ table, at }: { table: FormTable; at: number }) {
  const { say } = useClinic();
  const show = () => { get('sheet.show', { table, at }).catch((caught: unknown) => say(caught instanceof Error && caught.message ? caught.message : 'The row could not be shown.')); };
  return <Link label={`Show row ${at} of ${tableOf(table).tab}`} onClick={show}>Show</Link>;
}

interface Next { said: string; place: FormPlace }

/** What one goes on with: a case leads to its cover, the cover to an order, the order to a booking. */
function nextOf({ table, id, at }: Told, start: Start): Next[] {
  const client = clientOf(table, id, start);
  const begin = (said: string, into: FormTable, given: Record<string, string> = {}): Next[] => (client === '' ? [] : [{ said, place: { at: 'form', table: into, given: { 'Client ID': client, ...given } } }]);
  const open: Next = { said: 'Open it', place: { at: 'form', table, id, row: at } };
  switch (table) {
    case 'clients': return [...begin('New case', 'cases'), ...begin('New cover', 'cover'), ...begin('New referral for this client', 'referrals')];
    case 'insurers': case 'providers': case 'therapists': return [];
    case 'cases': return [open, ...(start.cover.some((line) => line.client === client) ? [] : begin('New cover', 'cover')), ...begin('New referral', 'referrals', { 'Case ID': id })];
    case 'cover': return [open, ...begin('New referral', 'referrals', { 'Cover ID': id })];
    case 'referrals': return [open, ...(start.referrals.find((line) => line.id === id)?.standing === 'closed' ? begin('New referral', 'referrals') : begin('Book', 'sessions', { Date: start.today }))];
    default: return [open];
  }
}

function clientOf(table: FormTable, id: string, start: Start): string {
  const lines: { id: string; client: string }[] = table === 'cases' ? start.cases : table === 'cover' ? start.cover : table === 'referrals' ? start.referrals : [];
  return table === 'clients' ? id : lines.find((line) => line.id === id)?.client ?? '';
}
