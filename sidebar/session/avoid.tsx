// What must be avoided with this client: open items of the safety questions, before anything else is read.

import { useEffect, useState } from 'preact/hooks';
import type { Loaded } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { ask } from '../door.ts';
import type { Form } from '../form/at-work.ts';
import { Note } from '../parts.tsx';
import { mayEdit } from '../roles.ts';
import { withDays } from '../words.ts';

export function Avoid({ form }: { form: Form }) {
  const { start } = useClinic();
  const client = form.values['Client ID'] ?? '';
  const wanted = client !== '' && form.place.id !== undefined && mayEdit(start.role, 'screenings');
  const [rows, setRows] = useState<Loaded[] | 'unread'>([]);
  useEffect(() => {
    if (!wanted) return setRows([]);
    let here = true;
    const settle = (now: Loaded[] | 'unread') => { if (here) setRows(now); };
    ask('screenings.find', { by: { 'Client ID': client, Answer: 'yes' }, limit: 100 }).then((answer) => settle(answer.ok ? answer.value.rows : 'unread'), () => settle('unread'));
    return () => { here = false; };
  }, [client, wanted]);
  if (rows === 'unread') return <Note tone="warn">The safety questions could not be read. Look at the tab Screenings before you begin.</Note>;
  const open = rows.filter((line) => isOpen(line.row, start.today));
  return <>{open.map(({ id, row }) => <Note key={id} tone={row.Level === 'caution' ? 'warn' : 'bad'}><b>{headOf(row)}</b> {detailOf(row)}</Note>)}</>;
}

/** Cleared items hold until their day; what was never cleared stays open. */
function isOpen(row: Loaded['row'], today: string): boolean {
  const until = String(row.Until ?? '');
  return row.Clearance !== 'given' || (until !== '' && until < today);
}

function headOf(row: Loaded['row']): string {
  if (row.Level === 'absolute') return 'No session:';
  if (row.Level === 'local') return `Avoid area${row.Region ? `: ${row.Region}` : ''}.`;
  return row.Level === 'clearance' ? 'Needs clearance:' : 'Take care:';
}

function detailOf(row: Loaded['row']): string {
  const clearance = row.Clearance === 'asked' ? `clearance asked ${withDays(String(row['Asked on'] ?? ''))}, not given` : row.Clearance === 'refused' ? 'clearance refused' : row.Clearance === 'given' ? 'clearance has run out' : '';
  return `${row.Item}${clearance ? ` (${clearance})` : ''}.`;
}
