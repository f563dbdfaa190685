// Days, times and amounts as the page words them.

const DAY_WORDS = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
const SHORT_DAY_WORDS = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** `2026-03-02T09:00:00` → `Mon, Mar 2, 2026`. Wall time: no zone is applied. */
export function dayWords(wall: string): string {
  return DAY_WORDS.format(new Date(`${wall.slice(0, 10)}T00:00:00Z`));
}

/** `2026-03-02T09:00:00` → `Mar 2, 09:00`. */
export function momentWords(wall: string): string {
  return `${SHORT_DAY_WORDS.format(new Date(`${wall.slice(0, 10)}T00:00:00Z`))}, ${wall.slice(11, 16)}`;
}

export function timeWords(wall: string): string {
  return wall.slice(11, 16);
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? one : many}`;
}

export function seconds(amount: number): string {
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount).toLocaleString('en-US')} s`;
}

/** Real time: short runs in milliseconds. */
export function realTime(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : seconds(ms / 1000);
}

export function bytes(size: number): string {
  return size < 1024 ? `${size} B` : size < 1024 * 1024 ? `${Math.round(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** Adds days to a wall day. */
export function daysLater(wall: string, days: number): string {
  const day = new Date(`${wall.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** `owner@clinic.example` → `O`; a name of two words → its initials. */
export function initials(name: string): string {
  const words = name.split(/[\s@._-]+/).filter(Boolean);
  const [first = '?', second = ''] = words;
  return `${first.charAt(0)}${name.includes('@') ? '' : second.charAt(0)}`.toUpperCase();
}
