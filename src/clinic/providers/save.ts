// Saving a provider: an NPI has its check digit.

import type { Issue } from '../../kit/refusal.ts';
import type { Subject } from '../../kit/subject.ts';
import { checkNpi } from './npi.ts';
import { providers } from './table.ts';

export const providerSubject: Subject<typeof providers> = {
  table: providers,
  decide: ({ after }) => {
    const npi = npiOf(after.npi);
    return { issues: npi.issues, set: { npi: npi.npi } };
  },
};

/** The NPI in its plain form, or what is wrong with it. */
export function npiOf(text: string): { npi: string; issues: Issue[] } {
  if (text === '') return { npi: '', issues: [] };
  const checked = checkNpi(text);
  return checked.ok ? { npi: checked.normalized, issues: [] } : { npi: text, issues: [{ code: 'invalid', message: checked.why ?? 'This is not an NPI.', field: 'NPI' }] };
}
