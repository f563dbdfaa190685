// Makes a document: what it may say beyond the records, what is missing for it, the work, then a link that opens beside the sheet.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useClinic } from '../clinic.ts';
import { ask, newRequestId } from '../door.ts';
import { Link, Moving, Note, Out } from '../parts.tsx';
import type { Typed } from '../places.ts';
import { wordsOf } from '../trouble.ts';
import { asks, readAsked } from './asked.ts';
import { Asking } from './asking.tsx';
import { papersFor, type Paper, type papers } from './papers.ts';

type Step =
  | { at: 'still' }
  | { at: 'asking'; paper: Paper; wrong: Typed }
  | { at: 'making'; said: string }
  | { at: 'made'; url: string; name: string; says: string[] }
  | { at: 'missing'; why: string[] };

interface Props {
  of: keyof typeof papers;
  about: string;
  at?: number;
  /** This paper alone, begun at once. */
  only?: string;
  onMade?(notes: string[]): void;
  onClose?(): void;
}

/** The first paper is a button, the others are links beside it. */
export function MakePapers({ of, about, at, only, onMade, onClose }: Props) {
  const { start } = useClinic();
  const [first, ...others] = papersFor(of, start.role, only);
  const [step, setStep] = useState<Step>(only && first ? { at: 'asking', paper: first, wrong: {} } : { at: 'still' });
  const [typed, setTyped] = useState<Typed>({});
  // The same paper tried again after a lost answer is the same request.
  const request = useRef({ of: '', id: '' });

  const box = useRef<HTMLDivElement>(null);
  const before = useRef(step.at);
  // What had the focus is gone: it goes where one goes on.
  useLayoutEffect(() => {
    const moved = before.current !== step.at;
    before.current = step.at;
    if (!moved || document.activeElement !== document.body || step.at === 'making') return;
    const place = box.current?.querySelector<HTMLElement>('.note a') ?? box.current?.querySelector<HTMLElement>('button');
    place?.focus();
  }, [step.at]);

  const make = async (paper: Paper) => {
    const read = readAsked(paper, typed, start.today);
    if ('wrong' in read) return setStep({ at: 'asking', paper, wrong: read.wrong });
    const having = { kind: paper.kind, about, at, ...read.said };
    setStep({ at: 'making', said: 'Checking the records…' });
    const ready = await ask('documents.check', having);
    if (!ready.ok) {
      const wrong = Object.fromEntries(ready.issues.flatMap(({ field, message }) => (field ? [[field, message]] : [])));
      return setStep(asks(paper) && Object.keys(wrong).length > 0 ? { at: 'asking', paper, wrong } : { at: 'missing', why: ready.issues.map((issue) => issue.message) });
    }
    if (!ready.value.ready) return setStep({ at: 'missing', why: ready.value.missing });
    setStep({ at: 'making', said: `Writing the ${paper.kind}… This takes some seconds.` });
    const made = await ask('documents.make', having, { requestId: requestFor(JSON.stringify(having)) });
    if (!made.ok) return setStep({ at: 'missing', why: made.issues.map((issue) => issue.message) });
    request.current = { of: '', id: '' };
    setTyped({});
    const says = [...ready.value.missing, ...(made.value.notes ?? [])];
    setStep({ at: 'made', url: made.value.url, name: made.value.name, says });
    onMade?.(says);
  };
  const requestFor = (having: string): string => {
    if (request.current.of !== having) request.current = { of: having, id: newRequestId() };
    return request.current.id;
  };
  const write = (paper: Paper) => {
    make(paper).catch((caught: unknown) => setStep({ at: 'missing', why: [wordsOf(caught, 'No answer from Google. Making it again will not make it twice.')] }));
  };
  const begin = (paper: Paper) => (asks(paper) ? setStep({ at: 'asking', paper, wrong: {} }) : write(paper));
  const close = () => {
    setStep({ at: 'still' });
    onClose?.();
  };
  if (!first) return null;
  return (
    <div ref={box} class="paper">
      {step.at === 'making' && <Moving said={step.said} />}
      {step.at === 'asking' && <Asking paper={step.paper} typed={typed} wrong={step.wrong} onTyped={setTyped} onMake={() => write(step.paper)} onClose={close} />}
      {step.at !== 'making' && step.at !== 'asking' && (
        <div class="makes">
          <button type="button" class="plain" onClick={() => begin(first)}>{first.said}</button>
          {others.map((paper) => <Link key={paper.kind} onClick={() => begin(paper)}>{paper.said}</Link>)}
        </div>
      )}
      {step.at === 'made' && (
        <Note tone="good" live>
          <b>{step.name}</b> is in your Drive. <Out to={step.url}>Open it</Out>
          {step.says.map((line) => <div key={line}>! {line}</div>)}
        </Note>
      )}
      {step.at === 'missing' && <Note tone="warn" live>{step.why.map((why) => <div key={why}>{why}</div>)}</Note>}
    </div>
  );
}
