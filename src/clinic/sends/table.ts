// Ledger of mails: each is claimed here before it is sent, so that none goes out twice.

import { choice, email, instant, optional, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const sends = table('Sends', 'One row per mail: claimed, sent, failed, or uncertain.', {
  key: text('Key', { max: 200, width: 240, help: 'What, about which record, which stage.' }),
  to: optional(email('To')),
  state: choice('State', ['claimed', 'sent', 'failed', 'uncertain'], { width: 85, help: 'Uncertain: the run was cut while it was going out; it is never sent again by itself.' }),
  at: instant('At'),
  attempt: whole('Attempt', { most: 100 }),
  error: optional(text('Error', { max: 1000, width: 200 })),
}, { one: 'mail', machinery: true, idKey: 'key' });

export type Send = Row<typeof sends>;
