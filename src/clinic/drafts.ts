// Drafts: what one user has typed and not saved, in that user's own properties.

import type { Desk } from '../kit/desk.ts';
import { refuse } from '../kit/refusal.ts';

/** Google: 500 kB of properties a user; this leaves room for a handful of full notes. */
const mostDraft = 60_000;
/** Long texts are kept in pieces whose keys hold a tilde. */
const goodKey = /^[^~]{1,100}$/;

export function keepDraft(desk: Desk, { key, text }: { key: string; text: string }): { kept: boolean } {
  if (text.length > mostDraft) refuse('too-long', `A draft holds up to ${mostDraft.toLocaleString('en-US')} characters; this has ${text.length.toLocaleString('en-US')}. Save it, or shorten it.`);
  desk.pocket.set(nameOf(key), text);
  return { kept: true };
}

export const loadDraft = (desk: Desk, { key }: { key: string }): { text: string } => ({ text: desk.pocket.get(nameOf(key)) ?? '' });

export function dropDraft(desk: Desk, { key }: { key: string }): { dropped: boolean } {
  desk.pocket.drop(nameOf(key));
  return { dropped: true };
}

const nameOf = (key: string): string => (goodKey.test(key) ? `draft:${key}` : refuse('bad-request', 'A draft’s key has 1 to 100 characters and no tilde.'));
