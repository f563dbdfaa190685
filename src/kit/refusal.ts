// What the user can put right, as data: from a rule to the field it concerns.

/** Every code a refusal may carry, with its meaning. */
export const codes = {
  'required': 'a field that must be filled is empty',
  'invalid': 'a value is not of its column’s kind',
  'too-long': 'more characters than the column takes',
  'not-a-choice': 'a value outside the column’s list',
  'unknown-field': 'a heading the table does not have',
  'unknown-record': 'an id that no row has',
  'unknown-verb': 'a request the door does not know',
  'bad-request': 'a request of the wrong shape',
  'not-allowed': 'the role of this user does not include this',
  'who-are-you': 'Google does not say who is calling, or the Therapists tab does not list them',
  'busy': 'another save holds the lock',
  'changed-meanwhile': 'somebody else changed the same field since it was opened',
  'duplicate-client': 'a client who looks the same is already there',
  'not-covered': 'the insurer will not pay for this session',
  'check-cover': 'the cover of this session needs a look',
  'overlap': 'therapist, room or client is not free at that time',
  'doubled-visit': 'a visit that was given stands there already',
  'order': 'dates or times in an impossible order',
  'rule': 'a rule of the trade is broken',
  'signed': 'a signed note is changed',
  'missing-to-sign': 'a note lacks what signing needs',
  'similar-note': 'a note to be signed is nearly the same as the last one',
  'older-workbook': 'the tabs are of an older version; the owner runs Set up',
  'older-script': 'the tabs are of a newer version than the script',
  'missing-tab': 'a tab was deleted',
  'missing-heading': 'a heading was renamed or deleted',
  'nothing-to-make': 'a document has no signed session to speak of',
  'template': 'a template has placeholders that are not known',
  'file': 'a file could not be read',
  'quota': 'Google’s daily limit is reached',
  'fault': 'our own mistake, logged under the reference told',
} as const;

export type Code = keyof typeof codes;

/** One thing to put right. `ask`: it may be confirmed instead. `mine`/`theirs`: both values of a conflict. */
export interface Issue {
  code: Code;
  message: string;
  field?: string;
  row?: number;
  ask?: boolean;
  mine?: string;
  theirs?: string;
  by?: string;
}

/** Told in full wherever an error ends up, also in Google's mail of a failed run: they name tabs and headings, never what
 *  stands in a row. */
const ofTheSheet: readonly Code[] = ['missing-tab', 'missing-heading', 'older-workbook', 'older-script'];

/** Something the user can put right; anything else thrown is our fault. */
export class Refusal extends Error {
  readonly issues: Issue[];

  constructor(issues: Issue | Issue[]) {
    const list = Array.isArray(issues) ? issues : [issues];
    super(list.map(({ code, message }) => (ofTheSheet.includes(code) ? `${code}: ${message}` : code)).join(', '));
    this.name = 'Refusal';
    this.issues = list;
  }
}

/** Throws a refusal of one issue. */
export function refuse(code: Code, message: string, more: Omit<Issue, 'code' | 'message'> = {}): never {
  throw new Refusal({ code, message, ...more });
}
