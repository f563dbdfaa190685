// Every setting: what it means, what it is until somebody changes it, and how a value is checked.

import { splitList } from '../../kit/cell.ts';
import { isTime, isZone } from '../../kit/day.ts';
import { schemaVersion } from '../../kit/schema.ts';

export interface SettingKey {
  kind: 'text' | 'longText' | 'whole' | 'money' | 'choice' | 'list' | 'emails' | 'zone' | 'hours' | 'lead times' | 'machine';
  meaning: string;
  /** The value set-up writes, and the one used where the cell is empty. */
  initial: string;
  choices?: readonly string[];
  least?: number;
  most?: number;
}

export type SettingName = keyof typeof settingKeys;

/** In the order of the rows. The first is fixed: every save reads and writes it. */
export const settingKeys = {
  'Machine': { kind: 'machine', initial: '', meaning: 'Counters and the journal’s head. The add-in’s own; leave it alone.' },
  'Schema version': { kind: 'machine', initial: String(schemaVersion), meaning: 'Which version of the tabs this is. The add-in’s own.' },
  'Job owner': { kind: 'machine', initial: '', meaning: 'Whose account the daily and hourly runs use. Set by Set up.' },
  'Last daily run': { kind: 'machine', initial: '', meaning: 'When the daily run last finished. The add-in’s own.' },

  'Clinic name': { kind: 'text', initial: '', meaning: 'On every paper and mail.' },
  'Address': { kind: 'longText', initial: '', meaning: 'On every paper, as on an envelope.' },
  'Phone': { kind: 'text', initial: '', meaning: 'On every paper and reminder.' },
  'Fax': { kind: 'text', initial: '', meaning: 'Where providers send orders.' },
  'Email': { kind: 'emails', initial: '', meaning: 'Where clients and providers write to; on every paper.' },
  'Logo': { kind: 'text', initial: '', meaning: 'A note of where it lies. The add-in may not read it: put the picture into each document’s template (Templates, Edit), and it stays there.' },
  'Tax ID': { kind: 'text', initial: '', meaning: 'EIN of the clinic, or its HST number.' },
  'Group NPI': { kind: 'text', initial: '', meaning: 'The clinic’s own NPI, if it has one.' },
  'Time zone': { kind: 'zone', initial: 'America/Los_Angeles', meaning: 'Days, months and reminders go by it: America/New_York, America/Toronto …' },
  'Profile': { kind: 'choice', choices: ['US', 'Ontario'], initial: 'US', meaning: 'Words, identifiers, taxes and payer kinds.' },

  'Opening hours': { kind: 'hours', initial: '08:00-18:00', meaning: 'Bookings outside them ask.' },
  'Working days': { kind: 'list', choices: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], initial: 'Mon; Tue; Wed; Thu; Fri', meaning: 'The monthly summary goes out on the first of them.' },
  'Cancel hours': { kind: 'whole', least: 0, most: 168, initial: '24', meaning: 'A cancellation with less notice than this is a late cancel.' },
  'Late cancel fee': { kind: 'money', initial: '0', meaning: 'Charged to the client alone, never to an insurer.' },
  'No-show fee': { kind: 'money', initial: '0', meaning: 'Charged to the client alone, never to an insurer.' },

  'Reminder lead times': { kind: 'lead times', initial: '2 days; 2 hours', meaning: 'How long before a booking clients who agreed get a mail.' },
  'Reminder hours': { kind: 'hours', initial: '08:00-20:00', meaning: 'No reminder goes out before or after.' },
  'Digest to': { kind: 'emails', initial: '', meaning: 'Who gets the staff’s morning mail; empty: every therapist, owner and front desk with an email.' },
  'Owner email': { kind: 'emails', initial: '', meaning: 'Who gets the monthly summary; empty: everybody whose role is owner.' },
  'Share documents with': { kind: 'emails', initial: '', meaning: 'Who may open every paper the add-in makes, besides its maker.' },
  'Therapists see': { kind: 'choice', choices: ['own clients', 'all clients'], initial: 'own clients', meaning: 'Whose notes a therapist may open in the sidebar.' },
  'Smallest group': { kind: 'whole', least: 1, most: 100, initial: '5', meaning: 'Outcomes of fewer clients than this are left out of summaries.' },
  'Keep records (years)': { kind: 'whole', least: 1, most: 100, initial: '10', meaning: 'Records older than this are listed, never deleted. Your state’s law decides.' },

  'Techniques': {
    kind: 'list', meaning: 'Offered in the note, the most used first.',
    initial: 'Myofascial release; Trigger point; Deep tissue; Neuromuscular; Swedish; Cross-fiber friction; Muscle energy; Passive stretching; Joint mobilization; Craniosacral; Lymph drainage; Scar work; Hot packs; Cold packs',
  },
  'Regions': {
    kind: 'list', meaning: 'Offered in cases, orders and notes; a side may stand before: “right hip”.',
    initial: 'head; jaw; suboccipital; cervical; upper trapezius; upper thoracic; thoracic; lumbar; sacroiliac; gluteal; chest; abdomen; shoulder; arm; elbow; forearm; wrist; hand; hip; thigh; posterior thigh; knee; lower leg; calf; ankle; foot',
  },
  'Rooms': { kind: 'list', initial: 'Room 1; Room 2', meaning: 'Offered when booking; two sessions in one room ask.' },
  'Snippets': {
    kind: 'longText', meaning: 'Short texts for notes, one a line: the short form, =, the text.',
    initial: 'tol = Tolerated treatment well.\nns = No significant change since last visit.\nrtc = Return to clinic as ordered.\nheat = Heat 15 minutes before stretching, once a day.',
  },
} as const satisfies Record<string, SettingKey>;

/** The value of a setting, or what it starts with where the cell is empty or means nothing. */
export const settingOf = (values: Record<string, string>, name: SettingName): string => {
  const value = (values[name] ?? '').trim();
  return value === '' || (!isKeptAsWritten.has(settingKeys[name].kind) && checkSetting(name, value) !== undefined) ? settingKeys[name].initial : value;
};

/** Of several addresses one may be wrong: the others still count, and it is told where a mail or a paper fails. */
const isKeptAsWritten: ReadonlySet<SettingKey['kind']> = new Set(['text', 'longText', 'emails', 'machine']);

/** Settings whose value means nothing, with what would be right. */
export const wrongSettings = (values: Record<string, string>): { name: SettingName; says: string }[] =>
  (Object.keys(settingKeys) as SettingName[]).flatMap((name) => {
    const says = checkSetting(name, values[name] ?? '');
    return says === undefined ? [] : [{ name, says }];
  });

/** The entries of a setting that is a list. */
export const listIn = (values: Record<string, string>, name: SettingName): string[] => splitList(settingOf(values, name));

/** What is wrong with a value, in a sentence; undefined where nothing is. */
export function checkSetting(name: SettingName, value: string): string | undefined {
  const key: SettingKey = settingKeys[name];
  const text = value.trim();
  return text === '' ? undefined : checks[key.kind](text, key);
}

const fine = (): undefined => undefined;

const checks: Record<SettingKey['kind'], (text: string, key: SettingKey) => string | undefined> = {
  'text': fine,
  'longText': fine,
  'machine': fine,
  'whole': (text, key) => (/^\d+$/.test(text) && Number(text) >= (key.least ?? 0) && Number(text) <= (key.most ?? Infinity)
    ? undefined : `This is a whole number from ${key.least ?? 0} to ${key.most}.`),
  'money': (text) => (/^\d+(\.\d{1,2})?$/.test(text) ? undefined : 'This is an amount, as 45 or 45.50.'),
  'choice': (text, key) => (key.choices?.includes(text) ? undefined : `This is one of: ${key.choices?.join(', ')}.`),
  'list': (text, key) => {
    const strange = key.choices && splitList(text).find((entry) => !key.choices?.includes(entry));
    return strange === undefined ? undefined : `“${strange}” is not one of: ${key.choices?.join(', ')}.`;
  },
  'emails': (text) => {
    const strange = splitList(text).find((entry) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entry));
    return strange === undefined ? undefined : `“${strange}” is not an email address. Put a semicolon between addresses.`;
  },
  'zone': (text) => (isZone(text) ? undefined : 'This is a time zone, as America/New_York.'),
  'hours': (text) => (hoursOf(text) ? undefined : 'This is a time span, as 08:00-20:00.'),
  'lead times': (text) => (leadHoursOf(text) ? undefined : 'These are spans before a booking, as 2 days; 2 hours.'),
};

/** The two times of a span `08:00-20:00`. */
function hoursOf(text: string): { from: string; to: string } | undefined {
  const [from = '', to = ''] = text.split(/\s*[-–]\s*/);
  return isTime(from) && isTime(to) && from < to ? { from, to } : undefined;
}

/** Hours before a booking, longest first: `2 days; 2 hours` → 48, 2. */
export function leadHoursOf(text: string): number[] | undefined {
  const hours = splitList(text).map((entry) => {
    const [, amount, unit] = /^(\d+) (day|hour)s?$/.exec(entry) ?? [];
    return amount === undefined ? NaN : Number(amount) * (unit === 'day' ? 24 : 1);
  });
  return hours.some(Number.isNaN) ? undefined : hours.sort((a, b) => b - a);
}
