// The note's own button in the foot, and what is still missing for it.

import { useContext } from 'preact/hooks';
import { useClinic } from '../clinic.ts';
import type { Form } from '../form/use-form.ts';
import { mayWriteNotes } from '../roles.ts';
import { SessionContext } from './around.tsx';

const inView = 3;

/** "To sign: pain after, assessment, plan". */
export function MissingToSign({ form, calm }: { form: Form; calm: string }) {
  const { start } = useClinic();
  const { value } = useContext(SessionContext).check;
  const missing = (value?.fields ?? value?.missing ?? []).map((heading) => heading.replace(/ ID$/, ''));
  if (!form.place.id || !mayWriteNotes(start.role) || missing.length === 0) return <>{calm}</>;
  return <>To sign: {missing.slice(0, inView).join(', ').toLowerCase()}{missing.length > inView ? ` and ${missing.length - inView} more` : ''}</>;
}

export function SignFoot({ form }: { form: Form }) {
  const { start } = useClinic();
  if (!form.place.id || !mayWriteNotes(start.role)) return null;
  return <button type="button" class="main" aria-disabled={form.saving !== ''} title="Ctrl+Shift+Enter" onClick={() => form.sign()}>Sign</button>;
}
