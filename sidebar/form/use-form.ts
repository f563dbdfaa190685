// One form at work: its draft, its record, its save, and everything that can come back from the server.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Column } from '../../src/kit/column.ts';
import type { Answer, DoorRow, Loaded, Saved } from '../../src/kit/door.ts';
import { captionOf, useClinic } from '../clinic.ts';
import { ask, Trouble, type Sending } from '../door.ts';
import { isChanged, type Draft } from '../drafts.ts';
import { draftKeyOf, type FormPlace, type Typed } from '../places.ts';
import { tableOf } from '../tables.ts';
import type { Form, Told } from './at-work.ts';
import { extrasOf } from './extras.ts';
import { fillIn, isMoreToSave, newDraft, nothingTold, openDraft, sorted, toSave } from './opened.ts';
import { columnsFor } from './permitted.ts';
import { readForm, tidied, toTyped } from './typed.ts';

export function useForm(place: FormPlace, record: Loaded | undefined, resumed: boolean): Form {
  const clinic = useClinic();
  const { start, drafts } = clinic;
  const key = draftKeyOf(place);
  // Fields of a record that did not come are not for this person.
  const columns = useMemo(() => columnsFor(place.table, start.role).filter(({ heading }) => !record || heading in record.row), [place.table, start.role, record]);
  const [, redraw] = useState(0);
  const [told, setTold] = useState<Told>(nothingTold);
  const [saving, setSaving] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const underWay = useRef(false);
  const here = useRef(true);
  const held = useRef<Typed>({});
  const lastAct = useRef<(confirm: string[]) => Promise<void>>(async () => undefined);
  useEffect(() => drafts.subscribe(() => redraw((n) => n + 1)), [drafts]);
  useEffect(() => () => { here.current = false; }, []);

  const draft = drafts.get(key) ?? openDraft(place, columns, record, clinic);
  const now = (): Draft => drafts.get(key) ?? draft;
  const put = (values: Typed) => drafts.put({ ...now(), values: { ...now().values, ...values }, typedAt: new Date().toISOString() });
  const quiet = (headings: string[]) =>
    setTold((was) => ({ ...was, questions: [], general: [], errors: Object.fromEntries(Object.entries(was.errors).filter(([heading]) => !headings.includes(heading))) }));

  const change = (heading: string, text: string) => {
    const following = extrasOf(place.table).follow?.(heading, { ...now().values, [heading]: text }, start) ?? {};
    put({ ...following, [heading]: text });
    quiet([heading, ...Object.keys(following)]);
  };
  const fill = (values: Typed) => {
    put(values);
    quiet(Object.keys(values));
  };
  const left = (column: Column) => {
    const text = now().values[column.heading] ?? '';
    const tidy = tidied(column, text, start.today);
    const following = extrasOf(place.table).afterLeaving?.(column.heading, { ...now().values, [column.heading]: tidy }, start, now().opened) ?? {};
    if (tidy !== text || Object.keys(following).length > 0) fill({ ...following, [column.heading]: tidy });
  };

  const hold = (heading: string, why: string) => {
    const { [heading]: was = '', ...others } = held.current;
    if (was === why) return;
    held.current = why === '' ? others : { ...others, [heading]: why };
    if (was === '') return;
    setTold((told) => {
      const { [heading]: said, ...errors } = told.errors;
      return said === was ? { ...told, errors: why === '' ? errors : { ...errors, [heading]: why } } : told;
    });
  };

  /** One question to the server that changes something; undefined where it was refused or failed, which is then shown. */
  const send = async (asking: (sending: Sending) => Promise<Answer<Saved>>): Promise<Saved | undefined> => {
    if (underWay.current) return undefined;
    const attemptsBefore = now().attempt;
    const remember = (attempt: number) => drafts.put({ ...now(), attempt });
    underWay.current = true;
    setSaving('Saving…');
    setTrouble(null);
    setTold(nothingTold);
    try {
      const answer = await asking({ requestId: now().requestId, attempt: attemptsBefore + 1, onAttempt: remember, onWait: setSaving });
      if (answer.ok) return answer.value;
      // A clear refusal: nothing has landed under this request id, so the next save need not look for it.
      remember(attemptsBefore);
      setTold(sorted(answer.issues, columns));
    } catch (caught) {
      setTrouble(caught instanceof Trouble ? caught : new Trouble(String(caught)));
    } finally {
      underWay.current = false;
      setSaving('');
    }
    return undefined;
  };

  /** Saves; answers the record where nothing more is to be saved. */
  const saveNow = async (sent: Draft, confirm: string[]): Promise<Saved | undefined> => {
    const { row, errors } = readForm(columns, sent.values, start.today);
    if (Object.keys({ ...held.current, ...errors }).length > 0) {
      setTold({ ...nothingTold, errors: { ...held.current, ...errors } });
      return undefined;
    }
    const save = toSave(sent, row, columns, confirm, clinic);
    const { sendNew } = extrasOf(place.table);
    const saved = await send((sending) => (sendNew && !place.id ? sendNew(sent.values, start, save, sending) : ask(`${place.table}.save`, save, sending)));
    if (!saved) return undefined;
    clinic.take([loadedOf(saved, row), ...(saved.also ?? [])]);
    const typedSince = drafts.get(key)?.values ?? sent.values;
    if (isMoreToSave(columns, sent, saved, row, typedSince)) {
      const next: FormPlace = { at: 'form', table: place.table, id: saved.id, row: saved.at, fills: place.fills };
      drafts.drop(key);
      drafts.put(newDraft(draftKeyOf(next), toTyped(columns, saved.row), typedSince, saved));
      if (here.current) clinic.replace(next);
      return undefined;
    }
    return (await besideSaved(sent, saved)) ? saved : undefined;
  };

  /** What was typed beside the record; false where something of it is left, which then stays with the saved record. */
  const besideSaved = async (sent: Draft, saved: Saved): Promise<boolean> => {
    const { saveBeside } = extrasOf(place.table);
    if (!saveBeside) return true;
    try {
      const { left, errors, also } = await saveBeside(sent, saved, start);
      clinic.take(also);
      if (Object.keys(left).length === 0) return true;
      const values = toTyped(columns, saved.row);
      drafts.drop(key);
      drafts.put(newDraft(key, values, { ...values, ...left }, saved));
      setTold({ ...nothingTold, errors });
    } catch (caught) {
      setTrouble(caught instanceof Trouble ? caught : new Trouble(String(caught)));
    }
    return false;
  };

  const loadedOf = (saved: Saved, row: DoorRow): Loaded => ({ id: saved.id, at: saved.at, row: { ...row, ...saved.row }, table: place.table });

  const leave = (saved: Saved, { signed }: { signed?: boolean } = {}) => {
    drafts.drop(key);
    if (place.fills) fillIn(clinic, place.fills, saved.id);
    if (!here.current) return;
    const saidOf = { id: saved.id, table: place.table, at: saved.at, caption: captionOf(start, place.table, saved.row, saved.id), notes: saved.notes ?? [], signed };
    if (place.table === 'clients' && !place.id && !place.fills) clinic.replace({ at: 'client', id: saved.id, row: saved.at }, saidOf);
    else clinic.back(saidOf);
  };

  const act = (what: (confirm: string[]) => Promise<void>, confirm: string[] = []) => {
    lastAct.current = what;
    void what(confirm);
  };
  const save = () => act(async (confirm) => {
    const saved = await saveNow(now(), confirm);
    if (saved) leave(saved);
  });
  const sign = (last: Loaded | null) => act(async (confirm) => {
    if (isChanged(now())) {
      const saved = await saveNow(now(), confirm);
      if (!saved) return;
      const values = toTyped(columns, saved.row);
      drafts.drop(key);
      drafts.put(newDraft(key, values, values, saved));
    }
    const { id, at } = now();
    const signed = id ? await send((sending) => ask('sessions.sign', { id, at, confirm, ...(last ? { last: { id: last.id, at: last.at } } : {}) }, sending)) : undefined;
    if (!signed) return;
    clinic.take([loadedOf(signed, {}), ...(signed.also ?? [])]);
    leave(signed, { signed: true });
  });
  const settle = (chosen: Record<string, 'mine' | 'theirs'>) => {
    const opened = { ...now().opened };
    const values = { ...now().values };
    for (const { field = '', theirs = '' } of told.conflicts) {
      opened[field] = theirs;
      if (chosen[field] === 'theirs') values[field] = theirs;
    }
    drafts.put({ ...now(), opened, values });
    save();
  };

  return {
    name: place.table, table: tableOf(place.table), place, columns, draft, values: draft.values, record, today: start.today, ...told, saving, trouble, resumed,
    change, fill, keep: put, left, hold, save, sign, settle,
    again: (confirm = []) => { void lastAct.current(confirm); },
    dismiss: () => { setTold(nothingTold); setTrouble(null); },
    startOver: () => {
      drafts.drop(key);
      setTold(nothingTold);
      redraw((n) => n + 1);
    },
    asSave: () => toSave(draft, readForm(columns, draft.values, start.today).row, columns, [], clinic),
  };
}
