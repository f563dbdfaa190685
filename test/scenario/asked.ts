// A request of the right form for every verb of the door: a verb that is added and not told here does not compile.

import type { FormTable, Verb, Verbs } from '../../src/kit/door.ts';
import { formTables, shapes } from '../../src/clinic/shapes.ts';

type TableVerb = `${FormTable}.save` | `${FormTable}.load` | `${FormTable}.find`;

const asked: { [V in Exclude<Verb, TableVerb>]: Verbs[V]['takes'] } = {
  'start': {},
  'referrals.readOrder': { text: '2x/week for 6 weeks' },
  'referrals.endsOn': { start: '2026-03-02', amount: 6, unit: 'weeks' },
  'referrals.fits': { id: 'R-00001' },
  'referrals.take': { id: 'R-00001', sessions: ['S-00001'] },
  'sessions.check': { row: {} },
  'sessions.book': { row: { 'Starts at': '10:00', 'Ends at': '11:00' }, dates: [{ date: '2026-03-09' }] },
  'sessions.sign': { id: 'S-00001' },
  'sessions.last': { client: 'C-00001' },
  'sessions.units': { procedures: [], rule: 'cms' },
  'providers.checkNpi': { npi: '1993999998' },
  'measures.score': { kind: 'ODI', items: [1] },
  'diagnoses.check': { codes: ['M54.41'] },
  'documents.check': { kind: 'visit log', about: 'V-00001' },
  'documents.make': { kind: 'visit log', about: 'V-00001' },
  'templates.list': {},
  'templates.edit': { kind: 'SOAP note' },
  'templates.use': { kind: 'SOAP note' },
  'templates.reset': { kind: 'SOAP note' },
  'desk.list': {},
  'insurers.preview': { id: 'I-00001', row: {} },
  'conditions.fill': { condition: 'Low back pain' },
  'summary.month': { month: '2026-02' },
  'summary.referrals': { month: '2026-02' },
  'summary.figures': { month: '2026-02' },
  'rows.behind': { count: 'visits', month: '2026-02' },
  'import.put': { importId: 'i1', name: 'a.csv', part: 1, of: 1, text: 'a' },
  'import.preview': { importId: 'i1' },
  'import.run': { importId: 'i1' },
  'import.cancel': { importId: 'i1' },
  'import.open': {},
  'export.make': {},
  'history.of': { id: 'C-00001' },
  'history.restore': { id: 'C-00001', field: 'Phone', line: 2 },
  'records.check': {},
  'records.number': {},
  'records.accept': { id: 'C-00001', field: 'Phone', line: 2 },
  'sheet.show': { table: 'clients', at: 2 },
  'draft.keep': { key: 'clients/new', text: 'x' },
  'draft.load': { key: 'clients/new' },
  'draft.drop': { key: 'clients/new' },
  'health': {},
};

/** Every verb, as the door itself knows them. */
export const allVerbs = Object.keys(shapes) as Verb[];

/** Nothing is saved by it: a new record without its needed fields. */
export function inputOf(verb: Verb): object {
  const [name, action] = verb.split('.');
  const table = formTables.find((one) => one === name);
  const own: Record<string, object | undefined> = asked;
  return own[verb] ?? (table && action === 'load' ? { id: `${prefixes[table] ?? 'C'}-00001` } : action === 'save' ? { row: {} } : {});
}

const prefixes: Partial<Record<FormTable, string>> = { sessions: 'S', referrals: 'R', cover: 'V', cases: 'K', insurers: 'I', therapists: 'T', providers: 'P', measures: 'M', addenda: 'AD' };
