// What can come back from a save: a question, somebody else's change, a failure on our side.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../src/kit/refusal.ts';
import { Card, Link, Note } from '../parts.tsx';
import { withDays } from '../words.ts';
import type { Form } from './use-form.ts';

export function TroubleNote({ form }: { form: Form }) {
  const trouble = form.trouble;
  if (!trouble) return null;
  const unknown = 'It is not known whether it was saved; trying again will not save it twice. Your text is kept.';
  const said = trouble.offline
    ? `No connection to Google. ${unknown}`
    : trouble.ref ? `Something went wrong on our side (ref ${trouble.ref}). Nothing was saved and your text is kept.` : `The save was cut off. ${unknown}`;
  return <Note tone="bad" live>{said} <Link onClick={() => form.again()}>Try again</Link></Note>;
}

const yes: Partial<Record<Issue['code'], string>> = {
  'duplicate-client': 'Save as a new client',
  overlap: 'Save in spite of the overlap',
  'not-covered': 'Save with this reason',
  'check-cover': 'Save as it is',
};

/** Questions that may be answered yes. A session that is not covered also needs its reason. */
export function Questions({ form }: { form: Form }) {
  const box = useRef<HTMLDivElement>(null);
  const codes = [...new Set(form.questions.map((issue) => issue.code))];
  const needsReason = codes.includes('not-covered') && form.columns.some((column) => column.heading === 'Override reason');
  const [short, setShort] = useState(false);
  const reason = form.values['Override reason'] ?? '';
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'end' });
    box.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, []);
  const confirm = () => {
    if (needsReason && reason.trim() === '') return setShort(true);
    form.again(codes);
  };
  return (
    <div ref={box} class="question" role="alertdialog" aria-label="A question before saving">
      {form.questions.map((issue) => <Note key={issue.message} tone="warn">{withDays(issue.message)}</Note>)}
      {needsReason && (
        <div class="line">
          <label for="override-reason">Reason to save it all the same</label>
          <input id="override-reason" type="text" value={reason} aria-invalid={short} autocomplete="off" onInput={(event) => { form.keep({ 'Override reason': event.currentTarget.value }); setShort(false); }}
            onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); event.stopPropagation(); confirm(); } }} />
          <div class="under"><div class="spoken" aria-live="polite">{short && <div class="error"><span aria-hidden="true">●</span><span>Write why; it stands in the owner’s summary.</span></div>}</div></div>
        </div>
      )}
      <div class="answers">
        <button type="button" class="plain" onClick={form.dismiss}>Go back</button>
        <button type="button" class="main" onClick={confirm}>{codes.length === 1 && codes[0] ? yes[codes[0]] ?? 'Save all the same' : 'Save all the same'}</button>
      </div>
    </div>
  );
}

/** Both values of each field that two people changed; nothing is lost until one is chosen. */
export function Conflicts({ form }: { form: Form }) {
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({});
  const who = form.conflicts.find((issue) => issue.by)?.by;
  const fields = form.conflicts.map((issue) => issue.field ?? '');
  const onlyMine = form.columns.filter(({ heading }) => !fields.includes(heading) && form.values[heading] !== form.draft.opened[heading]);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => { first.current?.focus(); }, []);
  const done = fields.every((field) => chosen[field]);
  return (
    <div class="conflicts">
      <Note tone="warn" live><b>Changed while you were typing</b>{who ? ` by ${who}` : ''}. Your text is safe. Choose what stays.</Note>
      {form.conflicts.map((issue, i) => {
        const field = issue.field ?? '';
        const side = (which: 'mine' | 'theirs', said: string, value: string | undefined) => (
          <li>
            <span class={chosen[field] && chosen[field] !== which ? 'grow muted' : 'grow'}>{said}<br /><b class="kept">{value || '(empty)'}</b></span>
            <button ref={i === 0 && which === 'mine' ? first : undefined} type="button" class={chosen[field] === which ? 'pick on' : 'pick'} aria-pressed={chosen[field] === which}
              onClick={() => setChosen({ ...chosen, [field]: which })}>{which === 'mine' ? 'keep mine' : 'take theirs'}</button>
          </li>
        );
        return <Card key={field} title={field}><ul class="list">{side('mine', 'Yours', issue.mine ?? form.values[field])}{side('theirs', 'Theirs', issue.theirs)}</ul></Card>;
      })}
      {onlyMine.map(({ heading }) => <Card key={heading} title={<>{heading} <span class="chip good">only yours changed</span></>}><span class="muted kept">{form.values[heading] || '(empty)'}</span></Card>)}
      <div class="answers">
        <button type="button" class="plain" onClick={form.dismiss}>Back to the form</button>
        <button type="button" class="main" aria-disabled={!done} onClick={() => { if (done) form.settle(chosen); }}>{form.saving ? 'Saving…' : 'Save'}</button>
      </div>
    </div>
  );
}
