// The papers of a case, above its form.

import type { Form } from '../form/at-work.ts';
import { MakePapers } from './make.tsx';

export function CasePapers({ form }: { form: Form }) {
  return form.place.id ? <MakePapers of="case" about={form.place.id} at={form.place.row} /> : null;
}
