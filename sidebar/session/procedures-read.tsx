// What was understood of the procedures: minutes beside the hands-on time, and units by the insurer's rule.

import { minutesOfAll, readProcedures } from '../form/procedures.ts';
import type { Form } from '../form/use-form.ts';
import { CopyFromLast } from './last-visit.tsx';

export function ProceduresRead({ form }: { form: Form }) {
  const text = form.values.Procedures ?? '';
  const { procedures, unread } = readProcedures(text);
  const minutes = minutesOfAll(procedures);
  const handsOn = Number(form.values['Hands-on minutes'] ?? '') || 0;
  if (text.trim() === '') return <div class="beneath"><CopyFromLast form={form} heading="Procedures" /></div>;
  if (unread.length > 0) return <div class="beneath is-warn" role="status">! “{unread[0]}” is not read. Write a code and minutes: 97140 × 30.</div>;
  if (handsOn > 0 && minutes > handsOn) return <div class="beneath is-warn" role="status">! {minutes} minutes of procedures, but {handsOn} hands-on.</div>;
  return <div class="beneath" role="status">{minutes} minutes{handsOn > 0 ? ` of ${handsOn} hands-on` : ''}{handsOn > minutes ? `, ${handsOn - minutes} not billed` : ''}</div>;
}
