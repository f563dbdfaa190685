// Import…: choose CSV files, see what was understood of them, then write with progress.

import { useRef, useState } from 'preact/hooks';
import type { ImportPreview, ImportProgress } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { get, newRequestId, Trouble } from '../door.ts';
import { Bar, Foot, Note } from '../parts.tsx';
import { plural } from '../words.ts';
import { piecesOf, textOf } from './pieces.ts';
import { PreviewOf } from './preview.tsx';
import { ProgressOf } from './progress.tsx';

type Step =
  | { at: 'choose' }
  | { at: 'sending'; said: string; done: number; of: number }
  | { at: 'preview'; preview: ImportPreview }
  | { at: 'writing'; progress: ImportProgress | null; stopping: boolean }
  | { at: 'done'; progress: ImportProgress | null; stopped: boolean };

export function ImportPanel() {
  const { refresh, back } = useClinic();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [trouble, setTrouble] = useState('');
  const importId = useRef('');
  const stop = useRef(false);
  const over = (hovering: boolean) => (event: DragEvent & { currentTarget: HTMLElement }) => {
    event.preventDefault();
    event.currentTarget.classList.toggle('over', hovering);
  };

  const attempt = (work: () => Promise<void>, backTo: Step) => {
    setTrouble('');
    work().catch((caught: unknown) => {
      setTrouble(caught instanceof Trouble && caught.message ? caught.message : 'Google did not answer. Nothing is half done; it can be started again.');
      setStep(backTo);
    });
  };

  const send = (files: File[]) => attempt(async () => {
    importId.current = newRequestId();
    const read = await Promise.all(files.map(async (file) => ({ name: file.name, pieces: piecesOf(textOf(await file.arrayBuffer())) })));
    const of = read.reduce((sum, { pieces }) => sum + pieces.length, 0);
    let done = 0;
    for (const { name, pieces } of read) {
      for (const [i, text] of pieces.entries()) {
        setStep({ at: 'sending', said: `Sending ${name}…`, done, of });
        await get('import.put', { importId: importId.current, name, part: i + 1, of: pieces.length, text });
        done++;
      }
    }
    setStep({ at: 'sending', said: 'Looking at the rows…', done, of });
    setStep({ at: 'preview', preview: await get('import.preview', { importId: importId.current }) });
  }, { at: 'choose' });

  const write = () => attempt(async () => {
    stop.current = false;
    let progress: ImportProgress | null = null;
    setStep({ at: 'writing', progress, stopping: false });
    do {
      progress = await get('import.run', { importId: importId.current });
      setStep({ at: 'writing', progress, stopping: stop.current });
    } while (!progress.finished && !stop.current);
    setStep({ at: 'done', progress, stopped: !progress.finished });
    refresh();
  }, { at: 'choose' });

  const adds = step.at === 'preview' ? Object.values(step.preview.adds).reduce((sum, count) => sum + count, 0) : 0;
  return (
    <>
      <Bar title="Import" />
      <main class="body">
        {trouble && <Note tone="bad" live>{trouble}</Note>}
        {step.at === 'choose' && (
          <>
            <p>Clients, insurers, providers, covers and sessions from another system, as CSV files. Nothing is written before you have seen what was understood.</p>
            <label class="drop" for="files" onDragOver={over(true)} onDragLeave={over(false)}
              onDrop={(event) => { over(false)(event); send([...(event.dataTransfer?.files ?? [])]); }}>
              <b>Choose files</b><span class="muted small">one or several .csv, or drop them here</span>
              <input id="files" type="file" accept=".csv,.tsv,.txt,text/csv" multiple onChange={(event) => { const files = [...(event.currentTarget.files ?? [])]; if (files.length > 0) send(files); }} />
            </label>
            <p class="muted small">Importing the same file again adds nothing: each row keeps the id it had in the other system.</p>
          </>
        )}
        {step.at === 'sending' && <ProgressOf said={step.said} done={step.done} of={step.of} />}
        {step.at === 'preview' && <PreviewOf preview={step.preview} />}
        {(step.at === 'writing' || step.at === 'done') && (
          <ProgressOf said={saidOf(step)} done={step.progress?.done ?? 0} of={step.progress?.of ?? 0} progress={step.progress} finished={step.at === 'done'} />
        )}
      </main>
      {step.at === 'preview' && (
        <Foot said={adds === 0 ? 'Nothing new in these files' : `${plural(adds, 'row')} to add`}>
          <button type="button" class="plain" onClick={() => setStep({ at: 'choose' })}>Other files</button>
          {adds > 0 && <button type="button" class="main" onClick={write}>Import</button>}
        </Foot>
      )}
      {step.at === 'writing' && (
        <Foot said="Can be stopped at any time; what is written stays whole.">
          <button type="button" class="plain" aria-disabled={step.stopping} onClick={() => { stop.current = true; setStep({ ...step, stopping: true }); }}>{step.stopping ? 'Stopping…' : 'Stop'}</button>
        </Foot>
      )}
      {step.at === 'done' && (
        <Foot said="">
          {step.stopped && <button type="button" class="plain" onClick={write}>Go on</button>}
          <button type="button" class="main" onClick={() => back()}>Done</button>
        </Foot>
      )}
    </>
  );
}

function saidOf(step: { at: 'writing' } | { at: 'done'; stopped: boolean }): string {
  if (step.at === 'writing') return 'Writing rows…';
  return step.stopped ? 'Stopped. What is written stays; go on at any time.' : 'Imported.';
}
