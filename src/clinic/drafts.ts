// Drafts: what one user has typed and not saved, in that user's own properties.

import type { Desk } from '../kit/desk.ts';
import { refuse } from '../kit/refusal.ts';

/** Google: 500 kB of properties a user; this leaves room for twenty full notes. */
const mostDraft = 60_000;

export function keepDraft(desk: Desk, { key, text }: { key: string; text: string }): { kept: boolean } {
  if (text.length > mostDraft) refuse('too-long', `A draft holds up to ${mostDraft.toLocaleString('en-US')} characters; this has ${text.length.toLocaleString('en-US')}. Save it, or shorten it.`);
  desk.pocket.set(`draft:${key}`, text);
  return { kept: true };
}

export const loadDraft = (desk: Desk, { key }: { key: string }): { text: string } => ({ text: desk.pocket.get(`draft:${key}`) ?? '' });

export function dropDraft(desk: Desk, { key }: { key: string }): { dropped: boolean } {
  desk.pocket.drop(`draft:${key}`);
  return { dropped: true };
}
