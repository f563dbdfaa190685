// The beginnings and ends of a form's draft: what it opens with, how it is sent, what its issues mean.

import type { Column } from '../../src/kit/column.ts';
import type { DoorRow, Loaded, Save, Saved } from '../../src/kit/door.ts';
import type { Issue } from '../../src/kit/refusal.ts';
import type { Clinic } from '../clinic.ts';
import { newRequestId } from '../door.ts';
import { isChanged, type Draft } from '../drafts.ts';
import { draftKeyOf, type FormPlace, type Typed } from '../places.ts';
import type { Told } from './at-work.ts';
import { extrasOf } from './extras.ts';
import { pointersOf } from './pointers.ts';
import { toTyped } from './typed.ts';

/** What a form begins with. */
export function openDraft(place: FormPlace, columns: Column[], record: Loaded | undefined, clinic: Clinic): Draft {
  const begun = {
    ...Object.fromEntries(columns.map((column) => [column.heading, column.initial ?? ''])),
    ...extrasOf(place.table).initial?.(clinic.start, place.given ?? {}), ...place.given,
  };
  const values = record ? toTyped(columns, record.row) : begun;
  const draft = newDraft(draftKeyOf(place), values, values, record);
  // A change that comes with opening the form is not yet something typed.
  if (record && place.begins) draft.values = draft.begun = { ...values, ...place.begins };
  clinic.drafts.hold(draft);
  return draft;
}

export const newDraft = (key: string, opened: Typed, values: Typed, record?: { id: string; at: number }): Draft =>
  ({ key, id: record?.id, at: record?.at, values, opened, requestId: newRequestId(), attempt: 0, typedAt: '' });

export function toSave(draft: Draft, row: DoorRow, columns: Column[], confirm: string[], clinic: Clinic): Save {
  const reason = draft.values[correctedWhy];
  const save: Save = { row: reason ? { ...row, [correctedWhy]: reason } : row, confirm, rows: pointersOf(columns, row, clinic.start) };
  return draft.id ? { ...save, id: draft.id, at: draft.at, opened: draft.opened } : save;
}

/** Asked for only when a signed note is changed; no field of the form. */
const correctedWhy = 'Corrected why';

/** Whether something is still to be saved: typed since the save was sent, or other than what an earlier attempt saved. */
export function isMoreToSave(columns: Column[], sent: Draft, saved: Saved, row: DoorRow, typedSince: Typed): boolean {
  const earlierWasOther = saved.repeated === true && columns.some(({ heading }) => heading in saved.row && String(saved.row[heading] ?? '') !== String(row[heading] ?? ''));
  return earlierWasOther || isChanged({ ...sent, values: typedSince, opened: sent.values });
}

export const nothingTold: Told = { errors: {}, general: [], questions: [], conflicts: [] };

/** Issues by what the form does with them: questions are asked only when nothing else is wrong. */
export function sorted(issues: Issue[], columns: Column[]): Told {
  const has = (issue: Issue): boolean => columns.some((column) => column.heading === issue.field);
  const conflicts = issues.filter((issue) => issue.code === 'changed-meanwhile' && issue.theirs !== undefined);
  const rest = issues.filter((issue) => !conflicts.includes(issue));
  const isQuestion = (issue: Issue): boolean => issue.ask === true || (issue.code === 'signed' && issue.field === correctedWhy);
  const plain = rest.filter((issue) => !isQuestion(issue));
  const errors: Typed = {};
  for (const issue of plain.filter(has)) errors[issue.field ?? ''] ??= issue.message;
  const questions = plain.length === 0 && conflicts.length === 0 ? rest.filter(isQuestion) : [];
  return { errors, conflicts, questions, general: plain.filter((issue) => !has(issue)) };
}

/** Puts a new record's id where another draft was waiting for it. */
export function fillIn({ drafts }: Clinic, { key, heading }: { key: string; heading: string }, id: string): void {
  const waiting = drafts.get(key);
  if (waiting) drafts.put({ ...waiting, values: { ...waiting.values, [heading]: id } });
}
