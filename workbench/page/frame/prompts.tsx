// What a script says or asks outside its own pages: toasts, alerts, prompts; and what the page itself has to say.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ButtonSet, Toast } from '../../ui/service.ts';
import type { Desk } from '../desk.ts';
import { door } from '../door.ts';
import { Icon } from '../shell/icons.tsx';
import { useBox } from '../shell/use.ts';

const BUTTONS: Record<ButtonSet, { button: string; caption: string }[]> = {
  OK: [{ button: 'OK', caption: 'OK' }],
  OK_CANCEL: [{ button: 'CANCEL', caption: 'Cancel' }, { button: 'OK', caption: 'OK' }],
  YES_NO: [{ button: 'NO', caption: 'No' }, { button: 'YES', caption: 'Yes' }],
  YES_NO_CANCEL: [{ button: 'CANCEL', caption: 'Cancel' }, { button: 'NO', caption: 'No' }, { button: 'YES', caption: 'Yes' }],
};

/** The script waits until this is answered. */
export function Question({ desk }: { desk: Desk }) {
  const { question } = desk.screen;
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useBox(box, question?.id);
  useEffect(() => setText(''), [question?.id]);
  if (!question) return null;
  const answer = (button: string): void => void desk.trying(() => door.answer(desk.user, { button, text }));
  const buttons = BUTTONS[question.buttons];
  const main = buttons.at(-1)?.button ?? 'OK';
  return (
    <div class="veil" ref={box} onKeyDown={(event) => { if (event.key === 'Escape') answer('CLOSE'); }}>
      <div class="box question" role="alertdialog" aria-modal="true" aria-label={question.title || question.prompt}>
        <header class="line"><h2 class="grow">{question.title || desk.title}</h2><button type="button" class="icon-button" aria-label="Close" onClick={() => answer('CLOSE')}><Icon name="close" /></button></header>
        <p class="prose">{question.prompt}</p>
        <form onSubmit={(event) => { event.preventDefault(); answer(main); }}>
          {question.kind === 'prompt' && <input data-first aria-label={question.prompt} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
          <div class="line end">
            {buttons.map(({ button, caption }) => button === main
              ? <button key={button} class="main" {...(question.kind === 'alert' ? { 'data-first': true } : {})}>{caption}</button>
              : <button key={button} type="button" class="plain" onClick={() => answer(button)}>{caption}</button>)}
          </div>
        </form>
      </div>
    </div>
  );
}

/** Google's words for a warning-only protection. */
export function Guard({ desk }: { desk: Desk }) {
  const box = useRef<HTMLDivElement>(null);
  const { guard } = desk;
  useBox(box, guard);
  if (!guard) return null;
  return (
    <div class="veil" ref={box} onKeyDown={(event) => { if (event.key === 'Escape') guard.answer(false); }}>
      <div class="box question" role="alertdialog" aria-modal="true" aria-label="Heads up">
        <h2>Heads up!</h2>
        <p class="prose">You’re trying to edit part of this sheet that shouldn’t be changed accidentally. Edit anyway?</p>
        {guard.why && <p class="muted">{guard.why}</p>}
        <div class="line end">
          <button class="plain" onClick={() => guard.answer(false)}>Cancel</button>
          <button class="main" data-first onClick={() => guard.answer(true)}>OK</button>
        </div>
      </div>
    </div>
  );
}

export function Toasts({ desk }: { desk: Desk }) {
  return (
    <div class="toasts" aria-live="polite">
      {desk.notices.map(({ id, text, bad }) => <div key={`notice ${id}`} class={`toast${bad ? ' bad-toast' : ''}`}>{text}</div>)}
      {desk.screen.toasts.map((toast) => <ScriptToast key={toast.id} desk={desk} toast={toast} />)}
    </div>
  );
}

function ScriptToast({ desk, toast }: { desk: Desk; toast: Toast }) {
  const drop = (): void => void desk.trying(() => door.closed(desk.user, { toast: toast.id }));
  useEffect(() => {
    if (toast.seconds <= 0) return undefined;
    const timer = setTimeout(drop, toast.seconds * 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="toast light">
      <div class="grow">{toast.title && <b>{toast.title}</b>}<p>{toast.message}</p></div>
      <button class="icon-button" aria-label="Dismiss" onClick={drop}><Icon name="close" size={16} /></button>
    </div>
  );
}

/** As Google says it while a menu's function runs. */
export function Running({ desk }: { desk: Desk }) {
  if (desk.running.length === 0) return null;
  return <div class="running" role="status">Running script: {desk.running.at(-1)}</div>;
}
