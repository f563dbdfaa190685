// What can come back from a save: a question, somebody else's change, a failure on our side.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../src/kit/refusal.ts';
import { useClinic } from '../clinic.ts';
import { Card, Link, Note } from '../parts.tsx';
import { withNames } from '../held.ts';
import { withDays } from '../words.ts';
import type { Form } from './at-work.ts';

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
  overlap: 'Book it all the same',
  'doubled-visit': 'Save one more',
  'check-cover': 'Save as it is',
  'similar-note': 'Sign as it is',
  signed: 'Save the correction',
};

/** What has to be written before a yes, and where it is kept. */
function reasonFor(form: Form, codes: string[]): { heading: string; label: string; needed: boolean } | undefined {
  if (codes.includes('signed')) return { heading: 'Corrected why', label: 'Why is it corrected?', needed: true };
  if (codes.includes('not-covered')) return { heading: 'Override reason', label: 'Reason to save it all the same', needed: form.values.Status === 'completed' };
  return undefined;
}

/** The button and the field under it say the rest. */
const plain = (message: string): string => message.replace(/ (Book it all the same\?|It can be saved with a reason in “Override reason”\.)$/, '');

/** Questions that may be answered yes, each kind once, all in one go; some also need a reason. */
export function Questions({ form }: { form: Form }) {
  const { start } = useClinic();
  const box = useRef<HTMLDivElement>(null);
  const codes = [...new Set(form.questions.map((issue) => issue.code))];
  const asked = reasonFor(form, codes);
  const [short, setShort] = useState(false);
  const reason = (asked && form.values[asked.heading]) ?? '';
  // Before the next paint: no key is lost.
  useLayoutEffect(() => {
    box.current?.scrollIntoView({ block: 'end' });
    box.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, []);
  const confirm = () => {
    if (asked?.needed && reason.trim() === '') return setShort(true);
    form.again(codes);
  };
  const firstCode = codes.length === 1 ? codes[0] : undefined;
  return (
    <div ref={box} class="question" role="alertdialog" aria-label="A question before saving">
      {codes.map((code) => (
        <Note key={code} tone="warn">
          <div class="asked" tabIndex={0} role="group" aria-label="What is asked">{form.questions.filter((issue) => issue.code === code).map((issue) => <div key={issue.message}>{withNames(start, withDays(plain(issue.message)))}</div>)}</div>
        </Note>
      ))}
      {asked && (
        <div class={short ? 'line invalid' : 'line'}>
          <label for="reason">{asked.label} {!asked.needed && <span class="optional">optional</span>}</label>
          <input id="reason" type="text" value={reason} aria-invalid={short} aria-describedby="reason-under" autocomplete="off"
            onInput={(event) => { form.keep({ [asked.heading]: event.currentTarget.value }); setShort(false); }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              confirm();
            }} />
          <div class="under"><div class="spoken" aria-live="polite" id="reason-under">{short && <div class="error"><span aria-hidden="true">●</span><span>Write why; it is kept with the session.</span></div>}</div></div>
        </div>
      )}
      <div class="answers">
        <button type="button" class="plain" onClick={form.dismiss}>Go back</button>
        <button type="button" class="main" onClick={confirm}>{(firstCode && yes[firstCode]) ?? (form.name === 'sessions' && !form.place.id ? 'Book all the same' : 'Save all the same')}</button>
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
  useLayoutEffect(() => { first.current?.focus(); }, []);
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
