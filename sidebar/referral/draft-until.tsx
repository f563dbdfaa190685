// What the insurer's orders must have and this one has not yet: it is saved as a draft, and covers nothing until then.

import { useClinic } from '../clinic.ts';
import type { Form } from '../form/at-work.ts';
import { Note } from '../parts.tsx';
import type { Typed } from '../places.ts';

/** What an order may have to show, and where it stands in the form. */
const parts: Record<string, { heading: string; said: string }> = {
  'provider': { heading: 'Provider ID', said: 'the provider' },
  'written date': { heading: 'Written on', said: 'the date it was written' },
  'signature': { heading: 'Signed on', said: 'the signature' },
  'diagnosis code': { heading: 'Diagnosis codes', said: 'a diagnosis code' },
  'visits': { heading: 'Visits authorized', said: 'the number of visits' },
  'visits per week': { heading: 'Visits per week', said: 'the visits per week' },
  'end': { heading: 'Ends on', said: 'the end date' },
  'minutes': { heading: 'Minutes', said: 'the minutes' },
  'medically necessary': { heading: 'Medically necessary', said: 'that it is medically necessary' },
};

function lacking(mustHave: string[], values: Typed, hasEnd: boolean): string[] {
  return mustHave.flatMap((part) => {
    const known = parts[part];
    if (!known || (part === 'end' && hasEnd)) return [];
    const value = (values[known.heading] ?? '').trim();
    return value === '' || (part === 'medically necessary' && value !== 'yes') ? [known.said] : [];
  });
}

export function DraftUntil({ form }: { form: Form }) {
  const { start } = useClinic();
  const cover = start.cover.find(({ id }) => id === form.values['Cover ID']);
  const insurer = start.insurers.find(({ id }) => id === cover?.insurer);
  const missing = insurer && !form.values['Closed on'] ? lacking(insurer.mustHave, form.values, insurer.hasEnd) : [];
  if (!insurer || missing.length === 0) return null;
  const [last, ...others] = [...missing].reverse();
  return <Note tone="warn">{insurer.caption} also wants {others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last}. Without it this is saved as a draft; sessions on it are not covered until it is there.</Note>;
}

/** A claim's count goes on over its orders; without a cover no insurer's rules are asked. */
export function CountGoesOn({ form }: { form: Form }) {
  const { start } = useClinic();
  const client = form.values['Client ID'] ?? '';
  const cover = start.cover.find(({ id }) => id === form.values['Cover ID']);
  if (!form.values['Cover ID'] && client && start.cover.some((line) => line.client === client)) return <div class="beneath is-warn" role="status">! No cover chosen: no insurer’s rules are asked for this order.</div>;
  const insurer = start.insurers.find(({ id }) => id === cover?.insurer);
  if (insurer?.pays === 'no') return <div class="beneath is-bad" role="status">× {insurer.caption} does not pay for massage: no session on this order will be covered.</div>;
  if (!cover || cover.used === 0 || form.place.id) return null;
  return <div class="beneath">{cover.detail.startsWith('claim') ? 'This claim' : 'This cover'}: {cover.used} {cover.used === 1 ? 'visit' : 'visits'} used; a new order does not restart the count.</div>;
}
