// Leads from a record to its history.

import { useClinic } from '../clinic.ts';

export function HistoryLink({ id, row }: { id: string; row?: number }) {
  const { go } = useClinic();
  return <button type="button" class="link" onClick={() => go({ at: 'history', id, row })}>History</button>;
}
