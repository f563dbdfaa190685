// Export…: every tab as CSV in one zip in one's own Drive, and Google's own .xlsx one link away.

import { useState } from 'preact/hooks';
import type { Verbs } from '../../src/kit/door.ts';
import { get, Trouble } from '../door.ts';
import { Bar, Moving, Note } from '../parts.tsx';

type Made = Verbs['export.make']['gives'];

export function ExportPanel() {
  const [made, setMade] = useState<Made | null>(null);
  const [making, setMaking] = useState(false);
  const [trouble, setTrouble] = useState('');
  const make = () => {
    setMaking(true);
    setTrouble('');
    get('export.make', {}).then(setMade, (caught: unknown) => setTrouble(caught instanceof Trouble && caught.message ? caught.message : 'Google did not answer. Try again.')).finally(() => setMaking(false));
  };
  return (
    <>
      <Bar title="Export" />
      <main class="body">
        {trouble && <Note tone="bad" live>{trouble}</Note>}
        <p>Every tab as a CSV file, all in one zip in your own Drive. Import… reads it back to the same rows, so it is also a copy to keep.</p>
        <p class="muted small">It holds everybody’s health records. Keep it where only those may look who may look here.</p>
        {making ? <Moving said="Reading every tab…" /> : <div><button type="button" class="main" onClick={make}>{made ? 'Make it again' : 'Make the export'}</button></div>}
        {made && !making && (
          <section class="card" role="status">
            <h2>{made.name}</h2>
            <p class="small">{made.files} files, {made.rows.toLocaleString('en-US')} rows</p>
            <p><a href={made.url} target="_blank" rel="noopener">Open in Drive</a></p>
          </section>
        )}
        {made && !making && <p class="small"><a href={made.workbook} target="_blank" rel="noopener">Download the spreadsheet as .xlsx</a></p>}
      </main>
    </>
  );
}
