// Calendar days ('YYYY-MM-DD'), times of day ('HH:MM') and instants (ISO, UTC): reading, arithmetic, words.

/** A calendar day, 'YYYY-MM-DD'. */
export type Day = string;
/** A time of day, 'HH:MM', 24 hours. */
export type Time = string;
/** In which order a person writes a numeric date. */
export type DayOrder = 'mdy' | 'dmy' | 'ymd';

const serialOfUnixEpoch = 25569; // serial 0 is 1899-12-30
const minutesPerDay = 1440;
const msPerDay = 86_400_000;
const firstYear = 1900;
const lastYear = 2199;
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
// English and French beginnings, without accents.
const monthBeginnings = ['jan', 'fe', 'mar', 'apr|av', 'ma[iy]', 'jui?n', 'jui?l', 'aug|ao', 'sep', 'oct', 'nov', 'de'];
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const pad = (n: number, width = 2): string => (n > 9 && n < 100 && width === 2 ? `${n}` : String(n).padStart(width, '0'));
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
const dayOf = (year: number, month: number, date: number): Day => `${pad(year, 4)}-${pad(month)}-${pad(date)}`;

function partsOf(day: Day): [year: number, month: number, date: number] {
  if (day.length !== 10) return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const digit = (at: number): number => day.charCodeAt(at) - 48;
  return [digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), digit(5) * 10 + digit(6), digit(8) * 10 + digit(9)];
}

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  return 'day' in checkedDay(...partsOf(value));
}

/** The sheet's serial number of a day: whole days since 1899-12-30. */
export function toSerial(day: Day): number {
  const [year, month, date] = partsOf(day);
  const y = month > 2 ? year : year - 1; // years run from March, so that the leap day comes last
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468 + serialOfUnixEpoch;
}

/** The day of a serial number; a time of day in it is left off. */
export function fromSerial(serial: number): Day {
  const z = Math.floor(serial) - serialOfUnixEpoch + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date);
}

export function addDays(day: Day, days: number): Day {
  return fromSerial(toSerial(day) + days);
}

/** Clamps to the end of the month: Jan 31 and a month is Feb 28. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return dayOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12);
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toSerial(to) - toSerial(from);
}

/** 1 Monday … 7 Sunday. */
export function weekday(day: Day): number {
  return ((toSerial(day) + 5) % 7) + 1;
}

/** The Monday of the day's week. */
export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** 'YYYY-MM'. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

export function monthStart(month: string): Day {
  return `${month.slice(0, 7)}-01`;
}

export function monthEnd(month: string): Day {
  const [year, number] = partsOf(monthStart(month));
  return dayOf(year, number, daysInMonth(year, number));
}

/** 'Nov 3, 2026'; short 'Nov 3'; weekday 'Tue, Nov 3'. */
export function formatDay(day: Day, style: 'long' | 'short' | 'weekday' = 'long'): string {
  const [year, month, date] = partsOf(day);
  const short = `${(monthNames[month - 1] ?? '').slice(0, 3)} ${date}`;
  if (style === 'short') return short;
  return style === 'long' ? `${short}, ${year}` : `${(weekdayNames[weekday(day) - 1] ?? '').slice(0, 3)}, ${short}`;
}

/** 'November 2026' of a 'YYYY-MM' or a day. */
export function formatMonth(month: string): string {
  return `${monthNames[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** A day as a person or another program writes it, or what is wrong with it in words.
 *  A two-digit year is the latest such year up to `notAfter` (for births: today), else up to 2068. */
export function readDay(text: string, order: DayOrder = 'mdy', notAfter: Day = '2068-12-31'): { day: Day } | { why: string } {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').trim().toLowerCase()
    .replace(/[ t]+\d{1,2}:\d\d(:\d\d(\.\d+)?)?( ?[ap]\.?m\.?)?$/, '')
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+/, '');
  const yearFrom = (digits: string): number => {
    const year = Number(digits);
    if (digits.length !== 2) return year;
    const last = Number(notAfter.slice(0, 4));
    return last - ((last - year) % 100);
  };
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  const [, a = '', b = '', c = ''] = compact ?? /^(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})$/.exec(plain) ?? [];
  if (a.length === 3 || c.length === 3) return { why: 'Write the year with four digits.' };
  if (a.length === 4 || (a && order === 'ymd' && c.length < 4)) return checkedDay(yearFrom(a), Number(b), Number(c));
  if (a) {
    const dayFirst = Number(a) > 12 || (order === 'dmy' && Number(b) <= 12);
    return dayFirst ? checkedDay(yearFrom(c), Number(b), Number(a)) : checkedDay(yearFrom(c), Number(a), Number(b));
  }
  const named = /^([a-z]{3,})[-., ]*(\d{1,2})(?:st|nd|rd|th)?(?:[-., ]+(\d{4}|\d\d))?$/.exec(plain);
  const reversed = /^(\d{1,2})(?:st|nd|rd|th|er)?[-., ]*(?:of )?([a-z]{3,})(?:[-., ]+(\d{4}|\d\d))?$/.exec(plain);
  const name = named?.[1] ?? reversed?.[2] ?? '';
  const month = name ? monthBeginnings.findIndex((start) => new RegExp(`^(${start})`).test(name)) + 1 : 0;
  if (month === 0) return { why: text.trim() ? `“${text.trim().slice(0, 40)}” is not a date. Write it like 3/2/2026 or Mar 2, 2026.` : 'The date is empty.' };
  const year = named?.[3] ?? reversed?.[3];
  if (!year) return { why: 'The year is missing.' };
  return checkedDay(yearFrom(year), month, Number(named?.[2] ?? reversed?.[1]));
}

function checkedDay(year: number, month: number, date: number): { day: Day } | { why: string } {
  if (year < firstYear || year > lastYear) return { why: `The year ${year} cannot be right.` };
  const name = monthNames[month - 1];
  if (!name) return { why: `There is no month ${month}.` };
  const last = daysInMonth(year, month);
  if (date < 1) return { why: 'Days of a month start at 1.' };
  if (date > last) return { why: month === 2 ? `${name} ${year} has ${last} days.` : `${name} has ${last} days.` };
  return { day: dayOf(year, month, date) };
}

export function isTime(value: unknown): value is Time {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** Minutes since midnight. */
export function minutesOf(time: Time): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The time of day so many minutes after midnight; a day over starts again. */
export function timeOf(minutes: number): Time {
  const within = ((Math.round(minutes) % minutesPerDay) + minutesPerDay) % minutesPerDay;
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}`;
}

/** '9:00 AM'. */
export function formatTime(time: Time): string {
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}:${time.slice(3, 5)} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** '9', '9am', '9:30 pm', '14:00', '1430', '14h30', 'noon'; a bare hour from 1 to 6 is in the afternoon. */
export function readTime(text: string): { time: Time } | { why: string } {
  const plain = text.trim().toLowerCase().replace(/\./g, ':').replace(/:(?=$|m)/g, '').replace(/([ap]):?m:?$/, '$1m');
  if (plain === 'noon') return { time: '12:00' };
  const found = /^(\d{1,2})(?: ?[:h] ?(\d\d)|(\d\d))?(?::\d\d)?(?: ?h)? ?(am?|pm?)?$/.exec(plain);
  if (!found) return { why: text.trim() ? `“${text.trim().slice(0, 40)}” is not a time. Write it like 9:30 AM or 14:00.` : 'The time is empty.' };
  const [, hourText = '', afterColon, together, half] = found;
  const minute = Number(afterColon ?? together ?? 0);
  let hour = Number(hourText);
  if (half && (hour < 1 || hour > 12)) return { why: `There is no ${hour} o’clock with AM or PM.` };
  if (half) hour = (hour % 12) + (half[0] === 'p' ? 12 : 0);
  else if (hourText === String(hour) && afterColon === undefined && together === undefined && hour >= 1 && hour <= 6) hour += 12;
  if (hour > 23 || minute > 59) return { why: 'A day’s times run from 00:00 to 23:59.' };
  return { time: `${pad(hour)}:${pad(minute)}` };
}

/** Day and time of day that the clocks of a zone show at an instant (milliseconds since 1970). */
export function localParts(instantMs: number, zone: string): { day: Day; time: Time; seconds: number } {
  return clockOf(zone)(instantMs);
}

/** Where a clinic's setting names none. */
export const usualZone = 'America/Los_Angeles';

const zones = new Map<string, boolean>();

/** Whether a text names a time zone, as America/New_York does. */
export function isZone(text: string): boolean {
  const known = zones.get(text);
  if (known !== undefined) return known;
  const is = text.includes('/') && canFormat(text);
  zones.set(text, is);
  return is;
}

function canFormat(zone: string): boolean {
  try {
    return Boolean(clockOf(zone));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

type Clock = (instantMs: number) => { day: Day; time: Time; seconds: number };

const clocks = new Map<string, Clock>();

/** The clocks of a zone: making a format costs more than using it, so each is made once. */
export function clockOf(zone: string): Clock {
  const known = clocks.get(zone) ?? newClock(zone);
  clocks.set(zone, known);
  return known;
}

function newClock(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  return (instantMs) => {
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instantMs)) part[type] = value;
    const hour = part.hour === '24' ? '00' : part.hour; // some engines count midnight as 24 in spite of h23
    return { day: `${pad(Number(part.year), 4)}-${part.month}-${part.day}`, time: `${hour}:${part.minute}`, seconds: Number(part.second) };
  };
}

/** The clinic's day at an instant (ISO). */
export function dayIn(instant: string, zone: string): Day {
  return localParts(Date.parse(instant), zone).day;
}

/** The instant (ISO, UTC) at which a zone's clocks show this day and time. A time skipped in spring moves
 *  on by the gap; one that comes twice in autumn is the first. */
export function instantOf(day: Day, time: Time, zone: string): string {
  const wall = (toSerial(day) - serialOfUnixEpoch) * msPerDay + minutesOf(time) * 60_000;
  const offsetAt = (ms: number): number => {
    const shown = localParts(ms, zone);
    return (toSerial(shown.day) - serialOfUnixEpoch) * msPerDay + minutesOf(shown.time) * 60_000 + shown.seconds * 1000 - ms;
  };
  const before = wall - offsetAt(wall - msPerDay);
  const after = wall - offsetAt(wall + msPerDay);
  const shows = (ms: number): boolean => ms + offsetAt(ms) === wall;
  return new Date(before !== after && !shows(before) && shows(after) ? after : before).toISOString();
}
