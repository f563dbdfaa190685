// Days, times and instants of the clinic.
import fc from 'fast-check';
import {
  addDays, addMonths, addYears, dayIn, daysBetween, formatDay, formatMonth, formatTime, fromSerial, instantOf, isDay, isTime,
  localParts, minutesOf, monthEnd, monthOf, monthStart, readDay, readTime, startOfWeek, timeOf, toSerial, weekday,
} from '../../src/kit/day.ts';

const serial = fc.integer({ min: toSerial('1900-01-01'), max: toSerial('2199-12-31') });
const anyDay = serial.map(fromSerial);
const vancouver = 'America/Vancouver';

describe('a day', () => {
  it.each([['1899-12-30', 0], ['1900-01-01', 2], ['1970-01-01', 25569], ['2024-02-29', 45351], ['2026-03-02', 46083]])('%s is serial %i in the sheet', (day, number) => {
    expect(toSerial(day)).toBe(number);
    expect(fromSerial(number)).toBe(day);
  });

  it('keeps its day when the cell also holds a time', () => {
    expect(fromSerial(46083.99)).toBe('2026-03-02');
  });

  it('goes to a serial and back, in the same order, agreeing with the proleptic calendar', () => {
    fc.assert(fc.property(serial, (number) => {
      const day = fromSerial(number);
      expect(toSerial(day)).toBe(number);
      expect(isDay(day)).toBe(true);
      expect(new Date((number - 25569) * 86_400_000).toISOString().slice(0, 10)).toBe(day);
      expect(((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1).toBe(weekday(day));
    }));
  });

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '0026-03-02', '2026-3-2', '2026-03-02T00:00', '', 46083, null])('refuses %p', (value) => {
    expect(isDay(value)).toBe(false);
  });

  it('adds and counts days', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -500, max: 500 }), (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days);
    }));
  });

  it.each([['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-03-31', -1, '2026-02-28'], ['2026-11-15', 3, '2027-02-15'], ['2026-12-31', -12, '2025-12-31']])(
    '%s and %i months is %s', (day, months, then) => {
      expect(addMonths(day, months)).toBe(then);
    });

  it('clamps the leap day a year on', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('knows its week, Monday first, and its month', () => {
    expect(weekday('2026-01-05')).toBe(1);
    expect(startOfWeek('2026-01-11')).toBe('2026-01-05');
    expect(startOfWeek('2026-01-12')).toBe('2026-01-12');
    expect(monthOf('2026-02-14')).toBe('2026-02');
    expect(monthStart('2026-02')).toBe('2026-02-01');
    expect(monthEnd('2024-02')).toBe('2024-02-29');
    expect(monthEnd('2026-12-05')).toBe('2026-12-31');
  });

  it('is said in words', () => {
    expect(formatDay('2026-11-03')).toBe('Nov 3, 2026');
    expect(formatDay('2026-11-03', 'short')).toBe('Nov 3');
    expect(formatDay('2026-11-03', 'weekday')).toBe('Tue, Nov 3');
    expect(formatMonth('2026-11')).toBe('November 2026');
  });
});

describe('a day somebody wrote', () => {
  it.each([
    ['2026-03-02', '2026-03-02'], ['2026/3/2', '2026-03-02'], ['20260302', '2026-03-02'], ['3/2/2026', '2026-03-02'], ['03/02/26', '2026-03-02'],
    ['3-2-2026', '2026-03-02'], ['13/2/2026', '2026-02-13'], ['Mar 2 2026', '2026-03-02'], ['March 2nd, 2026', '2026-03-02'], ['2 Mar 2026', '2026-03-02'],
    ['2-Mar-26', '2026-03-02'], ['1er août 2026', '2026-08-01'], ['Tuesday, Nov 3, 2026', '2026-11-03'], ['2026-03-02 09:00:00', '2026-03-02'],
    ['3/2/2026 12:00 AM', '2026-03-02'], ['sept. 5, 2026', '2026-09-05'], ['2 juin 2026', '2026-06-02'], ['2 juillet 2026', '2026-07-02'], ['  3/2/2026 ', '2026-03-02'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)).toEqual({ day });
  });

  it('is read in the order of its country', () => {
    expect(readDay('3/2/2026', 'dmy')).toEqual({ day: '2026-02-03' });
    expect(readDay('2/13/2026', 'dmy')).toEqual({ day: '2026-02-13' });
    expect(readDay('26-03-02', 'ymd')).toEqual({ day: '2026-03-02' });
  });

  it('takes a two-digit year of birth as past', () => {
    expect(readDay('3/2/45', 'mdy', '2026-03-02')).toEqual({ day: '1945-03-02' });
    expect(readDay('3/2/26', 'mdy', '2026-03-02')).toEqual({ day: '2026-03-02' });
  });

  it.each([
    ['2/30/2026', 'February 2026 has 28 days.'], ['2026-02-29', 'February 2026 has 28 days.'], ['4/31/2026', 'April has 30 days.'], ['13/13/2026', 'There is no month 13.'],
    ['2026-00-01', 'There is no month 0.'], ['3/0/2026', 'Days of a month start at 1.'], ['3/2/1026', 'The year 1026 cannot be right.'], ['Mar 2', 'The year is missing.'],
    ['3/2/206', 'Write the year with four digits.'], ['', 'The date is empty.'], ['soon', '“soon” is not a date. Write it like 3/2/2026 or Mar 2, 2026.'],
    ['2026-03-02T09:00:00Z', '“2026-03-02T09:00:00Z” is not a date. Write it like 3/2/2026 or Mar 2, 2026.'],
  ])('%s: %s', (text, why) => {
    expect(readDay(text)).toEqual({ why });
  });

  it('comes back from its own words', () => {
    fc.assert(fc.property(anyDay, (day) => {
      expect(readDay(day)).toEqual({ day });
      expect(readDay(formatDay(day))).toEqual({ day });
    }));
  });
});

describe('a time of day', () => {
  it.each([
    ['9', '09:00'], ['9am', '09:00'], ['9:30 pm', '21:30'], ['14:00', '14:00'], ['1430', '14:30'], ['930', '09:30'], ['14h30', '14:30'], ['12am', '00:00'], ['12 p.m.', '12:00'],
    ['noon', '12:00'], ['2', '14:00'], ['02:00', '02:00'], ['2:15', '02:15'], ['9.30', '09:30'], ['9:30:00', '09:30'], ['7', '07:00'], ['3p', '15:00'], ['14 h', '14:00'],
  ])('%s is %s', (text, time) => {
    expect(readTime(text)).toEqual({ time });
  });

  it.each(['25:00', '9:60', '13pm', 'later', '', '24:00', '-1'])('says what is wrong with %p', (text) => {
    expect(readTime(text)).toEqual({ why: expect.stringMatching(/\.$/) });
  });

  it('is minutes and words', () => {
    expect(minutesOf('14:30')).toBe(870);
    expect(timeOf(870)).toBe('14:30');
    expect(timeOf(1450)).toBe('00:10');
    expect(formatTime('00:05')).toBe('12:05 AM');
    expect(formatTime('09:00')).toBe('9:00 AM');
    expect(formatTime('12:30')).toBe('12:30 PM');
    expect(isTime('24:00')).toBe(false);
    expect(isTime('23:59')).toBe(true);
  });

  it('comes back from its own words', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
      expect(readTime(formatTime(timeOf(minutes)))).toEqual({ time: timeOf(minutes) });
    }));
  });
});

describe('an instant in the clinic’s zone', () => {
  it('may be another day than in UTC', () => {
    expect(dayIn('2026-03-02T05:00:00Z', vancouver)).toBe('2026-03-01');
    expect(localParts(Date.parse('2026-07-01T07:00:00Z'), vancouver)).toEqual({ day: '2026-07-01', time: '00:00', seconds: 0 });
  });

  it.each([
    ['2026-03-02', '09:00', 'America/Los_Angeles', '2026-03-02T17:00:00.000Z'],
    ['2026-07-02', '09:00', 'America/Los_Angeles', '2026-07-02T16:00:00.000Z'],
    ['2026-03-08', '02:30', 'America/Los_Angeles', '2026-03-08T10:30:00.000Z'], // skipped: the clocks show 03:30
    ['2026-03-08', '01:59', 'America/Los_Angeles', '2026-03-08T09:59:00.000Z'],
    ['2026-03-08', '03:00', 'America/Los_Angeles', '2026-03-08T10:00:00.000Z'],
    ['2026-11-01', '01:30', 'America/Los_Angeles', '2026-11-01T08:30:00.000Z'], // twice: the first
    ['2026-11-01', '02:00', 'America/Los_Angeles', '2026-11-01T10:00:00.000Z'],
    ['2026-03-02', '09:00', 'America/St_Johns', '2026-03-02T12:30:00.000Z'],
    ['2026-03-02', '00:00', 'Pacific/Kiritimati', '2026-03-01T10:00:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(instantOf(day, time, zone)).toBe(instant);
  });

  it('shows again what was asked, but for the hour skipped in spring', () => {
    fc.assert(fc.property(fc.integer({ min: toSerial('2024-01-01'), max: toSerial('2030-12-31') }), fc.integer({ min: 180, max: 1439 }), (number, minutes) => {
      const shown = localParts(Date.parse(instantOf(fromSerial(number), timeOf(minutes), 'America/New_York')), 'America/New_York');
      expect(shown).toEqual({ day: fromSerial(number), time: timeOf(minutes), seconds: 0 });
    }));
  });
});
