// What was understood of each file: which tab, which columns, which rows are good, which are not and why.

import type { ImportPreview } from '../../src/kit/door.ts';
import { Chip, Note } from '../parts.tsx';
import { plural } from '../words.ts';
import { AlikeOf } from './alike.tsx';
import { Ask } from './ask.tsx';
import type { Choosing } from './choosing.ts';
import { Columns } from './columns.tsx';

const problemsInView = 8;

export function PreviewOf({ preview, ...choosing }: Choosing & { preview: ImportPreview }) {
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
      {preview.files.map((file) => <FileOf key={file.name} file={file} asks={preview.asks.filter((ask) => ask.file === file.name)} {...choosing} />)}
    </>
  );
}

function FileOf({ file, asks, ...choosing }: Choosing & { file: ImportPreview['files'][number]; asks: ImportPreview['asks'] }) {
  const problems = file.problems.slice(0, problemsInView);
  return (
    <section class="card" aria-label={file.name}>
      <h2><span class="grow clip">{file.name}</span><span class="muted small">{file.table ? `→ ${file.table}` : 'not used'}</span></h2>
      <p class="chips">
        <Chip tone="good">{file.good.toLocaleString('en-US')} good</Chip>{' '}
        {file.partly > 0 && <Chip tone="warn">{file.partly.toLocaleString('en-US')} of them without a cell</Chip>}{' '}
        {file.already > 0 && <Chip tone="idle">{file.already.toLocaleString('en-US')} already there</Chip>}{' '}
        {file.bad > 0 && <Chip tone="warn">{plural(file.bad, 'row')} left out</Chip>}
      </p>
      {problems.length > 0 && (
        <ul class="list small">
          {problems.map((problem) => <li key={`${problem.row}${problem.field}${problem.message}`}><span class="muted num">row {problem.row}</span><span class="grow"><b>{problem.field}</b> {problem.message}</span></li>)}
        </ul>
      )}
      {file.problems.length > problems.length && <p class="muted small">and more; all of them are listed in the tab Import report afterwards</p>}
      {asks.map((ask) => <Ask key={ask.key} ask={ask} {...choosing} />)}
      {file.alike.length > 0 && <AlikeOf file={file} {...choosing} />}
      {file.table && <Columns file={file} {...choosing} />}
    </section>
  );
}
