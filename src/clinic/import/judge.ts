// What becomes of one line in one pass over its file. The preview and the import itself ask the same question.

import { idOf } from '../../kit/table.ts';
import type { AnyRow } from '../../kit/table.ts';
import type { Around } from './build.ts';
import { build, buildCover, buildPayer } from './build.ts';
import type { Problem } from './compose.ts';
import { isKept, tableOf } from './importable.ts';
import { keptRow } from './kept.ts';
import { addSource, agrees, find, lookAlikes, register } from './links.ts';
import type { Line } from './shelf.ts';
import type { FilePlan, Step } from './state.ts';
import { alikeChoice, rowChoice } from './understand.ts';

/** A client of the file who looks like one who is there. */
export interface LooksLike { row: number; name: string; id: string; why: string; choice: RowChoice; sure: boolean }

export type RowChoice = 'skip' | 'merge' | 'new';

export type Outcome = { looks?: LooksLike; told?: string[]; /** Cells it comes in without. */ left?: Problem[] } & (
  | { what: 'nothing' | 'already' }
  | { what: 'problem'; problems: Problem[] }
  | { what: 'add' | 'merge' | 'replace'; id: string; values: AnyRow }
);

export interface Judging extends Around {
  choices: Record<string, string>;
  /** Last number given, or brought by the files, by prefix; moves on. */
  last: Record<string, number>;
}

export function judge(step: Step, { plan, line }: { plan: FilePlan; line: Line }, on: Judging): Outcome {
  const { row, cells } = line;
  if (cells.every((cell) => cell.trim() === '') && !line.why) return { what: 'nothing' };
  if (step.kind !== 'rows') return judgeOther(step, { plan, line }, on);
  const wrong = line.why ?? (cells.slice(plan.width).some((cell) => cell.trim() !== '') ? `This row has ${cells.length} cells under ${plan.width} headings; a comma or a quotation mark may be in the wrong place.` : undefined);
  if (wrong !== undefined) return { what: 'problem', problems: [{ row, field: '', message: wrong, value: '' }] };
  const { table: name } = step;
  if (isKept(name)) return keptRow(name, plan, cells);
  const built = build(name, plan, { cells, around: on });
  const { values, own } = built;
  const left = built.left.map((one) => ({ row, ...one }));
  const source = String(values['sourceId']);
  const records = on.links.tables.get(name);
  const mayReplace = on.fresh && plan.own && own !== '';
  const there = (own !== '' && records?.at.has(own) ? own : undefined) ?? (source === '' || mayReplace ? undefined : records?.sources.get(source));
  if (there !== undefined && there === own && built.problems.length === 0) {
    if (isCopied(step, plan, { own, row: values }, on)) return { ...added(step, values, { own: '', on }), told: [...built.told, 'copied id'] };
    if (!(mayReplace && name === 'insurers') && !agrees(on.links, name, { id: own, row: values })) {
      if (mayReplace && name === 'therapists') return besides(step, values, { own, on });
      on.blocked.add(own);
      return { what: 'problem', problems: [{ row, field: '', message: `${own} is another ${tableOf(name).one} here. If these files come from another clinic, import them into a spreadsheet of their own.`, value: own }] };
    }
    if (mayReplace && (records?.at.get(own) ?? 0) > 0) return { what: 'replace', id: own, values };
  }
  if (there !== undefined) {
    if (own !== '' && own !== there) on.aliases[own] = there;
    return { what: 'already' };
  }
  if (built.problems.length > 0) return { what: 'problem', problems: [...built.problems.map((problem) => ({ row, ...problem })), ...left] };
  const looks = name === 'clients' && own === '' ? looksLike(plan, { row, values }, on) : undefined;
  if (looks?.choice === 'skip') return { what: 'problem', looks, problems: [{ row, field: '', message: `Looks like ${looks.id} (${looks.why}) and was left out. Choose “merge” or “new” to bring it in.`, value: looks.name }] };
  if (looks?.choice === 'merge') {
    if (records) addSource(records, source, looks.id);
    return { what: 'merge', looks, id: looks.id, values, left };
  }
  return { ...added(step, values, { own, on }), looks, told: built.told, left };
}

/** One id on two rows of an export that is to come back: the second gets its own, as it would in the sheet. */
function isCopied({ table: name }: Step, plan: FilePlan, { own, row }: { own: string; row: AnyRow }, on: Judging): boolean {
  if (!on.fresh || !plan.own) return false;
  const at = on.links.tables.get(name)?.at.get(own) ?? 0;
  const isSetUps = at > 0 && (name === 'insurers' || name === 'therapists');
  return at === 0 || (!isSetUps && agrees(on.links, name, { id: own, row }));
}

/** Whoever set up the new workbook has the id of somebody of the export, who gets another one, at every session too. */
function besides(step: Step, values: AnyRow, { own, on }: { own: string; on: Judging }): Outcome {
  const outcome = added(step, values, { own: '', on });
  on.aliases[own] = outcome.id;
  return { ...outcome, told: ['other therapist'] };
}

function judgeOther(step: Step, { plan, line: { row, cells } }: { plan: FilePlan; line: Line }, on: Judging): Outcome {
  if (step.kind === 'payers') {
    const values = buildPayer(plan, cells, on.today);
    return !values || find(on.links, 'insurers', String(values['sourceId'])) ? { what: 'nothing' } : added(step, values, { own: '', on });
  }
  const built = buildCover(step.kind === 'pairs' ? 'pairs' : 'policies', plan, { cells, around: on });
  return built ? { ...added(step, built.values, { own: '', on }), left: built.left.map((one) => ({ row, ...one })) } : { what: 'nothing' };
}

function added({ table: name }: Step, values: AnyRow, { own, on }: { own: string; on: Judging }): { what: 'add'; id: string; values: AnyRow } {
  const table = tableOf(name);
  const { prefix } = table;
  const n = Math.max(on.last[prefix] ?? 0, on.links.last[prefix] ?? 0) + 1;
  const id = own || idOf(table, n);
  register(on.links, name, { id, at: 0, row: values });
  on.last[prefix] = Math.max(on.last[prefix] ?? 0, on.links.last[prefix] ?? 0);
  return { what: 'add', id, values: { ...values, [table.keys[0] ?? '']: id } };
}

function looksLike(plan: FilePlan, { row, values }: { row: number; values: AnyRow }, on: Judging): LooksLike | undefined {
  const text = (key: string): string => String(values[key] ?? '');
  const best = lookAlikes(on.links, { id: '', family: text('family'), givenName: text('givenName'), bornOn: text('bornOn'), phone: text('phone'), email: text('email'), sameHousehold: text('sameHousehold') })[0];
  if (!best) return undefined;
  const chosen = on.choices[rowChoice(plan.name, row)] ?? on.choices[alikeChoice(plan.name)];
  const choice = chosen === 'skip' || chosen === 'merge' || chosen === 'new' ? chosen : best.sure ? 'skip' : 'new';
  return { row, name: `${text('givenName')} ${text('family')}`, id: best.id, why: best.why, choice, sure: best.sure };
}
