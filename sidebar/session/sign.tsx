// The note's own button in the foot, and what is still missing for it.

import { useContext } from 'preact/hooks';
import type { Form } from '../form/at-work.ts';
import { SessionContext } from './around.tsx';
import { isSigned } from './is-signed.ts';

const inView = 3;

/** "To sign: pain after, assessment, plan". */
export function MissingToSign({ form, calm }: { form: Form; calm: string }) {
  const { value } = useContext(SessionContext).check;
  const missing = (value?.fields ?? value?.missing ?? []).map((heading) => heading.replace(/ ID$/, ''));
  if (!isSigned(form) || missing.length === 0) return <>{calm}</>;
  return <>To sign: {missing.slice(0, inView).join(', ').toLowerCase()}{missing.length > inView ? ` and ${missing.length - inView} more` : ''}</>;
}

export function SignFoot({ form }: { form: Form }) {
  const { last } = useContext(SessionContext);
  return <button type="button" class="main" aria-disabled={form.saving !== ''} title="Ctrl+Shift+Enter" onClick={() => form.sign(last.session)}>Sign</button>;
}
