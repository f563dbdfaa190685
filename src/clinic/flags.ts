// Standings and states in color, and the filter views for whoever works in the sheet itself.

import type { TabLook } from '../kit/tab-look.ts';
import { cover } from './cover/table.ts';
import { referrals } from './referrals/table.ts';
import { sessions } from './sessions/table.ts';

const standing = { 'active': 'good', 'expiring': 'warn', 'not started': 'idle', 'draft': 'warn', 'expired': 'bad', 'used up': 'bad', 'missing': 'bad', 'closed': 'idle' } as const;

export const tabLook: TabLook = {
  colorings: [
    { table: referrals, key: 'standing', tones: standing },
    { table: cover, key: 'standing', tones: standing },
    { table: sessions, key: 'noteState', tones: { 'missing': 'warn', 'unsigned': 'warn', 'signed': 'good', 'changed since signed': 'bad' } },
    { table: sessions, key: 'status', tones: { 'booked': 'idle', 'no-show': 'bad', 'late cancel': 'warn' } },
  ],
  views: [
    { table: referrals, title: 'Expiring', key: 'standing', shows: ['expiring'] },
    { table: referrals, title: 'Used up', key: 'standing', shows: ['used up', 'expired'] },
    { table: referrals, title: 'Incomplete', key: 'standing', shows: ['draft'] },
    { table: cover, title: 'Missing', key: 'standing', shows: ['missing'] },
  ],
};
