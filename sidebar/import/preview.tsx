// What was understood of each file: which tab, which columns, which rows are good, which are not and why.

import { useId, useState } from 'preact/hooks';
import type { ImportPreview } from '../../src/kit/door.ts';
import { Chip, Note } from '../parts.tsx';
import { plural } from '../words.ts';

const problemsInView = 8;

export function PreviewOf({ preview }: { preview: ImportPreview }) {
  return (
    <>
      {preview.warnings.map((warning) => <Note key={warning} tone="warn">{warning}</Note>)}
      <section class="card">
        <h2>Would be added</h2>
        <ul class="list small">
          {Object.entries(preview.adds).map(([tab, count]) => <li key={tab}><span class="grow">{tab}</span><b class="num">+{count.toLocaleString('en-US')}</b></li>)}
        </ul>
        {Object.keys(preview.adds).length === 0 && <p class="muted">Nothing: every row is there already, or has a problem.</p>}
      </section>
      {preview.files.map((file) => <FileOf key={file.name} file={file} />)}
    </>
  );
}

function FileOf({ file }: { file: ImportPreview['files'][number] }) {
  const problems = file.problems.slice(0, problemsInView);
  return (
    <section class="card">
      <h2><span class="grow clip">{file.name}</span><span class="muted small">{file.table ? `→ ${file.table}` : 'not used'}</span></h2>
      <p class="chips">
        <Chip tone="good">{file.good.toLocaleString('en-US')} good</Chip>{' '}
        {file.already > 0 && <Chip tone="idle">{file.already.toLocaleString('en-US')} already there</Chip>}{' '}
        {file.problems.length > 0 && <Chip tone="warn">{plural(file.problems.length, 'problem')}</Chip>}
      </p>
      {problems.length > 0 && (
        <ul class="list small">
          {problems.map((problem) => <li key={`${problem.row}${problem.field}${problem.message}`}><span class="muted num">row {problem.row}</span><span class="grow"><b>{problem.field}</b> {problem.message}</span></li>)}
        </ul>
      )}
      {file.problems.length > problems.length && <p class="muted small">and {file.problems.length - problems.length} more</p>}
      <Columns file={file} />
    </section>
  );
}

function Columns({ file }: { file: ImportPreview['files'][number] }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div class="fold plain">
      <button type="button" class="unfold" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <span class="turn" aria-hidden="true">›</span><span>{plural(file.columns.length, 'column')} matched</span>
        {!open && file.unused.length > 0 && <span class="muted small clip">{file.unused.length} left out</span>}
      </button>
      <div id={id} hidden={!open}>
        <ul class="list small">
          {file.columns.map((column) => (
            <li key={column.heading}>
              <span class="grow"><b>{column.heading}</b> → {column.to}<br /><span class="muted">{column.sample}{column.guess ? ` (${column.guess})` : ''}</span></span>
            </li>
          ))}
        </ul>
        {file.unused.length > 0 && <p class="muted small">Left out: {file.unused.join(', ')}.</p>}
      </div>
    </div>
  );
}
