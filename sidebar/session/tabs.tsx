// What was measured for the client, and the papers of a session.

import { useEffect, useState } from 'preact/hooks';
import type { Loaded } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { get } from '../door.ts';
import { MakePapers } from '../documents/make.tsx';
import type { Form } from '../form/use-form.ts';
import { Link, Moving, Note, walkLines } from '../parts.tsx';
import { hasTable } from '../tables.ts';
import { withDays } from '../words.ts';

export function Measures({ form }: { form: Form }) {
  const { go } = useClinic();
  const client = form.values['Client ID'] ?? '';
  const [found, setFound] = useState<Loaded[] | null>(null);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    get('measures.find', { by: { 'Client ID': client }, limit: 60 }).then(({ rows }) => setFound(rows), () => setFailed(true));
  };
  useEffect(load, [client]);
  const latest = [...(found ?? [])].sort((a, b) => (String(a.row['Taken on']) < String(b.row['Taken on']) ? 1 : -1));
  return (
    <div class="section" onKeyDown={walkLines}>
      {failed && <Note tone="bad" live>The measures could not be read. <Link onClick={load}>Try again</Link></Note>}
      {!found && !failed && <Moving said="Reading the measures…" />}
      {found?.length === 0 && <p class="muted">Nothing measured yet. A first value becomes the case’s baseline.</p>}
      <ul class="list">
        {latest.map(({ id, at, row }) => (
          <li key={id}>
            <span class="grow">{row.Kind} {row.What} {row.Side} <b class="num">{row.Value}</b> {row.Unit}<br />
              <span class="small muted">{withDays(String(row['Taken on'] ?? ''))}{row['Change from baseline'] !== '' && row['Change from baseline'] !== undefined ? ` · ${Number(row['Change from baseline']) > 0 ? '+' : ''}${row['Change from baseline']} from baseline` : ''}</span></span>
            <button type="button" class="link" data-line aria-label={`Open ${id}`} onClick={() => go({ at: 'form', table: 'measures', id, row: at })}>Open</button>
          </li>
        ))}
      </ul>
      {hasTable('measures') && (
        <div><button type="button" class="plain" onClick={() => go({ at: 'form', table: 'measures', given: { 'Client ID': client, 'Case ID': form.values['Case ID'] ?? '', 'Session ID': form.place.id ?? '' } })}>New measure</button></div>
      )}
    </div>
  );
}

/** The journal keeps who changed what; the note can be printed as a document. */
export function History({ form }: { form: Form }) {
  const row = form.record?.row ?? {};
  const signed = String(row['Signed at'] ?? '');
  return (
    <div class="section">
      <p>{signed ? <>Signed by {row['Signed by']} on {withDays(signed.slice(0, 10))}.</> : 'Not signed yet.'}</p>
      <p class="muted small">Who changed which field and when will be listed here, from the Journal.</p>
      {form.place.id && <MakePapers of="session" about={form.place.id} at={form.place.row} />}
    </div>
  );
}
