// Books one session or a series in one save: who, when, who pays; each date is shown with its cover before it counts.

import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useClinic } from '../clinic.ts';
import { Conflicts, Questions, TroubleNote } from '../form/came-back.tsx';
import { useFocus, useKeys } from '../form/keys.ts';
import { fieldId } from '../form/layout.ts';
import { LineOf } from '../form/line.tsx';
import { Folded } from '../form/section.tsx';
import type { Form } from '../form/at-work.ts';
import { Bar, Chip, Foot, Link, Note } from '../parts.tsx';
import { useAsked } from '../use-asked.ts';
import { Dates } from './dates.tsx';
import type { Shown } from './shown.ts';
import { InAWord } from './in-a-word.tsx';
import { PaidBy } from './paid-by.tsx';
import { Repeat } from './repeat.tsx';
import { planIn, previewOf } from './send.ts';

export function BookingPanel({ form }: { form: Form }) {
  const { back, start, drafts } = useClinic();
  const panel = useRef<HTMLFormElement>(null);
  const asking = form.conflicts.length > 0 || form.questions.length > 0;
  const dates = planIn(form.values, start);
  const count = dates.filter(({ out }) => !out).length;
  const shown = usePreview(form);
  useFocus(panel, form, () => undefined);
  useLayoutEffect(() => { if (form.values['Client ID'] && form.values.Date) document.getElementById(fieldId('Starts at'))?.focus(); }, []);
  useKeys({ save: asking ? undefined : form.save, back });
  const line = (...headings: string[]) => form.columns.filter(({ heading }) => headings.includes(heading));
  return (
    <form ref={panel} class="panel" noValidate autocomplete="off" onSubmit={(event) => { event.preventDefault(); form.save(); }}>
      <Bar title="Book" focus={false}>{drafts.state(form.draft.key) === 'kept' && <Chip tone="idle" mark="">draft kept</Chip>}</Bar>
      <main class="body">
        {form.resumed && <Note tone="info">Your draft is back. <Link onClick={form.startOver}>Start over</Link></Note>}
        {form.trouble && <TroubleNote form={form} />}
        {form.general.map((issue) => <Note key={issue.message} tone="bad" live>{issue.message}</Note>)}
        {form.conflicts.length > 0 ? <Conflicts form={form} /> : (
          <fieldset disabled={form.saving !== ''}>
            <section class="section" aria-label="Booking">
              <LineOf line={line('Client ID')} form={form} />
              <LineOf line={line('Date', 'Starts at', 'Ends at')} form={form} />
              <LineOf line={line('Therapist ID', 'Room')} form={form} />
              <PaidBy form={form} />
              <Folded title="Kind and case" says={[form.values.Type, start.cases.find(({ id }) => id === form.values['Case ID'])?.caption].filter(Boolean).join(' · ')} lines={[line('Type', 'Case ID')]} form={form} plain />
              <Repeat form={form} />
            </section>
            <Dates form={form} dates={dates} shown={shown} />
          </fieldset>
        )}
        {form.questions.length > 0 && <Questions form={form} />}
      </main>
      {form.saving && <div class="meter moves" aria-hidden="true"><i /></div>}
      {!asking && (
        <Foot said={<InAWord form={form} dates={dates} shown={shown} />}>
          <button type="submit" class="main" aria-disabled={form.saving !== ''} title="Ctrl+Enter">{form.saving ? (count > 1 ? `Booking ${count}…` : 'Booking…') : count > 1 ? `Book ${count} sessions` : 'Book'}</button>
        </Foot>
      )}
    </form>
  );
}

/** Every date with its cover and conflicts, asked for after a pause. */
function usePreview(form: Form): Shown {
  const { start } = useClinic();
  const { values } = form;
  const having = useMemo(() => previewOf(values, start, form.asSave()), [values, start]);
  const { value, waiting, failed } = useAsked('sessions.book', form.saving ? null : having, 450);
  return { answer: value, waiting, failed };
}
