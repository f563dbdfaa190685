// Whose notes one may open: the owner all, a therapist those of their own clients unless the owner says otherwise, the
// front desk none. It orders the work; whoever may edit the sheet can read its tabs.

import type { Desk } from '../../kit/desk.ts';
import { texts } from '../../kit/store/quick.ts';
import { scan } from '../../kit/store/scan.ts';
import type { Sight, SightOf } from '../../kit/store/sight.ts';
import type { AnyRow, Table } from '../../kit/table.ts';
import { addenda } from '../addenda/table.ts';
import { measures } from '../measures/table.ts';
import { sessions } from '../sessions/table.ts';
import { settingOf } from '../settings/keys.ts';
import { personOf } from './roles.ts';

/** Columns that hold notes, by table. */
const notes = new Map<Table, readonly string[]>([
  [sessions, [...Object.entries(sessions.columns).filter(([, column]) => column.section === 'Note').map(([key]) => key), 'correctedWhy', 'voidedWhy']],
  [measures, ['kind', 'what', 'side', 'value', 'unit', 'change', 'meaningful']],
  [addenda, ['text']],
]);

const unlimited = (role: string): Sight => ({ role, guarded: () => [], sees: () => true, seesAtOnce: () => true, mayAdd: true, refusal: '' });

/** Clients a therapist has had a session with, and the sessions of those. */
interface Own { clients: Set<string>; sessions: Set<string> }

export const sightOf: SightOf = (desk, people, settings) => {
  const person = personOf(people, desk.user);
  if (person.role === 'owner' || (person.role === 'therapist' && settingOf(settings, 'Therapists see') === 'all clients')) return unlimited(person.role);
  const guarded = (table: Table): readonly string[] => notes.get(table) ?? [];
  if (person.role === 'front desk') {
    return { role: person.role, guarded, sees: () => false, seesAtOnce: () => false, mayAdd: false, refusal: 'Notes are for therapists; your role is front desk. The owner can change roles in the Therapists tab.' };
  }
  let own: Own | undefined;
  const isOwn = (row: AnyRow): boolean => own !== undefined && (own.clients.has(String(row['client'] ?? '')) || own.sessions.has(String(row['session'] ?? '')));
  const seesAtOnce = (_table: Table, row: AnyRow): boolean => (person.id !== '' && row['therapist'] === person.id) || isOwn(row);
  const sees = (table: Table, row: AnyRow): boolean => {
    if (guarded(table).length === 0 || seesAtOnce(table, row)) return true;
    own ??= ownOf(desk, person.id);
    return isOwn(row);
  };
  return {
    role: person.role, guarded, sees, seesAtOnce, mayAdd: true,
    refusal: 'You may write notes of your own clients: those you have had a session with. The owner can change this in Settings, “Therapists see”.',
  };
};

/** One read of three columns. */
function ownOf(desk: Desk, therapist: string): Own {
  const [of] = scan(desk.book, [{ table: sessions, keys: ['id', 'client', 'therapist'] }]).scans;
  const own: Own = { clients: new Set(), sessions: new Set() };
  if (!of || therapist === '') return own;
  const [id, client, whose] = [texts(of, 'id'), texts(of, 'client'), texts(of, 'therapist')];
  for (let i = 0; i < of.count; i++) if (whose(i) === therapist) own.clients.add(client(i));
  for (let i = 0; i < of.count; i++) if (own.clients.has(client(i))) own.sessions.add(id(i));
  // A row typed by hand has no id yet, or names no client: that makes nobody one's own.
  own.clients.delete('');
  own.sessions.delete('');
  return own;
}
