// The client's last visit beside the note: shown as a tab, marked on the scales, copied field by field.

import { useContext } from 'preact/hooks';
import type { Form } from '../form/use-form.ts';
import { Link } from '../parts.tsx';
import { CoverChip } from '../today/session-line.tsx';
import { withDays } from '../words.ts';
import { SessionContext } from './around.tsx';

/** What a field held at the last visit, '' where there is nothing. */
export function useLast(heading: string): string {
  return String(useContext(SessionContext).last.session?.row[heading] ?? '');
}

/** "last visit 6 → 4", beside the label of a pain score. */
export function PainLast() {
  const before = useLast('Pain before');
  const after = useLast('Pain after');
  return before || after ? <span class="optional">· last visit {before || '–'} → {after || '–'}</span> : null;
}

/** Under a text or list: takes over what stood there last time. */
export function CopyFromLast({ form, heading }: { form: Form; heading: string }) {
  const last = useLast(heading);
  const here = form.values[heading] ?? '';
  if (last === '' || here === last) return null;
  const copied = here === '' ? last : heading === 'Techniques' || heading === 'Regions' ? last : `${here.trimEnd()}\n${last}`;
  return <Link label={`Copy ${heading.toLowerCase()} from last visit`} onClick={() => form.change(heading, copied)}>{here === '' ? 'Copy from last' : 'Add from last'}</Link>;
}

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
          <CopyFromLast form={form} heading={heading} />
        </section>
      ))}
    </div>
  );
}
