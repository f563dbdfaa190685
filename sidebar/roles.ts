// What each role is shown. The server checks again: this only keeps dead ends out of the way.

import type { FormTable, Start } from '../src/kit/door.ts';

type Role = Start['role'];

const ownerOnly: readonly FormTable[] = ['insurers', 'therapists', 'fees'];
const notForDesk: readonly FormTable[] = ['measures', 'addenda', 'screenings', 'goals'];

export function mayEdit(role: Role, table: FormTable): boolean {
  if (role === 'owner') return true;
  if (ownerOnly.includes(table)) return false;
  return role === 'therapist' || !notForDesk.includes(table);
}

export const mayWriteNotes = (role: Role): boolean => role !== 'front desk';
export const mayRestore = (role: Role): boolean => role === 'owner';
export const mayImport = (role: Role): boolean => role === 'owner';
