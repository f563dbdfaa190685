// Makes a document: first what is missing for it, then the work, then a link that opens beside the sheet.

import { useState } from 'preact/hooks';
import { ask, Trouble } from '../door.ts';
import { Moving, Note } from '../parts.tsx';

type Step = { at: 'still' } | { at: 'making'; said: string } | { at: 'made'; url: string; name: string } | { at: 'missing'; why: string[] };

interface Props { kind: string; about: string; at?: number; said: string }

export function MakePaper({ kind, about, at, said }: Props) {
  const [step, setStep] = useState<Step>({ at: 'still' });
  const make = async () => {
    setStep({ at: 'making', said: 'Checking the records…' });
    const ready = await ask('documents.check', { kind, about, at });
    if (!ready.ok) return setStep({ at: 'missing', why: ready.issues.map((issue) => issue.message) });
    if (!ready.value.ready) return setStep({ at: 'missing', why: ready.value.missing });
    setStep({ at: 'making', said: `Writing the ${kind}… This takes some seconds.` });
    const made = await ask('documents.make', { kind, about, at });
    setStep(made.ok ? { at: 'made', ...made.value } : { at: 'missing', why: made.issues.map((issue) => issue.message) });
  };
  const start = () => {
    make().catch((caught: unknown) => setStep({ at: 'missing', why: [caught instanceof Trouble && caught.ref ? `Something went wrong on our side (ref ${caught.ref}). Nothing was made.` : 'No answer from Google. Look in Drive before trying again.'] }));
  };
  return (
    <div class="paper">
      {step.at === 'making' ? <Moving said={step.said} /> : <button type="button" class="plain" onClick={start}>{step.at === 'made' ? 'Make it again' : said}</button>}
      {step.at === 'made' && <Note tone="good" live><b>{step.name}</b> is in your Drive. <a href={step.url} target="_blank" rel="noopener">Open it</a></Note>}
      {step.at === 'missing' && <Note tone="warn" live>{step.why.map((why) => <div key={why}>{why}</div>)}</Note>}
    </div>
  );
}
