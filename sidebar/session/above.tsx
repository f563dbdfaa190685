// Above a session's fields: whose it is, whether it is covered, and what became of it.

import { listedOf, useClinic } from '../clinic.ts';
import { LineOf } from '../form/line.tsx';
import type { Form } from '../form/at-work.ts';
import { Chip, Link, Note } from '../parts.tsx';
import { withDays } from '../words.ts';
import { Avoid } from './avoid.tsx';
import { CoverCheck } from './cover-check.tsx';
import { hasNote } from './is-signed.ts';
import { LastInShort } from './last-visit.tsx';

export function AboveSession({ form }: { form: Form }) {
  const { start, go } = useClinic();
  const who = listedOf(start, form.values['Client ID'] ?? '');
  if (!form.place.id || !who) return null;
  const status = form.columns.filter((column) => column.heading === 'Status');
  const noteState = String(form.record?.row['Note state'] ?? '');
  return (
    <>
      <section class="card">
        <h2>
          <Link onClick={() => go({ at: 'client', id: who.id, row: who.at })}>{who.caption}</Link>
          <span class="muted small grow clip">{withDays(who.detail)}</span>
          {noteState === 'signed' && <Chip tone="good">signed</Chip>}
          {noteState === 'changed since signed' && <Chip tone="warn">changed since</Chip>}
        </h2>
        <CoverCheck form={form} />
        <LineOf line={status} form={form} buttons />
      </section>
      <Avoid form={form} />
      <LastInShort form={form} />
      {start.role === 'therapist' && !hasNote(form) && <Note tone="info">The note is for the client’s own therapists. The owner can change this in Settings, “Therapists see”.</Note>}
    </>
  );
}
