// What other systems write in several columns, or in other words, put together as our columns have it.

import type { Day, Time } from '../../kit/day.ts';
import { isDay, isTime, minutesOf, readTime, timeOf } from '../../kit/day.ts';
import { ownIn } from '../../kit/own.ts';
import type { AnyRow } from '../../kit/table.ts';
import type { Clock } from './dates.ts';
import { readWhen } from './dates.ts';
import type { Gathered, Raw } from './gather.ts';
import type { TableName } from './importable.ts';

/** Something in a line that keeps it, or a cell of it, from being imported. */
export interface Problem { row: number; field: string; message: string; value: string }

/** A record in the making: raw cells not yet used, values already read. */
export interface Draft {
  raw: Gathered;
  values: AnyRow;
  problems: Omit<Problem, 'row'>[];
  /** Cells that can't be read, without which it comes in. */
  left: Omit<Problem, 'row'>[];
  /** What was changed on the way, by a short name that is counted: `past midnight`. */
  told: string[];
}

export interface Surroundings { clock: Clock; today: Day; practices: Record<string, string> }

export const composers: Partial<Record<TableName, (draft: Draft, around: Surroundings) => void>> = {
  clients: (draft) => {
    splitName(draft);
    for (const raw of take(draft, 'contact')) push(draft, raw.text.includes('@') ? 'email' : 'phone', raw);
    const notes = take(draft, 'notes').map((raw) => raw.text);
    for (const raw of take(draft, 'noteLine')) notes.push(`${raw.field.heading}: ${raw.text.trim()}`);
    for (const key of ['phone', 'email'] as const) notes.push(...others(draft, key));
    if (notes.length > 0) push(draft, 'notes', { text: notes.join('\n'), field: { at: 0, heading: 'Notes', to: 'notes' } });
    const active = take(draft, 'active')[0]?.text.trim().toLowerCase();
    if (take(draft, 'diedOn').length > 0 || active === 'no' || active === 'false' || active === '0' || active === 'inactive') draft.values['status'] = 'discharged';
    for (const key of ['payer', 'memberId', 'groupNo', 'insuredGiven', 'insuredFamily', 'insuredBornOn']) draft.raw.delete(key);
  },
  providers: (draft, { practices }) => {
    joinName(draft);
    const raw = take(draft, 'organization')[0];
    const practice = raw && (ownIn(practices, raw.text.trim()) ?? (/^[\da-f-]{36}$/i.test(raw.text.trim()) ? '' : raw.text));
    if (raw && practice && !draft.raw.has('practice')) push(draft, 'practice', { ...raw, text: practice });
  },
  therapists: joinName,
  insurers: (draft) => {
    const parts = take(draft, 'addressPart').sort((a, b) => a.field.at - b.field.at);
    const first = parts[0];
    if (first && !draft.raw.has('address')) push(draft, 'address', { ...first, text: parts.map((part) => part.text.trim()).join(', ') });
    if (!draft.raw.has('kind')) draft.values['kind'] = kindOf(draft.raw.get('name')?.[0]?.text ?? '');
    if (!draft.raw.has('referralNeeded')) draft.values['referralNeeded'] = 'no';
  },
  sessions: (draft, around) => {
    composeTimes(draft, around);
    draft.raw.delete('insurer');
    if (!draft.raw.has('status')) draft.values['status'] = String(draft.values['date'] ?? '') > around.today ? 'booked' : 'completed';
  },
};

/** The kind of payer a name tells. */
export const kindOf = (name: string): string =>
  (/no.?insurance|self.?pay|uninsured/i.test(name) ? 'self-pay' : /workers|wcb|wsib|l&i/i.test(name) ? 'workers comp' : 'health');

function take(draft: Draft, to: string): Raw[] {
  const raws = draft.raw.get(to) ?? [];
  draft.raw.delete(to);
  return raws;
}

function push(draft: Draft, to: string, raw: Raw): void {
  draft.raw.set(to, [...(draft.raw.get(to) ?? []), raw]);
}

/** The first is kept; further ones that differ go to the notes. */
function others(draft: Draft, key: 'phone' | 'email'): string[] {
  const raws = (draft.raw.get(key) ?? []).flatMap((raw) => raw.text.split(' ::: ').map((text) => ({ ...raw, text: text.trim() }))).filter((raw) => !isNothing.test(raw.text));
  const first = raws[0];
  draft.raw.delete(key);
  if (!first) return [];
  draft.raw.set(key, [first]);
  const plain = (text: string) => (key === 'phone' ? text.replace(/\D/g, '') : text.toLowerCase());
  const seen = new Set([plain(first.text)]);
  return raws.filter((raw) => !seen.has(plain(raw.text)) && seen.add(plain(raw.text))).map((raw) => `Other ${key}: ${raw.text}`);
}

/** What people write into a phone or email field for none. */
export const isNothing = /^(n\/?a|none|no|unknown|null|-+|\.|)$/i;

/** “Quill, Mara” or “Mara Quill”, where no column has the names apart. */
function splitName(draft: Draft): void {
  const full = take(draft, 'fullName')[0];
  if (!full || draft.raw.has('family') || draft.raw.has('givenName')) return;
  const text = full.text.trim();
  const comma = text.indexOf(',');
  const cut = comma >= 0 ? comma : text.lastIndexOf(' ');
  const [before, after] = cut < 0 ? [text, ''] : [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
  const [family, given] = comma >= 0 || cut < 0 ? [before, after] : [after, before];
  push(draft, 'family', { ...full, text: family });
  if (given !== '') push(draft, 'givenName', { ...full, text: given });
}

function joinName(draft: Draft): void {
  const [given, family] = [take(draft, 'givenName')[0], take(draft, 'family')[0]];
  const first = given ?? family;
  if (first && !draft.raw.has('name')) push(draft, 'name', { ...first, text: [given?.text.trim(), family?.text.trim()].filter(Boolean).join(' ') });
}

/** Day and times of a session, from a day and times or from two moments. */
function composeTimes(draft: Draft, { clock }: Surroundings): void {
  const read = (to: string): { day?: Day; time?: Time } => {
    const raw = take(draft, to)[0];
    if (!raw) return {};
    const time = readTime(raw.text);
    const when = 'time' in time && to !== 'date' ? time : readWhen(raw.text, { order: raw.field.order ?? 'mdy', clock });
    if (!('why' in when)) return when;
    draft.problems.push({ field: raw.field.heading, message: when.why, value: raw.text });
    return {};
  };
  const [date, start, end] = [read('date'), read('startsAt'), read('endsAt')];
  const day = start.day ?? date.day;
  const startsAt = start.time ?? date.time;
  const minutes = Number(/^\s*(\d+)/.exec(take(draft, 'minutes')[0]?.text ?? '')?.[1] ?? NaN);
  const lasts = startsAt !== undefined && minutes > 0 && minutes <= 600 ? timeOf(Math.min(minutesOf(startsAt) + minutes, 1439)) : undefined;
  let endsAt = end.time ?? lasts;
  if (day && end.day && end.day > day) {
    endsAt = '23:59';
    draft.told.push('past midnight');
  }
  Object.assign(draft.values, isDay(day) && { date: day }, isTime(startsAt) && { startsAt }, isTime(endsAt) && { endsAt });
}
