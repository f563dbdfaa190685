// One line of a file as a record of ours, or what keeps it from being one.

import { emptyOf, isEmpty, readInput } from '../../kit/cell.ts';
import type { Read } from '../../kit/cell.ts';
import type { Column } from '../../kit/column.ts';
import { minutesOf } from '../../kit/day.ts';
import { ownIn } from '../../kit/own.ts';
import { freshRow } from '../../kit/store/typed.ts';
import { idKeyOf, isId } from '../../kit/table.ts';
import type { AnyRow } from '../../kit/table.ts';
import { measureProblem } from '../measures/bounds.ts';
import { checkNpi } from '../providers/npi.ts';
import type { Draft, Problem, Surroundings } from './compose.ts';
import { composers, isNothing, kindOf } from './compose.ts';
import { readWhen } from './dates.ts';
import type { Gathered, Raw } from './gather.ts';
import { fingerprintOf, gather } from './gather.ts';
import type { TableName } from './importable.ts';
import { nameOfPrefix, tableOf } from './importable.ts';
import { leaveEmpty } from './left-empty.ts';
import type { Links } from './links.ts';
import { find } from './links.ts';
import type { FilePlan } from './state.ts';

export interface Around extends Surroundings {
  links: Links;
  /** Who gave sessions that name nobody of ours. */
  therapist: string;
  blocked: Set<string>;
  /** Nothing stands here yet but what set-up makes: an export comes back as it was, cells that break a rule among them. */
  fresh: boolean;
  /** Tables of which a file of our own export is here. */
  brought: ReadonlySet<string>;
  aliases: Record<string, string>;
}

export interface Built {
  values: AnyRow;
  /** The id of ours the line brings, or ''. */
  own: string;
  problems: Omit<Problem, 'row'>[];
  /** Cells that can't be read, without which it comes in. */
  left: Omit<Problem, 'row'>[];
  told: string[];
}

/** Who a line is: the id of ours it brings, and the id its own system gave it. */
function identityOf(name: TableName, gathered: Gathered): { own: string; source: string } {
  const table = tableOf(name);
  const told = gathered.get(idKeyOf(table) ?? '')?.[0]?.text.trim() ?? '';
  const isOwn = isId(table.prefix, told);
  const source = gathered.get('sourceId')?.[0]?.text.trim() || (isOwn ? '' : told);
  return { own: isOwn ? told : '', source: source || (isOwn ? '' : fingerprintOf(gathered)) };
}

export function build(name: TableName, plan: FilePlan, { cells, around }: { cells: string[]; around: Around }): Built {
  const table = tableOf(name);
  const raw = gather(plan, cells);
  const { own, source } = identityOf(name, raw);
  const insurer = raw.get('insurer')?.[0];
  const draft: Draft = { raw, values: plan.own ? {} : freshRow(table, around.today), problems: [], left: [], told: [] };
  raw.delete(idKeyOf(table) ?? '');
  if (!plan.own) composers[name]?.(draft, around);
  for (const key of table.keys) {
    const column = table.columns[key];
    const told = raw.get(key)?.[0];
    if (!column || !told) continue;
    const read = asItWas(plan, { column, text: told.text, around }) ?? readValue(name, key, { column, raw: told, around });
    if ('value' in read) draft.values[key] = read.value;
    else if (!column.derived && leaveEmpty(draft, name, key, { column, unread: { field: told.field.heading, message: read.why, value: told.text } })) draft.values[key] = emptyOf(column);
  }
  draft.values['sourceId'] = plan.own && own !== '' ? raw.get('sourceId')?.[0]?.text ?? '' : source;
  if (source.length > 500) draft.problems.push({ field: 'Source ID', message: 'This id is longer than 500 characters.', value: source });
  if (name === 'sessions' && !plan.own) finishSession(draft, { insurer, around });
  if (!plan.own || (name === 'clients' && !around.fresh)) check(name, draft, around);
  for (const key of table.keys) {
    const column = table.columns[key];
    if (!column) continue;
    draft.values[key] ??= emptyOf(column);
    if (column.optional || column.derived || column.kind === 'id' || !isEmpty(draft.values[key]) || plan.own) continue;
    if (draft.problems.length > 0 && ['date', 'startsAt', 'endsAt'].includes(key)) continue;
    if (!draft.problems.some((problem) => raw.get(key)?.[0]?.field.heading === problem.field)) draft.problems.push({ field: column.heading, message: `${column.heading} is needed.`, value: '' });
  }
  return { values: draft.values, own, problems: draft.problems, left: draft.left, told: draft.told };
}

const isText = new Set(['text', 'longText', 'link', 'instant']);
const isTyped = new Set(['list', 'email', 'phone', 'choice', 'yesNo']);

/** A cell of our own export that is taken verbatim; undefined for one that is read by its column's rule. */
function asItWas({ own }: FilePlan, { column, text, around }: { column: Column; text: string; around: Around }): Read | undefined {
  if (!own || column.kind === 'id' || (column.kind === 'ref' && !(around.fresh && isDangling(column, text, around)))) return undefined;
  const read = readInput(column, text);
  if ('why' in read) return around.fresh ? { value: text } : undefined;
  return isText.has(column.kind) || (around.fresh && (isTyped.has(column.kind) || column.kind === 'ref')) ? { value: text } : undefined;
}

/** Points at nobody, as it did where the export was made: the records it could mean came along. */
function isDangling(column: Column, text: string, { links, blocked, brought }: Around): boolean {
  const target = nameOfPrefix(column.prefix ?? '');
  return target !== undefined && brought.has(target) && !blocked.has(text.trim()) && !links.tables.get(target)?.at.has(text.trim());
}

interface Reading { column: Column; raw: Raw; around: Around }

function readValue(name: TableName, key: string, { column, raw, around }: Reading): Read {
  const { text, field } = raw;
  if (column.kind === 'day') {
    const when = readWhen(text, { order: field.order ?? 'mdy', clock: around.clock, ...(/born/i.test(key) ? { notAfter: around.today } : {}) });
    return 'day' in when ? { value: when.day } : when;
  }
  if (column.kind === 'ref') return readRef(name, column, { text, around });
  if ((column.kind === 'phone' || column.kind === 'email') && isNothing.test(text.trim())) return { value: '' };
  const words = choiceWords[`${name}.${key}`];
  return readInput(column, (words && ownIn(words, text.trim().toLowerCase())) ?? text);
}

/** Words of other systems for our choices. */
const choiceWords: Record<string, Record<string, string>> = {
  'clients.sex': { f: 'female', w: 'female', woman: 'female', m: 'male', man: 'male', x: 'other', o: 'other', 'non-binary': 'other', nonbinary: 'other', intersex: 'other', nb: 'other', 'non binary': 'other', u: '', unknown: '', undisclosed: '', 'not disclosed': '', 'not specified': '', unspecified: '', declined: '', 'prefer not to say': '', 'n/a': '' },
  'clients.status': { inactive: 'discharged', archived: 'discharged', yes: 'active' },
  'sessions.status': {
    cancelled: 'canceled', 'canceled by client': 'canceled', 'no show': 'no-show', noshow: 'no-show', 'did not arrive': 'no-show', dna: 'no-show',
    scheduled: 'booked', confirmed: 'booked', pending: 'booked', unconfirmed: 'booked', done: 'completed', finished: 'completed', arrived: 'completed', 'checked out': 'completed', attended: 'completed', fulfilled: 'completed', complete: 'completed',
  },
};

function readRef(name: TableName, column: Column, { text, around }: { text: string; around: Around }): Read {
  const target = nameOfPrefix(column.prefix ?? '');
  const value = ownIn(around.aliases, text.trim()) ?? text.trim();
  if (around.blocked.has(value)) return { why: `${value} is somebody else here than in these files.` };
  const id = target && find(around.links, target, value);
  if (id) return { value: id };
  // A row may point at one further down in its own tab.
  if (target === name && isId(column.prefix ?? '', value)) return { value };
  return { why: `There is no ${target ? tableOf(target).one : 'record'} “${value.slice(0, 60)}” here or in these files, or its row was left out.` };
}

/** A session's cover by client and payer, its therapist, its end after its start. */
function finishSession(draft: Draft, { insurer, around }: { insurer: Raw | undefined; around: Around }): void {
  const { values } = draft;
  values['therapist'] ||= around.therapist;
  if (insurer && isEmpty(values['cover'])) {
    const payer = find(around.links, 'insurers', insurer.text);
    const id = payer && around.links.pairs.get(`${String(values['client'])}|${payer}`);
    if (id) values['cover'] = id;
    else if (!payer) draft.problems.push({ field: insurer.field.heading, message: `There is no insurer “${insurer.text.trim().slice(0, 60)}” here or in these files.`, value: insurer.text });
  }
}

/** What no record may say, whoever made it. */
function check(name: TableName, draft: Draft, { today }: Around): void {
  const { values, problems } = draft;
  const told = (key: string): string => String(values[key] ?? '');
  const wrong = (field: string, message: string, value = '') => problems.push({ field, message, value });
  /** Wrong by itself: the row may do without. */
  const wrongCell = (key: string, message: string) => {
    const column = tableOf(name).columns[key];
    if (column && leaveEmpty(draft, name, key, { column, unread: { field: column.heading, message, value: told(key) } })) values[key] = emptyOf(column);
  };
  if (name === 'clients' && told('bornOn') > today) wrongCell('bornOn', 'This date of birth is still to come.');
  if (name === 'sessions' && told('startsAt') !== '' && told('endsAt') !== '' && minutesOf(told('endsAt')) < minutesOf(told('startsAt'))) wrong('Ends at', 'Session ends before it starts.', told('endsAt'));
  if (name === 'sessions' && told('status') === 'completed' && told('date') > today) wrong('Status', 'This day is still to come; a session is completed when it has been given.', told('date'));
  if ((name === 'cover' || name === 'referrals') && told('endsOn') !== '' && told('endsOn') < told('startsOn')) wrong('Ends on', 'It ends before it starts.', told('endsOn'));
  if (name === 'measures' && told('value') !== '') {
    const problem = measureProblem({ kind: told('kind'), what: told('what'), unit: told('unit'), value: Number(told('value')) });
    if (problem !== null) wrong('Value', problem, told('value'));
  }
  if ((name === 'providers' || name === 'therapists') && told('npi') !== '') {
    const npi = checkNpi(told('npi'));
    if (npi.ok) values['npi'] = npi.normalized;
    else wrongCell('npi', npi.why ?? 'This is not an NPI.');
  }
}

/** A payer that a client's line names. */
export function buildPayer(plan: FilePlan, cells: string[], today: string): AnyRow | undefined {
  const payer = gather(plan, cells).get('payer')?.[0]?.text.trim();
  if (!payer) return undefined;
  const isNumber = /^[\dA-Z]{3,10}$/.test(payer);
  return {
    ...freshRow(tableOf('insurers'), today), name: isNumber ? `Payer ${payer}` : payer, kind: kindOf(payer), referralNeeded: 'no',
    payerId: isNumber ? payer : '', sourceId: payer,
  };
}

/** The cover that a client's or a session's line tells of; undefined where it tells of none, or of nobody known. */
export function buildCover(kind: 'pairs' | 'policies', plan: FilePlan, { cells, around }: { cells: string[]; around: Around }): Pick<Built, 'values' | 'left'> | undefined {
  const raw = gather(plan, cells);
  const text = (to: string): string => raw.get(to)?.[0]?.text.trim() ?? '';
  const person = kind === 'pairs' ? text('client') : ((identity) => identity.own || identity.source)(identityOf('clients', raw));
  const payer = text(kind === 'pairs' ? 'insurer' : 'payer');
  const client = around.blocked.has(person) ? undefined : find(around.links, 'clients', person);
  const insurer = find(around.links, 'insurers', payer);
  if (!client || !insurer || around.links.pairs.has(`${client}|${insurer}`)) return undefined;
  const values: AnyRow = { ...freshRow(tableOf('cover'), around.today), client, insurer, sourceId: `${person}|${payer}` };
  const left: Built['left'] = [];
  const insured = raw.get('insuredFamily')?.[0] ?? raw.get('insuredGiven')?.[0];
  const told = { memberId: raw.get('memberId')?.[0], groupNo: raw.get('groupNo')?.[0], insuredBornOn: raw.get('insuredBornOn')?.[0], insuredName: insured && { ...insured, text: [text('insuredGiven'), text('insuredFamily')].filter(Boolean).join(' ') } };
  for (const [key, one] of Object.entries(told)) {
    const column = tableOf('cover').columns[key];
    if (!one || !column) continue;
    const read = readValue('cover', key, { column, raw: { ...one, text: one.text.trim() }, around });
    if ('value' in read) values[key] = read.value;
    else left.push({ field: one.field.heading, message: read.why, value: one.text });
  }
  return { values, left };
}
