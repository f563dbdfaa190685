// The rows behind a number: what was counted, one by one.

import { useEffect, useState } from 'preact/hooks';
import type { FormTable, Loaded } from '../src/kit/door.ts';
import { captionOf, useClinic } from './clinic.ts';
import { get } from './door.ts';
import { Bar, Link, Moving, Note, walkLines } from './parts.tsx';
import { formNames } from './tables.ts';
import { withDays } from './words.ts';

interface Props { count: string; of: string; caption: string; month?: string; insurer?: string }

export function RowsBehind({ count, of, caption, month, insurer }: Props) {
  const { start, go } = useClinic();
  const [found, setFound] = useState<{ rows: Loaded[]; caption: string } | null>(null);
  const [failed, setFailed] = useState('');
  const load = () => {
    setFailed('');
    get('rows.behind', { count, of: of || undefined, month, insurer }).then(setFound, (caught: unknown) => setFailed(caught instanceof Error && caught.message ? caught.message : 'The rows could not be read.'));
  };
  useEffect(load, [count, of, month, insurer]);
  const nameOf = (table: string): FormTable | undefined => formNames.find((each) => each === table);
  return (
    <>
      <Bar title={caption} beside={of} />
      <main class="body" onKeyDown={walkLines}>
        {failed && <Note tone="bad" live>{failed} <Link onClick={load}>Try again</Link></Note>}
        {!found && !failed && <Moving said="Reading the rows…" />}
        {found && <p class="muted">{found.caption || `${found.rows.length} rows`}</p>}
        <ul class="list">
          {found?.rows.map(({ id, at, row, table }) => {
            const name = nameOf(table);
            return (
              <li key={id}>
                <span class="grow num"><span class="clip">{name ? withDays(captionOf(start, name, row, id)) : id}</span><span class="small muted">{id}, row {at}</span></span>
                {name && <button type="button" class="link" data-line aria-label={`Open ${id}`} onClick={() => go({ at: 'form', table: name, id, row: at })}>Open</button>}
              </li>
            );
          })}
        </ul>
        {found?.rows.length === 0 && <p class="muted">No row is counted.</p>}
      </main>
    </>
  );
}
