// The therapists' diary: free starts within working hours, so that nobody is booked twice.

import { addDays, type Day, minutesOf, startOfWeek, type Time, timeOf, weekday } from '../../src/kit/day.ts';

const opens = minutesOf('08:00');
const closes = minutesOf('18:00');
const stepMinutes = 15;
/** Between two treatments of one therapist: notes, and a fresh sheet. */
const breakMinutes = 15;

interface Wish { therapist: string; client: string; day: Day; at: Time; minutes: number }

export class Diary {
  /** Taken minutes by therapist or client and day. */
  private readonly taken = new Map<string, { from: number; to: number }[]>();

  /** Takes the free start nearest to the one wished for on that day; undefined where the day is full. */
  take(wish: Wish): Time | undefined {
    const wished = minutesOf(wish.at);
    for (let away = 0; away <= closes - opens; away += stepMinutes) {
      for (const from of away === 0 ? [wished] : [wished + away, wished - away]) {
        if (!this.isFree(wish, from)) continue;
        const span = { from, to: from + wish.minutes };
        for (const key of keysOf(wish)) this.taken.set(key, [...(this.taken.get(key) ?? []), span]);
        return timeOf(from);
      }
    }
    return undefined;
  }

  private isFree(wish: Wish, from: number): boolean {
    const to = from + wish.minutes;
    if (from < opens || to > closes) return false;
    return keysOf(wish).every((key) => (this.taken.get(key) ?? []).every((span) => to + breakMinutes <= span.from || from >= span.to + breakMinutes));
  }
}

const keysOf = ({ therapist, client, day }: Wish): string[] => [`${therapist} ${day}`, `${client} ${day}`];

const isWorkday = (day: Day): boolean => weekday(day) <= 5;

/** The first working day on or after a day. */
export function workdayFrom(day: Day): Day {
  return isWorkday(day) ? day : workdayFrom(addDays(day, 1));
}

/** Days on which somebody comes: so often a week from their usual weekday on (1 Monday … 5 Friday), from a day to a day. */
export function meetings(from: Day, to: Day, { perWeek, usualDay }: { perWeek: number; usualDay: number }): Day[] {
  const second = usualDay <= 2 ? usualDay + 3 : usualDay - 2;
  const weekdays = perWeek >= 2 ? [usualDay, second].sort() : [usualDay];
  const weeksApart = perWeek >= 1 ? 1 : Math.round(1 / perWeek);
  const days: Day[] = [];
  for (let monday = startOfWeek(from); monday <= to; monday = addDays(monday, 7 * weeksApart)) {
    days.push(...weekdays.map((one) => addDays(monday, one - 1)).filter((day) => day >= from && day <= to));
  }
  return days;
}
