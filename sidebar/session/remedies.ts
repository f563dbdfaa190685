// What can be done about a session that is not covered, told from the reasons as they are worded.

export type Remedy = 'complete the referral' | 'add a referral' | 'add the authorization' | 'open the cover';

export interface Step { remedy: Remedy; id?: string }

/** Nothing where nothing helps, as with an insurer that never pays for massage. */
export function remediesFor(why: string): Step[] {
  const draft = /The referral (R-\d+) is a draft/.exec(why)?.[1];
  const steps: Step[] = [];
  if (draft) steps.push({ remedy: 'complete the referral', id: draft });
  else if (/\breferral\b/.test(why)) steps.push({ remedy: 'add a referral' });
  if (/\bVisit \d+ needs\b/.test(why)) steps.push({ remedy: 'add the authorization' });
  if (/\bThe cover V-|money limit|This would be visit \d+ of this/.test(why)) steps.push({ remedy: 'open the cover' });
  return steps;
}
