// The form panel: any table, from its declaration; one main button in a foot that stays in view.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Loaded } from '../../src/kit/door.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { ask, Trouble } from '../door.ts';
import { Bar, Chip, Foot, Link, Moving, Note } from '../parts.tsx';
import { draftKeyOf, type FormPlace } from '../places.ts';
import { HistoryLink } from '../records/history-link.tsx';
import { mayEdit } from '../roles.ts';
import { capital, tableOf } from '../tables.ts';
import { extrasOf } from './extras.ts';
import { Conflicts, Questions, TroubleNote } from './came-back.tsx';
import { useFocus, useKeys } from './keys.ts';
import { labelOf, sectionsOf } from './layout.ts';
import { SectionOf } from './section.tsx';
import { Tabs } from './tabs.tsx';
import type { Form } from './at-work.ts';
import { useForm } from './use-form.ts';

/** Loads the record and the draft, then shows the form. */
export function FormPanel({ place }: { place: FormPlace }) {
  const { drafts, start } = useClinic();
  // Where nothing is to be read the form is there at once: no key typed after the click is lost.
  const [ready, setReady] = useState<{ record?: Loaded; resumed: boolean } | null>(() => (place.id || drafts.isElsewhere(draftKeyOf(place)) ? null : { resumed: drafts.isTouched(drafts.get(draftKeyOf(place))) }));
  const [trouble, setTrouble] = useState('');
  const [tries, setTries] = useState(0);
  const table = tableOf(place.table);
  useEffect(() => {
    if (ready && tries === 0) return undefined;
    let here = true;
    const key = draftKeyOf(place);
    const open = async () => {
      const [draft, record] = await Promise.all([drafts.load(key), place.id ? ask(`${place.table}.load`, { id: place.id, at: place.row }) : undefined]);
      if (!here) return;
      if (record && !record.ok) return setTrouble(record.issues.map((issue) => issue.message).join(' '));
      setReady({ record: record?.value, resumed: drafts.isTouched(draft) });
    };
    open().catch((caught: unknown) => { if (here) setTrouble(caught instanceof Trouble && caught.offline ? 'No answer from Google.' : 'The record could not be read.'); });
    return () => { here = false; };
  }, [place, tries]);
  if (ready) return <Shown place={place} record={ready.record} resumed={ready.resumed} />;
  return (
    <>
      <Bar title={titleOf(place)} beside={place.id} />
      <main class="body">
        {trouble
          ? <Note tone="bad" live>{trouble} <Link onClick={() => { setTrouble(''); setTries(tries + 1); }}>Try again</Link></Note>
          : <Moving said={`Reading ${place.id ? listedOf(start, place.id)?.caption ?? `the ${table.one}` : 'your draft'}…`} />}
      </main>
    </>
  );
}

const titleOf = (place: FormPlace): string => (place.table === 'sessions' && !place.id ? 'Book' : place.id ? capital(tableOf(place.table).one) : `New ${tableOf(place.table).one}`);

function Shown({ place, record, resumed }: { place: FormPlace; record?: Loaded; resumed: boolean }) {
  const form = useForm(place, record, resumed);
  const { Around, NewPanel } = extrasOf(form.name);
  if (NewPanel && !place.id) return <NewPanel form={form} />;
  return Around ? <Around form={form}><PanelOf form={form} /></Around> : <PanelOf form={form} />;
}

function PanelOf({ form }: { form: Form }) {
  const { back, start, drafts } = useClinic();
  const { place, table } = form;
  const [tab, setTab] = useState(0);
  const panel = useRef<HTMLFormElement>(null);
  const extras = extrasOf(form.name);
  const allowed = mayEdit(start.role, form.name);
  const tabs = place.id ? extras.tabs?.(form) : undefined;
  const Other = tabs?.more[tab - 1]?.Panel;
  const ownFoot = extras.hasFoot?.(form) ?? false;
  const kept = drafts.state(form.draft.key);
  const calm = kept === 'kept' || kept === 'typing' ? 'Not saved yet' : '';
  const asking = form.conflicts.length > 0 || form.questions.length > 0;
  useFocus(panel, form, () => {
    const wrong = Object.keys(form.errors);
    const owner = form.columns.some(({ heading }) => wrong.includes(heading)) ? -1 : tabs?.more.findIndex((each) => wrong.some((heading) => each.owns?.(heading))) ?? -1;
    setTab(owner + 1);
  });

  // Another tab is read from its top, however far down the form was.
  useLayoutEffect(() => { if (Other) panel.current?.querySelector('main')?.scrollTo(0, 0); }, [Other]);
  useKeys({ save: allowed && !asking ? form.save : undefined, back });
  return (
    <form ref={panel} class="panel" noValidate autocomplete="off" onSubmit={(event) => { event.preventDefault(); form.save(); }}>
      <Bar title={titleOf(place)} beside={place.id} focus={false}>
        {kept === 'kept' && <Chip tone="idle" mark="">draft kept</Chip>}
        {kept === 'not kept' && <Chip tone="warn">kept only here</Chip>}
        {place.id && !tabs && <HistoryLink id={place.id} row={place.row} />}
      </Bar>
      {tabs && <Tabs names={[tabs.first, ...tabs.more.map(({ name }) => name)]} at={tab} onChoose={setTab} />}
      <main class="body">
        {!allowed && <Note tone="info">Only the owner changes {table.tab.toLowerCase()}. You can read them here.</Note>}
        {form.resumed && <Note tone="info">Your draft is back. <Link onClick={form.startOver}>Start over</Link></Note>}
        {form.trouble && <TroubleNote form={form} />}
        {form.general.map((issue) => <Note key={issue.message} tone="bad" live>{issue.message}</Note>)}
        {form.conflicts.length > 0 ? <Conflicts form={form} /> : Other ? <Other form={form} /> : <fieldset disabled={!allowed}><Fields form={form} /></fieldset>}
        {form.questions.length > 0 && <Questions form={form} />}
      </main>
      {form.saving && <div class="meter moves" aria-hidden="true"><i /></div>}
      {!asking && allowed && (
        <Foot said={form.saving && form.saving !== 'Saving…' ? form.saving : toPutRight(form) || (extras.Said ? <extras.Said form={form} calm={calm} /> : calm)}>
          <button type="submit" class={ownFoot ? 'plain' : 'main'} aria-disabled={form.saving !== ''} title="Ctrl+Enter">{form.saving ? 'Saving…' : `Save${place.id ? '' : ` ${table.one}`}`}</button>
          {extras.Foot && ownFoot && <extras.Foot form={form} />}
        </Foot>
      )}
    </form>
  );
}

/** The form itself: what stands above, then every section of the table. */
function Fields({ form }: { form: Form }) {
  const { Above, Below, above, folded } = extrasOf(form.name);
  const elsewhere = above?.(form) ?? [];
  const folds = folded?.(form) ?? {};
  return (
    <>
      {Above && <Above form={form} />}
      {sectionsOf(form.columns.filter((column) => !elsewhere.includes(column.heading))).map((section) => (
        <SectionOf key={section.title} section={section} form={form} folded={folds[section.title]} />
      ))}
      {Below && <Below form={form} />}
    </>
  );
}

/** What is wrong, or still needed. */
function toPutRight(form: Form): string {
  const wrong = Object.keys(form.errors).length;
  if (wrong > 0) return wrong === 1 ? 'One field to put right' : `${wrong} fields to put right`;
  const missing = form.columns.filter((column) => !column.optional && (form.values[column.heading] ?? '').trim() === '').map((column) => labelOf(column).toLowerCase());
  return missing.length > 0 ? `Needed: ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ' …' : ''}` : '';
}
