// The NPI's check digit, told while it is typed.

import type { Extras } from '../form/extras.ts';
import type { Form } from '../form/at-work.ts';
import { useAsked } from '../use-asked.ts';

function NpiCheck({ form }: { form: Form }) {
  const npi = (form.values.NPI ?? '').replace(/\D/g, '');
  const { value, waiting } = useAsked('providers.checkNpi', npi.length === 10 ? { npi } : null, 300);
  const said = npi.length !== 10 || waiting || !value ? '' : value.ok ? '✓ The check digit is right.' : '! The last digit does not fit: one digit is wrong.';
  return <div class={`beneath ${value?.ok ? 'is-good' : 'is-warn'}`} role="status">{said}</div>;
}

export const providers: Extras = { under: { NPI: NpiCheck } };
