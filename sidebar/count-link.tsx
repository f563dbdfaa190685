// A number that opens its rows.

import type { ComponentChildren } from 'preact';
import { useClinic } from './clinic.ts';
import { Link } from './parts.tsx';
import type { Place } from './places.ts';

type RowsPlace = Extract<Place, { at: 'rows' }>;

/** What each count is called above its rows. */
const captions: Record<string, string> = {
  visitsUsed: 'Visits used', visitsBooked: 'Visits booked', visitsLeft: 'Visits left', moneyLeft: 'Money left', visitsOutside: 'Not counted',
  visits: 'Visits', clients: 'Clients', charged: 'Charged', received: 'Received', outstanding: 'Outstanding', notCovered: 'Not covered', overridden: 'Given with a reason', figure: 'Rows',
};

export type Counted = Omit<RowsPlace, 'at' | 'caption' | 'of'> & { of?: string };

const rowsOf = ({ of = '', ...asked }: Counted): RowsPlace => ({ at: 'rows', of, caption: captions[asked.count] ?? 'Rows', ...asked });

/** `rows visitsUsed R-00012`, `rows visits 2026-02 I-00003`: as the menu opens the sidebar on a number of the sheet. */
export function rowsNamed(name: string): RowsPlace | undefined {
  const [rows, count = '', of = '', insurer = ''] = name.split(' ');
  if (rows !== 'rows' || !captions[count] || of === '') return undefined;
  return /^\d{4}-\d\d$/.test(of) ? rowsOf({ count, month: of, insurer }) : rowsOf({ count, of });
}

export function CountLink({ children, label, ...counted }: Counted & { label?: string; children: ComponentChildren }) {
  const { go } = useClinic();
  return <Link label={label} onClick={() => go(rowsOf(counted))}>{children}</Link>;
}
