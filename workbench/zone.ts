// Wall time in a zone and back, by the zone data of the runtime.

const formats = new Map<string, Intl.DateTimeFormat>();

export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

export function wallTime(instantMs: number, zone: string): WallTime {
  const parts = new Map(formatFor(zone).formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  const of = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour') % 24, minute: of('minute'), second: of('second') };
}

/** The instant of a wall time; a time that is skipped in spring becomes the one an hour later. */
export function instantOf(wall: WallTime, zone: string): number {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const first = asUtc - offsetMs(asUtc, zone);
  const second = asUtc - offsetMs(first, zone);
  return offsetMs(second, zone) === asUtc - second ? second : Math.max(first, second);
}

/** `2026-03-02`, `2026-03-02T09:00` or `…:30`: wall time in the zone; with `Z` or an offset: that instant. */
export function parseInstant(text: string, zone: string): number {
  const local = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/.exec(text);
  if (!local) {
    const instant = Date.parse(text);
    if (Number.isNaN(instant)) throw new RangeError(`Expected a time like 2026-03-02T09:00, got ${text}`);
    return instant;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = local.slice(1).map((part) => Number(part ?? 0));
  const asDate = new Date(Date.UTC(year, month - 1, day));
  const isDay = asDate.getUTCMonth() === month - 1 && asDate.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 59) throw new RangeError(`There is no ${text} in the calendar`);
  return instantOf({ year, month, day, hour, minute, second }, zone);
}

/** `2026-03-02T09:00:00`, wall time in the zone. */
export function wallText(instantMs: number, zone: string): string {
  const { year, month, day, hour, minute, second } = wallTime(instantMs, zone);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

function offsetMs(instantMs: number, zone: string): number {
  const wall = wallTime(instantMs, zone);
  const whole = Math.floor(instantMs / 1000) * 1000;
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) - whole;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
