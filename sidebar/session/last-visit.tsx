// The client's last visit beside the note: shown as a tab, marked on the scales, copied field by field.

import { useContext } from 'preact/hooks';
import { useLast } from '../form/last.tsx';
import type { Form } from '../form/at-work.ts';
import { Link } from '../parts.tsx';
import { CoverChip } from '../today/session-line.tsx';
import { withDays } from '../words.ts';
import { SessionContext } from './around.tsx';
import { isSigned } from './is-signed.ts';
import { asLast, isList, takenOver } from './note-keys.ts';

/** Under a text or list: takes over what stood there last time. */
export function CopyFromLast({ form, heading, aside = true }: { form: Form; heading: string; aside?: boolean }) {
  const last = useLast(heading);
  const here = form.values[heading] ?? '';
  if (last === '' || here === last) return null;
  return <span><Link aside={aside} title={aside ? 'Alt+L' : undefined} label={`Copy ${heading.toLowerCase()} from last visit`} onClick={() => form.change(heading, takenOver(heading, here, last))}>{here === '' ? 'Copy from last' : isList(heading) ? 'As last time' : 'Add from last'}</Link></span>;
}

/** Above a note: the last visit in a line, and what was done then in one key. */
export function LastInShort({ form }: { form: Form }) {
  const { session, state } = useContext(SessionContext).last;
  if (!isSigned(form) || state === 'none') return null;
  const row = session?.row ?? {};
  const fill = session ? asLast(form.values, row) : {};
  const said = [withDays(String(row.Date ?? '')).replace(/, \d{4}$/, ''), (row['Pain before'] !== '' || row['Pain after'] !== '') && `pain ${score(row['Pain before'])} → ${score(row['Pain after'])}`, row.Techniques, row.Regions].filter(Boolean).join(' · ');
  return (
    <p class="last-short small muted">
      {state === 'there' ? <>Last visit {said} {Object.keys(fill).length > 0 && <span><Link aside title="Alt+A" onClick={() => form.fill(fill)}>As last time</Link> <kbd>Alt</kbd> <kbd>A</kbd></span>}</> : state === 'asking' ? 'Last visit …' : 'The last visit could not be read.'}
    </p>
  );
}

const score = (value: string | number | undefined): string => String(value ?? '') || '–';

const shown = ['Subjective', 'Objective', 'Techniques', 'Regions', 'Pressure', 'Reaction', 'Procedures', 'Assessment', 'Plan', 'Home care'];

export function LastVisit({ form }: { form: Form }) {
  const { session, state } = useContext(SessionContext).last;
  if (state === 'asking') return <p class="muted">Reading the last visit…</p>;
  if (state === 'failed') return <p class="muted">The last visit could not be read. It can be opened from the client’s page.</p>;
  if (!session) return <p class="muted">No earlier visit. This is the first one here.</p>;
  const { row } = session;
  return (
    <div class="last">
      <p><b>{withDays(String(row.Date ?? ''))}</b> <span class="muted small">{session.id}</span> <CoverChip covered={String(row.Covered ?? '')} status={String(row.Status ?? '')} /></p>
      <p class="num">Pain {String(row['Pain before'] ?? '') || '–'} → {String(row['Pain after'] ?? '') || '–'}</p>
      {shown.filter((heading) => row[heading]).map((heading) => (
        <section key={heading} aria-label={heading}>
          <h2 class="label">{heading}</h2>
          <p class="kept-text">{row[heading]}</p>
          <CopyFromLast form={form} heading={heading} aside={false} />
        </section>
      ))}
    </div>
  );
}
