// Whether Tablework itself is well: set up, timed runs, mails.

import { useEffect, useState } from 'preact/hooks';
import { get } from '../door.ts';
import { Bar, Chip, Link, Moving, Note } from '../parts.tsx';
import { wordsOf } from '../trouble.ts';

interface Line { what: string; state: 'good' | 'warn' | 'bad'; says: string }

const words = { good: 'well', warn: 'look', bad: 'not well' };

export function HealthPanel() {
  const [lines, setLines] = useState<Line[] | null>(null);
  const [failed, setFailed] = useState('');
  const load = () => {
    setFailed('');
    get('health', {}).then((answer) => setLines(answer.lines), (caught: unknown) => setFailed(wordsOf(caught, 'This could not be read.')));
  };
  useEffect(load, []);
  return (
    <>
      <Bar title="Is all well?" />
      <main class="body">
        {failed && <Note tone="bad" live>{failed} <Link onClick={load}>Try again</Link></Note>}
        {!lines && !failed && <Moving said="Looking…" />}
        <ul class="list">
          {lines?.map(({ what, state, says }) => <li key={what}><span class="grow"><b>{what}</b> <Chip tone={state}>{words[state]}</Chip><div class="small muted">{says}</div></span></li>)}
        </ul>
      </main>
    </>
  );
}
