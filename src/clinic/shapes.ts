// The shape of each verb's input, checked before anything else looks at it.

import * as z from 'zod/mini';
import type { Shapes } from '../kit/call.ts';
import type { FormTable, Verb } from '../kit/door.ts';

const rowShape = () => z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.null()]));
const save = () => z.object({
  row: rowShape(),
  id: z.optional(z.string()),
  at: z.optional(z.number()),
  opened: z.optional(rowShape()),
  confirm: z.optional(z.array(z.string())),
  rows: z.optional(z.record(z.string(), z.number())),
});
const load = () => z.object({ id: z.string(), at: z.optional(z.number()) });
const find = () => z.object({ text: z.optional(z.string()), by: z.optional(z.record(z.string(), z.string())), limit: z.optional(z.number()) });
const nothing = () => z.object({});
const count = () => z.optional(z.union([z.number(), z.null()]));
const about = () => z.object({
  kind: z.string(), about: z.string(), at: z.optional(z.number()), from: z.optional(z.string()), to: z.optional(z.string()),
  proposal: z.optional(z.object({ visits: count(), perWeek: count(), minutes: count(), until: z.optional(z.string()) })),
});
const importId = () => z.string().check(z.regex(/^[\w-]{1,60}$/));
const importOf = () => z.object({ importId: importId() });

export const formTables: FormTable[] = [
  'clients', 'cases', 'goals', 'consents', 'screenings', 'providers', 'therapists', 'insurers', 'cover', 'authorizations',
  'referrals', 'sessions', 'measures', 'addenda', 'charges', 'claims', 'payments', 'fees', 'contacts', 'documents',
];

type TableShapes = { [V in Extract<Verb, `${FormTable}.save` | `${FormTable}.load` | `${FormTable}.find`>]: () => z.ZodMiniType };

const tableShapes = Object.fromEntries(formTables.flatMap((name) => [
  [`${name}.save`, save], [`${name}.load`, load], [`${name}.find`, find],
])) as TableShapes;

export const shapes: Shapes = {
  ...tableShapes,
  'start': nothing,
  'referrals.readOrder': () => z.object({ text: z.string().check(z.maxLength(20000)) }),
  'referrals.endsOn': () => z.object({ start: z.string(), amount: z.number(), unit: z.string() }),
  'referrals.fits': load,
  'referrals.take': () => z.object({ id: z.string(), sessions: z.array(z.string()), confirm: z.optional(z.array(z.string())), rows: z.optional(z.record(z.string(), z.number())) }),
  'sessions.check': save,
  'sessions.book': () => z.object({
    row: rowShape(), confirm: z.optional(z.array(z.string())), rows: z.optional(z.record(z.string(), z.number())), preview: z.optional(z.boolean()),
    dates: z.array(z.object({ date: z.string(), startsAt: z.optional(z.string()), endsAt: z.optional(z.string()) })),
  }),
  'sessions.sign': () => z.object({ id: z.string(), at: z.optional(z.number()), last: z.optional(z.object({ id: z.string(), at: z.optional(z.number()) })), confirm: z.optional(z.array(z.string())), reason: z.optional(z.string()) }),
  'sessions.last': () => z.object({ client: z.string(), case: z.optional(z.string()), before: z.optional(z.string()) }),
  'sessions.units': () => z.object({ procedures: z.array(z.object({ code: z.string(), minutes: z.number() })), rule: z.string() }),
  'providers.checkNpi': () => z.object({ npi: z.string() }),
  'measures.score': () => z.object({ kind: z.string(), items: z.array(z.union([z.number(), z.null()])) }),
  'diagnoses.check': () => z.object({ codes: z.array(z.string()), regions: z.optional(z.array(z.string())) }),
  'documents.check': about,
  'documents.make': about,
  'templates.list': nothing,
  'templates.edit': () => z.object({ kind: z.string() }),
  'templates.use': () => z.object({ kind: z.string() }),
  'templates.reset': () => z.object({ kind: z.string() }),
  'desk.list': nothing,
  'insurers.preview': save,
  'conditions.fill': () => z.object({ condition: z.string(), codes: z.optional(z.array(z.string())) }),
  'summary.month': () => z.object({ month: z.string().check(z.regex(/^\d{4}-\d{2}$/)) }),
  'summary.referrals': () => z.object({ month: z.string().check(z.regex(/^\d{4}-\d{2}$/)) }),
  'summary.figures': () => z.object({ month: z.string().check(z.regex(/^\d{4}-\d{2}$/)) }),
  'rows.behind': () => z.object({ count: z.string(), of: z.optional(z.string()), month: z.optional(z.string()), insurer: z.optional(z.string()) }),
  'import.put': () => z.object({ importId: importId(), name: z._default(z.string().check(z.minLength(1), z.maxLength(200)), 'records.csv'), part: z.number(), of: z.number(), text: z.string() }),
  'import.preview': () => z.object({ importId: importId(), choices: z.optional(z.record(z.string(), z.string())) }),
  'import.run': importOf,
  'import.cancel': importOf,
  'import.open': nothing,
  'export.make': nothing,
  'history.of': load,
  'history.restore': () => z.object({
    id: z.string(), at: z.optional(z.number()), field: z.string(), line: z.number(), to: z.optional(z.enum(['before', 'after'])),
    confirm: z.optional(z.array(z.string())), reason: z.optional(z.string().check(z.maxLength(1000))),
  }),
  'records.check': () => z.object({ from: z.optional(z.object({ table: z.string(), at: z.number() })) }),
  'records.number': nothing,
  'records.accept': () => z.object({ id: z.string(), at: z.optional(z.number()), field: z.string(), line: z.number() }),
  'sheet.show': () => z.object({ table: z.string(), at: z.number(), heading: z.optional(z.string()) }),
  'draft.keep': () => z.object({ key: z.string().check(z.maxLength(100)), text: z.string() }),
  'draft.load': () => z.object({ key: z.string() }),
  'draft.drop': () => z.object({ key: z.string() }),
  'health': nothing,
};
