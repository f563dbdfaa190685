// What to say of a call that came to nothing.

import { Trouble } from './door.ts';

export function wordsOf(caught: unknown, offline = 'No answer from Google. Nothing was changed.'): string {
  if (!(caught instanceof Trouble)) return caught instanceof Error && caught.message ? caught.message : offline;
  if (caught.ref) return `Something went wrong on our side (ref ${caught.ref}).`;
  return caught.offline || caught.message === '' ? offline : caught.message;
}
