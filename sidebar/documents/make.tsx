// Makes a document: first what is missing for it, then the work, then a link that opens beside the sheet.

import { useState } from 'preact/hooks';
import { useClinic } from '../clinic.ts';
import { ask, newRequestId, Trouble } from '../door.ts';
import { Link, Moving, Note } from '../parts.tsx';
import { papersFor, type Paper, type papers } from './papers.ts';

type Step =
  | { at: 'still' }
  | { at: 'making'; said: string }
  | { at: 'made'; url: string; name: string; missing: string[] }
  | { at: 'missing'; why: string[] };

interface Props { of: keyof typeof papers; about: string; at?: number }

/** The first paper is a button, the others are links beside it. */
export function MakePapers({ of, about, at }: Props) {
  const { start } = useClinic();
  const [step, setStep] = useState<Step>({ at: 'still' });
  const [first, ...others] = papersFor(of, start.role);

  const make = async ({ kind }: Paper) => {
    setStep({ at: 'making', said: 'Checking the records…' });
    const ready = await ask('documents.check', { kind, about, at });
    if (!ready.ok) return setStep({ at: 'missing', why: ready.issues.map((issue) => issue.message) });
    if (!ready.value.ready) return setStep({ at: 'missing', why: ready.value.missing });
    setStep({ at: 'making', said: `Writing the ${kind}… This takes some seconds.` });
    const made = await ask('documents.make', { kind, about, at }, { requestId: newRequestId() });
    setStep(made.ok ? { at: 'made', ...made.value, missing: ready.value.missing } : { at: 'missing', why: made.issues.map((issue) => issue.message) });
  };
  const begin = (paper: Paper) => {
    make(paper).catch((caught: unknown) => setStep({
      at: 'missing', why: [caught instanceof Trouble && caught.ref ? `Something went wrong on our side (ref ${caught.ref}). Nothing was made.` : 'No answer from Google. Look in Drive before trying again.'],
    }));
  };
  if (!first) return null;
  return (
    <div class="paper">
      {step.at === 'making' ? <Moving said={step.said} /> : (
        <div class="makes">
          <button type="button" class="plain" onClick={() => begin(first)}>{first.said}</button>
          {others.map((paper) => <Link key={paper.kind} onClick={() => begin(paper)}>{paper.said}</Link>)}
        </div>
      )}
      {step.at === 'made' && (
        <Note tone="good" live>
          <b>{step.name}</b> is in your Drive. <a href={step.url} target="_blank" rel="noopener">Open it</a>
          {step.missing.map((line) => <div key={line}>! {line}</div>)}
        </Note>
      )}
      {step.at === 'missing' && <Note tone="warn" live>{step.why.map((why) => <div key={why}>{why}</div>)}</Note>}
    </div>
  );
}
