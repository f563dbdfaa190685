// Import…: choose CSV files, see what was understood of them, choose where there is a choice, then write with progress.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImportPreview, ImportProgress, Verbs } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { get, newRequestId, Trouble } from '../door.ts';
import { Bar, Foot, Link, Note } from '../parts.tsx';
import { plural } from '../words.ts';
import { piecesOf, textOf } from './pieces.ts';
import { PreviewOf } from './preview.tsx';
import { ProgressOf } from './progress.tsx';

type Step =
  | { at: 'choose' }
  | { at: 'sending'; said: string; done: number; of: number }
  | { at: 'preview'; preview: ImportPreview; looking: boolean }
  | { at: 'writing'; progress: ImportProgress | null; stopping: boolean }
  | { at: 'done'; progress: ImportProgress | null; stopped: boolean };

export function ImportPanel() {
  const { refresh, back } = useClinic();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [trouble, setTrouble] = useState('');
  const [open, setOpen] = useState<Verbs['import.open']['gives']>(null);
  const importId = useRef('');
  const choices = useRef<Record<string, string>>({});
  const stop = useRef(false);

  const attempt = (work: () => Promise<void>, backTo: Step) => {
    setTrouble('');
    work().catch((caught: unknown) => {
      setTrouble(caught instanceof Trouble && caught.message ? caught.message : 'Google did not answer. Nothing is half done; it can be started again.');
      setStep(backTo);
    });
  };
  useEffect(() => attempt(async () => setOpen(await get('import.open', {})), step), []);

  const send = (files: File[]) => attempt(async () => {
    importId.current = newRequestId();
    choices.current = {};
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
    setStep({ at: 'preview', preview: await get('import.preview', { importId: importId.current }), looking: false });
  }, { at: 'choose' });

  const choose = (preview: ImportPreview) => (key: string, value: string) => {
    choices.current = { ...choices.current, [key]: value };
    setStep({ at: 'preview', preview, looking: true });
    attempt(async () => setStep({ at: 'preview', preview: await get('import.preview', { importId: importId.current, choices: choices.current }), looking: false }), { at: 'preview', preview, looking: false });
  };

  const write = () => attempt(async () => {
    stop.current = false;
    setOpen(null);
    let progress: ImportProgress | null = null;
    setStep({ at: 'writing', progress, stopping: false });
    do {
      progress = await get('import.run', { importId: importId.current });
      setStep({ at: 'writing', progress, stopping: stop.current });
    } while (!progress.finished && !stop.current);
    setStep({ at: 'done', progress, stopped: !progress.finished });
    refresh();
  }, { at: 'done', progress: null, stopped: true });

  /** The files leave the sheet; what was written stays. */
  const letGo = (id: string) => {
    setOpen(null);
    attempt(async () => { await get('import.cancel', { importId: id }); }, { at: 'choose' });
  };

  const adds = step.at === 'preview' ? Object.values(step.preview.adds).reduce((sum, count) => sum + count, 0) : 0;
  const merges = step.at === 'preview' ? step.preview.files.flatMap((file) => file.alike).filter((one) => one.choice === 'merge').length : 0;
  return (
    <>
      <Bar title="Import" />
      <main class="body">
        {trouble && <Note tone="bad" live>{trouble}</Note>}
        {step.at === 'choose' && open && (
          <Note tone="warn">
            {open.files.join(', ')}: {open.progress.done.toLocaleString('en-US')} of {open.progress.of.toLocaleString('en-US')} rows were gone through, then it stopped.
            <div class="links">
              <Link onClick={() => { importId.current = open.importId; write(); }}>Go on</Link>
              <Link onClick={() => letGo(open.importId)}>Leave it at that</Link>
            </div>
          </Note>
        )}
        {step.at === 'choose' && <ChooseFiles onFiles={send} />}
        {step.at === 'sending' && <ProgressOf said={step.said} done={step.done} of={step.of} />}
        {step.at === 'preview' && <PreviewOf preview={step.preview} looking={step.looking} onChoose={choose(step.preview)} />}
        {(step.at === 'writing' || step.at === 'done') && (
          <ProgressOf said={saidOf(step)} done={step.progress?.done ?? 0} of={step.progress?.of ?? 0} progress={step.progress} finished={step.at === 'done'} />
        )}
      </main>
      {step.at === 'preview' && (
        <Foot said={step.looking ? 'Looking again…' : adds + merges === 0 ? 'Nothing new in these files' : `${plural(adds, 'row')} to add${merges > 0 ? `, ${merges} to merge` : ''}`}>
          <button type="button" class="plain" onClick={() => { letGo(importId.current); setStep({ at: 'choose' }); }}>Other files</button>
          {adds + merges > 0 && <button type="button" class="main" aria-disabled={step.looking} onClick={() => { if (!step.looking) write(); }}>Import</button>}
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
          <button type="button" class="main" onClick={() => { if (step.stopped) letGo(importId.current); back(); }}>Done</button>
        </Foot>
      )}
    </>
  );
}

function ChooseFiles({ onFiles }: { onFiles(files: File[]): void }) {
  const over = (hovering: boolean) => (event: DragEvent & { currentTarget: HTMLElement }) => {
    event.preventDefault();
    event.currentTarget.classList.toggle('over', hovering);
  };
  return (
    <>
      <p>Clients, insurers, providers, covers and sessions from another system, as CSV files. Nothing is written before you have seen what was understood.</p>
      <label class="drop" for="files" onDragOver={over(true)} onDragLeave={over(false)}
        onDrop={(event) => { over(false)(event); onFiles([...(event.dataTransfer?.files ?? [])]); }}>
        <b>Choose files</b><span class="muted small">one or several .csv, or drop them here</span>
        <input id="files" type="file" accept=".csv,.tsv,.txt,text/csv" multiple onChange={(event) => { const files = [...(event.currentTarget.files ?? [])]; if (files.length > 0) onFiles(files); }} />
      </label>
      <p class="muted small">Importing the same file again adds nothing: each row keeps the id it had in the other system.</p>
    </>
  );
}

function saidOf(step: { at: 'writing' } | { at: 'done'; stopped: boolean }): string {
  if (step.at === 'writing') return 'Writing rows…';
  return step.stopped ? 'Stopped. What is written stays; go on at any time.' : 'Imported.';
}
