// How far an import is, in a bar and in words.

import type { ImportProgress } from '../../src/kit/door.ts';
import { Chip } from '../parts.tsx';

interface Props { said: string; done: number; of: number; progress?: ImportProgress | null; finished?: boolean }

export function ProgressOf({ said, done, of, progress, finished = false }: Props) {
  const share = of > 0 ? Math.round((done / of) * 100) : 0;
  return (
    <section class="card" role="status">
      <h2>{finished && progress?.finished ? <Chip tone="good">{said.replace('.', '').toLowerCase()}</Chip> : said}</h2>
      <div class="meter" role="progressbar" aria-label={said} aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}><i style={{ width: `${share}%` }} /></div>
      <p class="small num">{of > 0 ? `${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}` : ''}</p>
      {progress && (
        <ul class="list small">
          {Object.entries(progress.added).filter(([, count]) => count > 0).map(([tab, count]) => <li key={tab}><span class="grow">{tab}</span><b class="num">+{count.toLocaleString('en-US')}</b></li>)}
          {progress.merged > 0 && <li><span class="grow">Merged into clients already here</span><b class="num">{progress.merged.toLocaleString('en-US')}</b></li>}
          {progress.skipped > 0 && <li><span class="grow muted">Already there</span><span class="num">{progress.skipped.toLocaleString('en-US')}</span></li>}
          {progress.partly > 0 && <li><span class="grow is-warn">! Without a cell that can’t be read; the tab Import report names it</span><span class="num">{progress.partly.toLocaleString('en-US')}</span></li>}
          {progress.problems > 0 && <li><span class="grow is-warn">! Not imported; the tab Import report says why</span><span class="num">{progress.problems.toLocaleString('en-US')}</span></li>}
        </ul>
      )}
    </section>
  );
}
