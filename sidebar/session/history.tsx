// A note's signature, its papers, and the way to who changed what.

import { useClinic } from '../clinic.ts';
import { MakePapers } from '../documents/make.tsx';
import type { Form } from '../form/at-work.ts';
import { Chip, Link } from '../parts.tsx';
import { momentIn } from '../times.ts';

export function History({ form }: { form: Form }) {
  const { go, start } = useClinic();
  const { id, row: at } = form.place;
  const row = form.record?.row ?? {};
  const signed = String(row['Signed at'] ?? '');
  if (!id) return null;
  return (
    <div class="section">
      <p>{signed ? <><Chip tone="good">signed</Chip> by {row['Signed by']} {momentIn(signed, start)}</> : <Chip tone="idle">not signed yet</Chip>}</p>
      {row['Corrected why'] && <p class="small">Corrected: {row['Corrected why']}</p>}
      <p class="small"><Link onClick={() => go({ at: 'history', id, row: at })}>Who changed what, and when</Link></p>
      <MakePapers of="session" about={id} at={at} />
    </div>
  );
}
