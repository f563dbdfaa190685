// What the foot says of a booking: what is still needed, or how its dates are covered.

import { useClinic } from '../clinic.ts';
import { labelOf } from '../form/layout.ts';
import type { Form } from '../form/at-work.ts';
import { plural } from '../words.ts';
import type { Shown } from './shown.ts';
import { isPayerOpen } from './paid-by.tsx';
import { timesIn } from './send.ts';
import type { PlannedDate } from './series.ts';

export function InAWord({ form, dates, shown }: { form: Form; dates: PlannedDate[]; shown: Shown }) {
  const { start } = useClinic();
  if (form.saving && form.saving !== 'Saving…') return <>{form.saving}</>;
  const wrong = Object.keys(form.errors).length;
  if (wrong > 0) return <>{wrong === 1 ? 'One field to put right' : `${wrong} fields to put right`}</>;
  const { endsAt } = timesIn(form.values, start);
  const needed = form.columns.filter(({ heading, optional }) => !optional && !(heading === 'Ends at' && endsAt) && (form.values[heading] ?? '').trim() === '').map((column) => labelOf(column).toLowerCase());
  if (isPayerOpen(form, start)) needed.push('who pays');
  if (needed.length > 0) return <>Needed: {needed.join(', ')}</>;
  if (dates.length === 0) return <>No date to book</>;
  if (!shown.answer) return <>{shown.waiting ? 'Checking the cover…' : ''}</>;
  const taken = dates.filter(({ out }) => !out).flatMap(({ date }) => shown.answer?.dates.find((one) => one.date === date) ?? []);
  const count = (covered: string) => taken.filter((one) => one.covered === covered).length;
  const clashes = taken.filter((one) => one.issues.some(({ code }) => code === 'overlap')).length;
  const conflicts = clashes > 0 && `! ${plural(clashes, 'conflict')}`;
  if (taken.length === 1) return <>{[[alone[taken[0]?.covered ?? ''], visitOf(taken[0]?.visit ?? '')].filter(Boolean).join(', '), conflicts].filter(Boolean).join(' · ')}</>;
  return <>{[count('yes') > 0 && `✓ ${count('yes')} covered`, count('check') > 0 && `! ${count('check')} to check`, count('no') > 0 && `× ${count('no')} not covered`, conflicts].filter(Boolean).join(' · ')}</>;
}

const alone: Record<string, string> = { yes: '✓ Covered', check: '! To check', no: '× Not covered' };

/** "Visit 3 of 12 on R-00001." → "visit 3 of 12". */
export const visitOf = (visit: string): string => visit.replace(/^Visit/, 'visit').replace(/ on R-\d+\.$/, '');
