// Utilities.formatDate: Java's SimpleDateFormat letters in a named zone, in US English as on Google.

/** A moment as a clock on a wall in the zone shows it. */
export interface WallTime {
  year: number; month: number; day: number;
  hour: number; minute: number; second: number; millisecond: number;
  /** 0 is Sunday. */
  weekday: number;
  offsetMinutes: number;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY_MS = 86_400_000;

export function formatDate(atMs: number, zone: string, format: string): string {
  const wall = wallTime(atMs, zone);
  const pieces: string[] = [];
  for (const piece of split(format)) {
    pieces.push(piece.letter === null ? piece.text : field(piece.letter, piece.text.length, wall, atMs, zone));
  }
  return pieces.join('');
}

/** The wall time of an instant; zones are names (`America/Los_Angeles`) or offsets (`GMT-8`, `GMT+05:30`). */
function wallTime(atMs: number, zone: string): WallTime {
  const offsetMs = fixedOffsetMs(zone) ?? namedOffsetMs(atMs, zone);
  const shifted = new Date(atMs + offsetMs);
  return {
    year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes(), second: shifted.getUTCSeconds(),
    millisecond: shifted.getUTCMilliseconds(), weekday: shifted.getUTCDay(), offsetMinutes: Math.round(offsetMs / 60_000),
  };
}

type Piece = { letter: string | null; text: string };

/** Runs of one letter are fields; quoted text stands as it is, `''` is an apostrophe. */
function split(format: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < format.length; ) {
    const sign = format.charAt(at);
    if (sign === "'") {
      const [text, next] = quoted(format, at);
      pieces.push({ letter: null, text });
      at = next;
    } else if (/[a-zA-Z]/.test(sign)) {
      let end = at + 1;
      while (format.charAt(end) === sign) end++;
      pieces.push({ letter: sign, text: format.slice(at, end) });
      at = end;
    } else {
      pieces.push({ letter: null, text: sign });
      at++;
    }
  }
  return pieces;
}

function quoted(format: string, from: number): [text: string, next: number] {
  if (format.charAt(from + 1) === "'") return ["'", from + 2];
  let text = '';
  for (let at = from + 1; at < format.length; at++) {
    if (format.charAt(at) !== "'") text += format.charAt(at);
    else if (format.charAt(at + 1) === "'") { text += "'"; at++; }
    else return [text, at + 1];
  }
  throw new Error('Unterminated quote');
}

function field(letter: string, length: number, wall: WallTime, atMs: number, zone: string): string {
  const number = (value: number): string => String(value).padStart(length, '0');
  switch (letter) {
    case 'G': return wall.year > 0 ? 'AD' : 'BC';
    case 'y': return length === 2 ? String(wall.year % 100).padStart(2, '0') : number(wall.year);
    case 'Y': return length === 2 ? String(weekOf(wall).year % 100).padStart(2, '0') : number(weekOf(wall).year);
    case 'M': case 'L': return length >= 4 ? name(MONTHS, wall.month - 1) : length === 3 ? name(MONTHS, wall.month - 1).slice(0, 3) : number(wall.month);
    case 'w': return number(weekOf(wall).week);
    case 'W': return number(Math.floor((wall.day - 1 + weekdayOfFirst(wall)) / 7) + 1);
    case 'D': return number(dayOfYear(wall));
    case 'd': return number(wall.day);
    case 'F': return number(Math.floor((wall.day - 1) / 7) + 1);
    case 'E': return length >= 4 ? name(WEEKDAYS, wall.weekday) : name(WEEKDAYS, wall.weekday).slice(0, 3);
    case 'u': return number(wall.weekday === 0 ? 7 : wall.weekday);
    case 'a': return wall.hour < 12 ? 'AM' : 'PM';
    case 'H': return number(wall.hour);
    case 'k': return number(wall.hour === 0 ? 24 : wall.hour);
    case 'K': return number(wall.hour % 12);
    case 'h': return number(wall.hour % 12 === 0 ? 12 : wall.hour % 12);
    case 'm': return number(wall.minute);
    case 's': return number(wall.second);
    case 'S': return number(wall.millisecond);
    case 'z': return zoneName(atMs, zone, length >= 4 ? 'long' : 'short', wall);
    case 'Z': return offset(wall.offsetMinutes, '');
    case 'X': return wall.offsetMinutes === 0 ? 'Z' : offset(wall.offsetMinutes, length === 3 ? ':' : '').slice(0, length === 1 ? 3 : undefined);
    default: throw new Error(`Illegal pattern character '${letter}'`);
  }
}

function name(names: readonly string[], index: number): string {
  return names[index] ?? '';
}

function offset(minutes: number, between: string): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return (minutes < 0 ? '-' : '+') + two(Math.floor(size / 60)) + between + two(size % 60);
}

function dayOfYear(wall: WallTime): number {
  return Math.round((Date.UTC(wall.year, wall.month - 1, wall.day) - Date.UTC(wall.year, 0, 1)) / DAY_MS) + 1;
}

function weekdayOfFirst(wall: WallTime): number {
  return new Date(Date.UTC(wall.year, wall.month - 1, 1)).getUTCDay();
}

/** Java's US weeks: they begin on Sunday, and the week of January 1 is week 1 of the new year. */
function weekOf(wall: WallTime): { year: number; week: number } {
  const saturday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day) + (6 - wall.weekday) * DAY_MS);
  const year = saturday.getUTCFullYear();
  const days = Math.round((saturday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS);
  return { year, week: Math.floor(days / 7) + 1 };
}

function fixedOffsetMs(zone: string): number | null {
  if (/^(GMT|UTC|Z)$/i.test(zone)) return 0;
  const parts = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(zone);
  if (!parts) return null;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return (parts[1] === '-' ? -minutes : minutes) * 60_000;
}

/** A zone Java does not know counts as GMT there, without a word. */
function namedOffsetMs(atMs: number, zone: string): number {
  const clock = clockOf(zone);
  if (!clock) return 0;
  const part = Object.fromEntries(clock.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
  return shown - Math.floor(atMs / 1000) * 1000;
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function zoneName(atMs: number, zone: string, style: 'long' | 'short', wall: WallTime): string {
  if (fixedOffsetMs(zone) !== null || !clockOf(zone)) return wall.offsetMinutes === 0 ? 'GMT' : `GMT${offset(wall.offsetMinutes, ':')}`;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(atMs);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
