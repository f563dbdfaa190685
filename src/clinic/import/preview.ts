// import.preview: what was understood of the files, and what each row would become; nothing is written but the understanding.

import type { Desk } from '../../kit/desk.ts';
import type { ImportPreview, Verbs } from '../../kit/door.ts';
import { clockOf, dayIn } from '../../kit/day.ts';
import type { DayOrder } from '../../kit/day.ts';
import { refuse } from '../../kit/refusal.ts';
import { scan } from '../../kit/store/scan.ts';
import { write } from '../../kit/store/write.ts';
import { headings as headingsOf, idKeyOf, numberOf } from '../../kit/table.ts';
import { settingOf } from '../settings/keys.ts';
import { tables } from '../tables.ts';
import { staffOf } from '../therapists/roles.ts';
import type { Problem } from './compose.ts';
import type { DateGuess, DatesSeen } from './dates.ts';
import { guessDates, noDates, orderWords, seeDate } from './dates.ts';
import { importOrder, isKept, tableOf } from './importable.ts';
import type { Judging, LooksLike } from './judge.ts';
import { judge } from './judge.ts';
import { withoutCell } from './left-empty.ts';
import { linksOf, wantsFor } from './links.ts';
import type { FileHead, Line, Shelf } from './shelf.ts';
import { chunkRowsOf, filesOf, notKnown, readLines, readShelf, readState, stateWriting } from './shelf.ts';
import type { Field, FilePlan, ImportState } from './state.ts';
import { bare, isNever } from './synonyms.ts';
import { alikeChoice, columnChoice, orderChoice, rowChoice, stepsOf, tableChoice, therapistChoice, understand } from './understand.ts';

/** Told by row in the preview; the report holds them all. */
const mostTold = 100;
const mostAlike = 300;
/** They are kept in the state, which each slice writes again. */
const mostPractices = 2000;

type FilePreview = ImportPreview['files'][number];
interface FileRead { head: FileHead; plan: FilePlan; lines: Line[]; guesses: Map<number, DateGuess>; samples: Map<number, string>; headings: string[] }

export function previewImport(desk: Desk, { importId, choices = {} }: Verbs['import.preview']['takes']): ImportPreview {
  const shelf = readShelf(desk, 'import.preview');
  const before = readState(shelf, importId);
  if (before && before.progress.done > 0) refuse('file', 'This import is already being written. Go on with it, or stop it first.');
  const { preview, state } = look(desk, shelf, importId, { ...before?.choices, ...choices });
  desk.locked(() => write(desk.book, stateWriting(desk, shelf, importId, state)));
  return preview;
}

/** Reads every file and every record they may point at, and goes through all rows as the import will. */
export function look(desk: Desk, shelf: Shelf, importId: string, choices: Record<string, string>): { preview: ImportPreview; state: ImportState } {
  const heads = filesOf(shelf, importId);
  if (heads.length === 0) notKnown();
  const usual: DayOrder = settingOf(shelf.settings.values, 'Profile') === 'Ontario' ? 'dmy' : 'mdy';
  const files = heads.map((head, file) => readFile(desk, shelf, { importId, file, head, choices, usual }));
  const { last } = shelf.settings.machine;
  const fresh = !last['C'] && !last['S'];
  for (const { plan } of files) if (!fresh && isKept(plan.table)) plan.table = '';
  const steps = stepsOf(files.map((one) => one.plan), files.map((one) => one.lines.length));
  const plans = files.map((one) => one.plan);
  const practices = practicesIn(files);
  const tops = topsOf(files);
  const { scans } = scan(desk.book, wantsFor(steps, plans));
  const on = judging(desk, shelf, { choices, links: linksOf(scans), blocked: [], aliases: {}, practices, fresh, tops, files: plans });
  const preview: ImportPreview = { files: files.map(filePreview), adds: {}, warnings: [], asks: [] };
  const told = new Map<string, number>();
  for (const step of steps) {
    const file = preview.files[step.file];
    const read = files[step.file];
    if (!file || !read) continue;
    for (const line of read.lines) {
      const outcome = judge(step, { plan: read.plan, line }, on);
      for (const one of outcome.told ?? []) told.set(one, (told.get(one) ?? 0) + 1);
      if (outcome.what === 'add') preview.adds[tableOf(step.table).tab] = (preview.adds[tableOf(step.table).tab] ?? 0) + 1;
      if (step.kind === 'rows') count(file, outcome);
      if (outcome.left && outcome.left.length > 0) countPartly(file, outcome.left);
    }
  }
  tell(preview, { files, told, on, shelf });
  const of = steps.reduce((sum, step) => sum + step.rows, 0);
  return { preview, state: { files: plans, steps, choices, cursor: { step: 0, chunk: 0, line: 1 }, blocked: [], aliases: {}, practices, fresh, tops, progress: { done: 0, of, finished: false, added: {}, merged: 0, partly: 0, skipped: 0, problems: 0 } } };
}

type Kept = Pick<ImportState, 'choices' | 'practices' | 'blocked' | 'aliases' | 'fresh' | 'tops' | 'files'>;

/** The highest number of our own ids in the files, by prefix. */
function topsOf(files: FileRead[]): Record<string, number> {
  const tops: Record<string, number> = {};
  for (const { plan, lines } of files) {
    if (plan.table === '') continue;
    const { prefix } = tableOf(plan.table);
    const idKey = idKeyOf(tableOf(plan.table));
    const at = plan.fields.find((field) => field.to === idKey)?.at ?? -1;
    for (const { cells } of lines) if (cells[at]?.trim().startsWith(`${prefix}-`)) tops[prefix] = Math.max(tops[prefix] ?? 0, numberOf(cells[at]?.trim() ?? ''));
  }
  return tops;
}

export function judging(desk: Desk, shelf: Shelf, { choices, links, blocked, aliases, practices, fresh, files, tops = {} }: Kept & { links: Judging['links'] }): Judging {
  const { values, machine } = shelf.settings;
  const zone = settingOf(values, 'Time zone');
  const staff = staffOf(shelf.people).filter((one) => one.leftOn === '');
  const own = shelf.person.id || (staff[0]?.id ?? '');
  const chosen = staff.find((one) => one.id === choices[therapistChoice])?.id;
  const last = Object.fromEntries([...new Set([...Object.keys(machine.last), ...Object.keys(tops)])].map((prefix) => [prefix, Math.max(machine.last[prefix] ?? 0, tops[prefix] ?? 0)]));
  const brought = new Set<string>(files.filter(({ own }) => own).map(({ table }) => table));
  return { practices, fresh, brought, aliases, clock: clockOf(zone), today: dayIn(desk.now(), zone), links, therapist: chosen ?? own, blocked: new Set(blocked), choices, last };
}

const namesPractices = /organi[sz]ation|practice|facilit/i;

/** A file of organizations gives the practices of a file of providers their names. */
function practicesIn(files: FileRead[]): Record<string, string> {
  const providers = files.find(({ plan }) => plan.table === 'providers' && plan.fields.some((field) => field.to === 'organization'));
  const at = providers?.plan.fields.find((field) => field.to === 'organization')?.at ?? -1;
  const wanted = new Set(providers?.lines.map(({ cells }) => cells[at]?.trim() ?? ''));
  const names: Record<string, string> = {};
  for (const { head, headings, lines } of files) {
    const [id, name] = ['id', 'name'].map((word) => headings.findIndex((heading) => bare(heading) === word));
    if (!namesPractices.test(head.name) || id === undefined || name === undefined || id < 0 || name < 0) continue;
    for (const { cells } of lines) if (wanted.has(cells[id]?.trim() ?? '') && Object.keys(names).length < mostPractices) names[cells[id]?.trim() ?? ''] = (cells[name] ?? '').trim().slice(0, 200);
  }
  return names;
}

interface Reading { importId: string; file: number; head: FileHead; choices: Record<string, string>; usual: DayOrder }

function readFile(desk: Desk, shelf: Shelf, { importId, file, head, choices, usual }: Reading): FileRead {
  if (!head.done) refuse('file', `“${head.name}” has not arrived whole: ${head.parts} of ${head.of} pieces. Choose the files again.`);
  const chunks = readLines(desk, shelf, chunkRowsOf(shelf, importId, file, { from: 0, to: head.chunks }), head.delimiter);
  const all = [...chunks].sort(([a], [b]) => a - b).flatMap(([, lines]) => lines);
  const headings = (all[0]?.cells ?? []).map((cell) => cell.trim());
  const plan = understand(head.name, headings, choices);
  const lines = all.slice(1);
  const { guesses, samples } = studyColumns(plan, lines, usual);
  for (const field of plan.fields) {
    const chosen = choices[orderChoice(head.name, field.heading)];
    const order = chosen === 'mdy' || chosen === 'dmy' || chosen === 'ymd' ? chosen : guesses.get(field.at)?.order;
    if (order) field.order = order;
  }
  return { head, plan, lines, guesses, samples, headings };
}

const isDated = (plan: FilePlan, field: Field): boolean =>
  plan.table !== '' && (tableOf(plan.table).columns[field.to]?.kind === 'day' || ['startsAt', 'endsAt', 'insuredBornOn'].includes(field.to));

/** A sample of each column, and how those with dates write them. */
function studyColumns(plan: FilePlan, lines: Line[], usual: DayOrder): { guesses: Map<number, DateGuess>; samples: Map<number, string> } {
  const seen = new Map<number, DatesSeen>(plan.fields.filter((field) => isDated(plan, field)).map((field) => [field.at, noDates()]));
  const samples = new Map<number, string>();
  for (const { cells } of lines) {
    for (const { at } of plan.fields) {
      const text = cells[at]?.trim() ?? '';
      if (text === '' || text === 'NULL') continue;
      if (!samples.has(at)) samples.set(at, text.slice(0, 60));
      const dates = seen.get(at);
      if (dates) seeDate(dates, text);
    }
  }
  return { samples, guesses: new Map([...seen].map(([at, dates]) => [at, guessDates(dates, usual)])) };
}

function filePreview({ head, plan, lines, guesses, samples, headings }: FileRead): FilePreview {
  const used = new Set(plan.fields.map((field) => field.at));
  const table = plan.table === '' ? undefined : tableOf(plan.table);
  const problems: FilePreview['problems'] = [];
  if (headings.length === 0) problems.push({ row: 1, field: '', message: 'The file is empty.' });
  else if (lines.length === 0 && !plan.own && !isMachinery(headings)) problems.push({ row: 1, field: '', message: 'The file has headings and no rows.' });
  return {
    name: head.name, table: table?.tab ?? '', rows: lines.length, good: 0, partly: 0, already: 0, bad: 0, problems, alike: [], columnKey: columnChoice(head.name, ''),
    columns: [...plan.fields].sort((a, b) => a.at - b.at).map((field) => {
      const guess = guesses.get(field.at);
      const says = guess && samples.has(field.at) ? (field.order && field.order !== guess.order ? orderWords[field.order] : guess.says) : field.to === 'phone' ? 'kept as written' : undefined;
      return { heading: field.heading, to: table?.columns[field.to]?.heading ?? wordsFor[field.to] ?? field.to, sample: samples.get(field.at) ?? '', ...(says ? { guess: says } : {}) };
    }),
    unused: headings.flatMap((heading, at) => (used.has(at) || heading === '' ? [] : [heading])),
  };
}

const alikeOptions = [{ value: '', caption: 'leave out those who seem the same' }, { value: 'skip', caption: 'leave all out' }, { value: 'merge', caption: 'merge all' }, { value: 'new', caption: 'add all as new' }];
const tabOptions = () => [{ value: '', caption: 'not used' }, ...importOrder.map((name) => ({ value: name, caption: tableOf(name).tab }))];

/** A tab of an export that is no record: settings, journal, ledger of mails. */
const isMachinery = (headings: string[]): boolean =>
  tables.some((table) => table.machinery && table.keys.length > 0 && headingsOf(table).every((heading) => headings.includes(heading)));

/** Where targets that are no column end up. */
const wordsFor: Record<string, string> = {
  fullName: 'First name, Last name', contact: 'Phone or Email', active: 'Status', diedOn: 'Status', noteLine: 'Notes', payer: 'Payer ID', memberId: 'Member ID', groupNo: 'Group no.',
  insuredGiven: 'Insured name', insuredFamily: 'Insured name', insuredBornOn: 'Insured birth date', addressPart: 'Address', insurer: 'Cover ID', organization: 'Practice', minutes: 'Ends at', givenName: 'Name', family: 'Name',
};

function count(file: FilePreview, outcome: ReturnType<typeof judge>): void {
  if (outcome.what === 'add' || outcome.what === 'merge') file.good++;
  else if (outcome.what === 'already' || outcome.what === 'replace') file.already++;
  else if (outcome.what === 'problem') {
    file.bad++;
    tellSome(file, outcome.problems);
  }
  if (outcome.looks && file.alike.length < mostAlike) file.alike.push(toldAlike(file.name, outcome.looks));
}

function countPartly(file: FilePreview, left: Problem[]): void {
  file.partly++;
  tellSome(file, left.map((one) => ({ ...one, message: withoutCell(one.message) })));
}

const tellSome = (file: FilePreview, problems: Problem[]): number => file.problems.push(...problems.slice(0, Math.max(0, mostTold - file.problems.length)).map(withoutValue));
const withoutValue = ({ row, field, message }: Problem) => ({ row, field, message });
const toldAlike = (file: string, { row, name, id, why, choice }: LooksLike) => ({ row, name, id, why, choice, key: rowChoice(file, row) });

interface Telling { files: FileRead[]; told: Map<string, number>; on: Judging; shelf: Shelf }

/** What the owner should know or choose before anything is written. */
function tell(preview: ImportPreview, { files, told, on, shelf }: Telling): void {
  const { warnings, asks } = preview;
  for (const { head, plan, headings, guesses } of files) {
    asks.push({ key: tableChoice(head.name), file: head.name, question: 'Which tab do these rows belong to?', value: plan.table, options: tabOptions() });
    if (plan.table === '' && isMachinery(headings)) warnings.push(`${head.name} holds Tablework’s own notes and is not imported.`);
    else if (plan.table === '' && headings.length > 1 && !(namesPractices.test(head.name) && Object.keys(on.practices).length > 0)) warnings.push(`${head.name}: its headings are not those of any tab, so it is not used. Choose a tab below if it should be.`);
    const left = headings.filter((heading) => isNever(heading) && !plan.fields.some((field) => field.heading === heading));
    if (plan.table !== '' && left.length > 0) warnings.push(`${head.name}: ${left.join(', ')} ${left.length === 1 ? 'is' : 'are'} left out on purpose; a clinic’s records do not need ${left.length === 1 ? 'it' : 'them'}.`);
    const twice = headings.filter((heading, i) => heading !== '' && headings.indexOf(heading) !== i);
    if (twice.length > 0) warnings.push(`${head.name}: ${[...new Set(twice)].join(', ')} stands twice among the headings; the first column is used.`);
    if ((preview.files.find((file) => file.name === head.name)?.alike.length ?? 0) > 0) {
      asks.push({ key: alikeChoice(head.name), file: head.name, question: 'Clients who look like somebody already here, where you do not choose one by one', value: on.choices[alikeChoice(head.name)] ?? '', options: alikeOptions });
    }
    for (const field of plan.fields) {
      if (!guesses.get(field.at)?.unsure) continue;
      const order = field.order ?? 'mdy';
      asks.push({ key: orderChoice(head.name, field.heading), file: head.name, question: `How does “${field.heading}” write its dates?`, value: order, options: (['mdy', 'dmy'] as const).map((value) => ({ value, caption: orderWords[value] })) });
      warnings.push(`${head.name}: the dates in “${field.heading}” could be read two ways. They are read ${orderWords[order]}; change it below if that is wrong.`);
    }
  }
  const copied = told.get('copied id') ?? 0;
  if (copied > 0) warnings.push(`${copied.toLocaleString('en-US')} ${copied === 1 ? 'row has' : 'rows have'} the id of a row above; each gets its own, and what points at the id stays with the first.`);
  if (told.has('other therapist')) warnings.push('Whoever set up this workbook has the Therapist ID of somebody in these files, who gets a new one here; their sessions name the new one.');
  const late = told.get('past midnight') ?? 0;
  if (late > 0) warnings.push(`${late.toLocaleString('en-US')} ${late === 1 ? 'session ends' : 'sessions end'} after midnight; here ${late === 1 ? 'it ends' : 'they end'} at 23:59 of the same day.`);
  if ((preview.adds['Insurers'] ?? 0) > 0 && files.some(({ plan }) => !plan.own && (plan.table === 'insurers' || plan.table === 'clients'))) {
    warnings.push('New insurers come without rules: “Referral needed” is no, limits are empty. Fill in each insurer’s rules before you rely on its cover check.');
  }
  const given = files.find(({ plan }) => plan.table === 'sessions' && !plan.fields.some((field) => field.to === 'therapist'));
  if (given) {
    const staff = staffOf(shelf.people).filter((one) => one.leftOn === '');
    asks.push({ key: therapistChoice, file: given.head.name, question: 'Who gave these sessions? The file names none of your therapists.', value: on.therapist, options: staff.map((one) => ({ value: one.id, caption: `${one.name} (${one.id})` })) });
  }
}

