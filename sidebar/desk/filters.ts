// Which lines of the referral desk are shown.

import type { DeskLine } from '../../src/kit/door.ts';

export const filters = ['Needs action', 'Expiring', 'Used up', 'Missing', 'Waiting for the doctor', 'All'] as const;
export type Filter = (typeof filters)[number];

/** What the desk shows at a time: lines of one kind, or what is listed besides them. */
export const views = [...filters, 'Bookings not covered', 'Reports due'] as const;
export type View = (typeof views)[number];

export const isFilter = (view: View): view is Filter => filters.some((each) => each === view);

export function isShown(line: DeskLine, filter: Filter): boolean {
  switch (filter) {
    case 'Needs action': return line.next !== '' && line.next !== 'mark received';
    case 'Expiring': return line.standing === 'expiring';
    case 'Used up': return line.standing === 'used up' || line.standing === 'expired';
    case 'Missing': return line.standing === 'missing' || line.standing === 'draft';
    case 'Waiting for the doctor': return line.next === 'mark received';
    case 'All': return true;
  }
}

/** Every word typed stands somewhere in the client, provider, insurer or claim. */
export function isFound(line: Pick<DeskLine, 'clientName' | 'client' | 'provider' | 'insurer' | 'claim' | 'id'>, typed: string): boolean {
  const text = [line.clientName, line.client, line.provider, line.insurer, line.claim, line.id].join(' ').toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
