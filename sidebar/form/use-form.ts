// One form at work: its draft, its record, its save, and everything that can come back from the server.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Column } from '../../src/kit/column.ts';
import type { DoorRow, FormTable, Loaded, Save, Saved } from '../../src/kit/door.ts';
import type { Issue } from '../../src/kit/refusal.ts';
import type { Table } from '../../src/kit/table.ts';
import { captionOf, useClinic, type Clinic } from '../clinic.ts';
import { ask, newRequestId, Trouble } from '../door.ts';
import { isTouched, type Draft } from '../drafts.ts';
import { draftKeyOf, type FormPlace, type Typed } from '../places.ts';
import { tableOf } from '../tables.ts';
import { extrasOf } from './extras.ts';
import { columnsFor } from './permitted.ts';
import { pointersOf } from './pointers.ts';
import { readForm, tidied, toTyped } from './typed.ts';

export interface Form {
  name: FormTable;
  table: Table;
  place: FormPlace;
  columns: Column[];
  draft: Draft;
  values: Typed;
  /** The record as it came, derived cells included; undefined for a new one. */
  record?: Loaded;
  /** What is wrong, by heading. */
  errors: Typed;
  /** Issues that belong to no field of this form. */
  general: Issue[];
  questions: Issue[];
  conflicts: Issue[];
  /** While a save is under way: what to say of it. */
  saving: string;
  trouble: Trouble | null;
  /** The draft of an earlier time came back. */
  resumed: boolean;
  change(heading: string, text: string): void;
  fill(values: Typed): void;
  /** Typed in answer to a question, which stays open. */
  keep(values: Typed): void;
  left(column: Column): void;
  save(confirm?: string[]): void;
  /** Chooses one side of each conflict and saves. */
  settle(chosen: Record<string, 'mine' | 'theirs'>): void;
  dismiss(): void;
  startOver(): void;
}

const none = { errors: {}, general: [], questions: [], conflicts: [] };

export function useForm(place: FormPlace, record: Loaded | undefined, resumed: boolean): Form {
  const clinic = useClinic();
  const { start, drafts } = clinic;
  const key = draftKeyOf(place);
  const table = tableOf(place.table);
  const columns = useMemo(() => columnsFor(place.table, start.role), [place.table, start.role]);
  const [, redraw] = useState(0);
  const [said, setSaid] = useState<Pick<Form, 'errors' | 'general' | 'questions' | 'conflicts'>>(none);
  const [saving, setSaving] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const underWay = useRef(false);
  const here = useRef(true);
  useEffect(() => drafts.subscribe(() => redraw((n) => n + 1)), [drafts]);
  useEffect(() => () => { here.current = false; }, []);

  const draft = drafts.get(key) ?? openDraft(place, columns, record, clinic);
  const put = (values: Typed) => drafts.put({ ...draft, ...drafts.get(key), values: { ...(drafts.get(key) ?? draft).values, ...values }, typedAt: new Date().toISOString() });
  const quiet = (headings: string[]) =>
    setSaid((now) => ({ ...now, questions: [], general: [], errors: Object.fromEntries(Object.entries(now.errors).filter(([heading]) => !headings.includes(heading))) }));

  const change = (heading: string, text: string) => {
    const following = extrasOf(place.table).follow?.(heading, { ...draft.values, [heading]: text }, start) ?? {};
    put({ ...following, [heading]: text });
    quiet([heading, ...Object.keys(following)]);
  };
  const fill = (values: Typed) => {
    put(values);
    quiet(Object.keys(values));
  };
  const left = (column: Column) => {
    const text = (drafts.get(key) ?? draft).values[column.heading] ?? '';
    const tidy = tidied(column, text, start.today);
    if (tidy !== text) put({ [column.heading]: tidy });
  };

  const send = async (now: Draft, confirm: string[]) => {
    if (underWay.current) return;
    const { row, errors } = readForm(columns, now.values, start.today);
    if (Object.keys(errors).length > 0) return setSaid({ ...none, errors });
    underWay.current = true;
    setSaving('Saving…');
    setTrouble(null);
    setSaid(none);
    drafts.put(now);
    try {
      const answer = await ask(`${place.table}.save`, toSave(now, row, columns, confirm, clinic), {
        requestId: now.requestId, attempt: now.attempt + 1,
        onAttempt: (attempt) => {
          const held = drafts.get(key);
          if (held) drafts.put({ ...held, attempt });
        },
        onWait: setSaving,
      });
      if (answer.ok) return landed(answer.value, now, row);
      // A clear refusal: nothing has landed under this request id, so the next save need not look for it.
      const held = drafts.get(key);
      if (held) drafts.put({ ...held, attempt: now.attempt });
      setSaid(sorted(answer.issues, columns));
    } catch (caught) {
      setTrouble(caught instanceof Trouble ? caught : new Trouble(String(caught)));
    } finally {
      underWay.current = false;
      setSaving('');
    }
  };

  const landed = (saved: Saved, sent: Draft, row: DoorRow) => {
    clinic.take([{ id: saved.id, at: saved.at, row: { ...row, ...saved.row }, table: place.table }, ...(saved.also ?? [])]);
    const typedSince = drafts.get(key)?.values ?? sent.values;
    const wasOther = saved.repeated === true && columns.some(({ heading }) => heading in saved.row && String(saved.row[heading] ?? '') !== String(row[heading] ?? ''));
    if (wasOther || isTouched({ ...sent, values: typedSince, opened: sent.values })) return goOn(saved, typedSince);
    drafts.drop(key);
    if (place.fills) fillIn(clinic, place.fills, saved.id);
    if (!here.current) return;
    const told = { id: saved.id, table: place.table, at: saved.at, caption: captionOf(clinic.start, place.table, saved.row, saved.id), notes: saved.notes ?? [] };
    if (place.table === 'clients' && !place.id && !place.fills) clinic.replace({ at: 'client', id: saved.id, row: saved.at }, told);
    else clinic.back(told);
  };

  /** More was typed while an earlier version was being saved: the rest is an edit of the saved row. */
  const goOn = (saved: Saved, values: Typed) => {
    const next: FormPlace = { at: 'form', table: place.table, id: saved.id, row: saved.at, fills: place.fills };
    drafts.drop(key);
    drafts.put({ key: draftKeyOf(next), id: saved.id, at: saved.at, opened: toTyped(columns, saved.row), values, requestId: newRequestId(), attempt: 0, typedAt: new Date().toISOString() });
    if (here.current) clinic.replace(next);
  };

  const settle = (chosen: Record<string, 'mine' | 'theirs'>) => {
    const opened = { ...draft.opened };
    const values = { ...draft.values };
    for (const { field = '', theirs = '' } of said.conflicts) {
      opened[field] = theirs;
      if (chosen[field] === 'theirs') values[field] = theirs;
    }
    void send({ ...draft, opened, values }, []);
  };

  return {
    name: place.table, table, place, columns, draft, values: draft.values, record, ...said, saving, trouble, resumed,
    change, fill, keep: put, left, settle,
    save: (confirm = []) => { void send(drafts.get(key) ?? draft, confirm); },
    dismiss: () => { setSaid(none); setTrouble(null); },
    startOver: () => {
      drafts.drop(key);
      setSaid(none);
      redraw((n) => n + 1);
    },
  };
}

/** What a form begins with. */
function openDraft(place: FormPlace, columns: Column[], record: Loaded | undefined, clinic: Clinic): Draft {
  const begun = {
    ...Object.fromEntries(columns.map((column) => [column.heading, column.initial ?? ''])),
    ...extrasOf(place.table).initial?.(clinic.start, place.given ?? {}), ...place.given,
  };
  const values = record ? toTyped(columns, record.row) : begun;
  const draft: Draft = { key: draftKeyOf(place), id: place.id, at: record?.at, values, opened: values, requestId: newRequestId(), attempt: 0, typedAt: '' };
  clinic.drafts.hold(draft);
  return draft;
}

function toSave(draft: Draft, row: DoorRow, columns: Column[], confirm: string[], clinic: Clinic): Save {
  const save: Save = { row, confirm, rows: pointersOf(columns, row, clinic.start) };
  return draft.id ? { ...save, id: draft.id, at: draft.at, opened: draft.opened } : save;
}

/** Issues by what the form does with them. */
function sorted(issues: Issue[], columns: Column[]): Pick<Form, 'errors' | 'general' | 'questions' | 'conflicts'> {
  const has = (issue: Issue): boolean => columns.some((column) => column.heading === issue.field);
  const conflicts = issues.filter((issue) => issue.code === 'changed-meanwhile' && issue.theirs !== undefined);
  const rest = issues.filter((issue) => !conflicts.includes(issue));
  const plain = rest.filter((issue) => !issue.ask);
  const errors: Typed = {};
  for (const issue of plain.filter(has)) errors[issue.field ?? ''] ??= issue.message;
  return { errors, conflicts, general: plain.filter((issue) => !has(issue)), questions: plain.length === 0 && conflicts.length === 0 ? rest.filter((issue) => issue.ask) : [] };
}

/** Puts a new record's id where another draft was waiting for it. */
function fillIn({ drafts }: Clinic, { key, heading }: { key: string; heading: string }, id: string): void {
  const waiting = drafts.get(key);
  if (waiting) drafts.put({ ...waiting, values: { ...waiting.values, [heading]: id } });
}
