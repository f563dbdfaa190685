// Units of what was done in a session.
import fc from 'fast-check';
import { codeProblem, pairWarnings, procedures } from '../../../src/clinic/codes/procedures.ts';
import { unitsAnswer } from '../../../src/clinic/sessions/answers.ts';
import { type DoneProcedure, type Units, type UnitRule, readProcedures, units, writeProcedures } from '../../../src/clinic/sessions/units.ts';
import { vectors } from '../vectors.ts';

const reckon = (text: string, rule: UnitRule): Units | { problem: string } => units({ procedures: readProcedures(text).procedures, rule });
const timedCodes = ['97124', '97140', '97112', '97110'];
const someProcedures = fc.array(fc.record({ code: fc.constantFrom(...timedCodes), minutes: fc.integer({ min: 0, max: 90 }) }), { maxLength: 5 });
const reckoned = (done: DoneProcedure[], rule: UnitRule): Units => {
  const answer = units({ procedures: done, rule });
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
};

describe('units', () => {
  it.each([
    ['97112 × 24; 97110 × 23', 3, { 97112: 2, 97110: 1 }, false, 4],
    ['97112 × 20; 97110 × 20', 3, { 97112: 2, 97110: 1 }, true, 2],
    ['97110 × 33; 97140 × 7', 3, { 97110: 2, 97140: 1 }, false, 2],
    ['97110 × 18; 97140 × 13; 97116 × 10; 97035 × 8', 3, { 97110: 1, 97140: 1, 97116: 1, 97035: 0 }, false, 4],
    ['97140 × 7; 97124 × 7', 1, { 97140: 1, 97124: 0 }, true, 0],
    ['97124 × 10; 97124 × 10', 1, { 97124: 1 }, false, 1],
    ['97124 × 60', 4, { 97124: 4 }, false, 4],
    ['97124 × 30; 97010 × 15', 3, { 97124: 2, 97010: 1 }, false, 3],
  ])('%s', (text, cms, byCode, tie, midpoint) => {
    expect(reckon(text, 'cms')).toEqual({ units: cms, byCode, tie });
    expect(reckon(text, 'midpoint')).toMatchObject({ units: midpoint, tie: false });
  });

  it.each([[0, 0], [7, 0], [8, 1], [22, 1], [23, 2], [37, 2], [38, 3], [52, 3], [53, 4], [67, 4], [68, 5], [127, 8], [128, 9]])('of %i minutes are %i', (minutes, count) => {
    expect(reckoned([{ code: '97124', minutes }], 'cms').units).toBe(count);
    expect(reckoned([{ code: '97124', minutes }], 'midpoint').units).toBe(count);
  });

  it('by visit are one, on the longest; by length the minutes', () => {
    expect(reckon('97140 × 15; 97124 × 45', 'visit')).toEqual({ units: 1, byCode: { 97140: 0, 97124: 1 }, tie: false });
    expect(reckon('97124 × 60', 'length')).toMatchObject({ units: 60 });
    expect(units({ procedures: [], rule: 'visit' })).toEqual({ units: 0, byCode: {}, tie: false });
  });

  it('leave the hands-on minutes that no procedure has unbilled', () => {
    const done = readProcedures('97140 × 30; 97124 × 15').procedures;
    expect(units({ procedures: done, rule: 'cms', handsOnMinutes: 55 })).toMatchObject({ units: 3, unbilledMinutes: 10 });
    expect(units({ procedures: done, rule: 'cms', handsOnMinutes: 40 })).toEqual({ problem: 'The procedures take 45 minutes, more than the 40 hands-on minutes.' });
  });

  it.each([
    [-1, 'Minutes of 97124 are a whole number, not “-1”.'], [22.5, 'Minutes of 97124 are a whole number, not “22.5”.'], [NaN, 'Minutes of 97124 are a whole number, not “NaN”.'], [1441, '1441 minutes are more than a day.'],
  ])('of %p minutes are refused', (minutes, problem) => {
    expect(units({ procedures: [{ code: '97124', minutes }], rule: 'cms' })).toEqual({ problem });
  });

  it('by CMS equal the total, give no code more than one over its whole quarters, and never take the smaller remainder first', () => {
    fc.assert(fc.property(someProcedures, (done) => {
      const { units: count, byCode, tie } = reckoned(done, 'cms');
      const minutes = new Map<string, number>();
      for (const one of done) minutes.set(one.code, (minutes.get(one.code) ?? 0) + one.minutes);
      const total = [...minutes.values()].reduce((a, b) => a + b, 0);
      expect(count).toBe(total < 8 ? 0 : Math.floor((total + 7) / 15));
      const extra = [...minutes].map(([code, of]) => ({ rest: of % 15, over: (byCode[code] ?? 0) - Math.floor(of / 15) }));
      expect(extra.every(({ over }) => over === 0 || over === 1)).toBe(true);
      const taken = extra.filter(({ over }) => over === 1).map(({ rest }) => rest);
      const left = extra.filter(({ over }) => over === 0).map(({ rest }) => rest);
      if (taken.length > 0 && left.length > 0) {
        expect(Math.min(...taken)).toBeGreaterThanOrEqual(Math.max(...left));
        expect(tie).toBe(Math.min(...taken) === Math.max(...left));
      } else expect(tie).toBe(false);
    }));
  });

  it('by CMS do not depend on how a code is split over the day, nor shrink with more minutes', () => {
    fc.assert(fc.property(someProcedures, fc.integer({ min: 1, max: 30 }), (done, more) => {
      const split = done.flatMap(({ code, minutes }) => [{ code, minutes: Math.floor(minutes / 2) }, { code, minutes: Math.ceil(minutes / 2) }]);
      expect(reckoned(split, 'cms')).toEqual(reckoned(done, 'cms'));
      expect(reckoned([...done, { code: '97124', minutes: more }], 'cms').units).toBeGreaterThanOrEqual(reckoned(done, 'cms').units);
    }));
  });
});

describe('procedures in a cell', () => {
  it('are read and written', () => {
    const read = readProcedures('97140 × 30; 97124-59 x 15 min\n97010');
    expect(read).toEqual({ procedures: [{ code: '97140', minutes: 30 }, { code: '97124', minutes: 15, modifiers: ['59'] }, { code: '97010', minutes: 0 }], problems: [] });
    expect(writeProcedures(read.procedures)).toBe('97140 × 30; 97124-59 × 15; 97010');
    expect(readProcedures(['97140 × 30', '97124 × 15']).procedures).toHaveLength(2);
  });

  it.each(['97140 × 30', '97140x30', '97140 30', '97140*30 min', '97140@30m', "97140: 30'"])('“%s” is thirty minutes', (text) => {
    expect(readProcedures(text)).toEqual({ procedures: [{ code: '97140', minutes: 30 }], problems: [] });
  });

  it.each([
    ['S8940 × 60', 'S8940 is horse-riding therapy, not massage. Take 97124 or 97140.'],
    ['97122 × 15', '97122 ended in 1999; it is often a misprint for 97112.'],
    ['97140', '97140 needs its minutes: 97140 × 15.'],
    ['massage for an hour', '“massage for an hour” is not a procedure with its minutes, like 97140 × 30.'],
    ['9714 × 30', '“9714” is not a procedure code: five characters, like 97140.'],
    ['97161 × 30', '97161 is an evaluation by a physical or occupational therapist.'],
  ])('%s is told: %s', (text, problem) => {
    expect(readProcedures(text)).toEqual({ procedures: [], problems: [problem] });
  });

  it('come back as they were', () => {
    const any = fc.array(fc.record({ code: fc.constantFrom('97124', '97140', '97010', 'G0283'), minutes: fc.integer({ min: 0, max: 300 }) }));
    fc.assert(fc.property(any, (done) => {
      expect(readProcedures(writeProcedures(done))).toEqual({ procedures: done, problems: [] });
    }));
  });

  it('warn of pairs many payers do not pay', () => {
    expect(pairWarnings(['97124', '97140'])).toEqual(['97124 and 97140 on one day: many payers pay one unless each has its own region and time.']);
    expect(pairWarnings(['97140', '98941'])).toEqual(['97140 beside chiropractic manipulation 98941: needs another region and modifier 59 or XS.']);
    expect(pairWarnings(['97124', '97010'])).toEqual([]);
  });

  it('are offered without horse-riding therapy or anything known to be wrong', () => {
    expect(procedures.map(({ code }) => codeProblem(code)).filter(Boolean)).toEqual([]);
    expect(procedures.some(({ code }) => code === 'S8940')).toBe(false);
  });
});

interface UnitVectors {
  table: { minutesFrom: number; minutesTo: number; units: number }[];
  cases: { id: string; services: DoneProcedure[]; cms: Units; midpoint: { units: number; byCode: Record<string, number> } }[];
  rejects: { id: string; services: DoneProcedure[]; expect: string | { cms: Record<string, number> } }[];
}

describe('the reference units', () => {
  const known = vectors<UnitVectors>('unit-rule-vectors.json');
  if (known) {
    it.each(known.cases)('$id', ({ services, cms, midpoint }) => {
      expect(reckoned(services, 'cms')).toEqual(cms);
      expect(reckoned(services, 'midpoint')).toMatchObject(midpoint);
    });
    it.each(known.table)('$minutesFrom to $minutesTo minutes are $units', ({ minutesFrom, minutesTo, units: count }) => {
      expect([minutesFrom, minutesTo].map((minutes) => reckoned([{ code: '97124', minutes }], 'cms').units)).toEqual([count, count]);
    });
    it.each(known.rejects.filter((one) => typeof one.expect === 'string'))('$id is refused', ({ services }) => {
      expect(units({ procedures: services, rule: 'cms' })).toEqual({ problem: expect.any(String) });
    });
    it.each(known.rejects.filter((one) => typeof one.expect !== 'string'))('$id', ({ services, expect: wanted }) => {
      expect(reckoned(services, 'cms').byCode).toEqual(typeof wanted === 'string' ? {} : wanted.cms);
    });
  }
});

it('a code that is no massage is named beside its units', () => {
  expect(unitsAnswer({ procedures: [{ code: 'S8940', minutes: 30 }], rule: 'cms' }).warnings).toEqual(['S8940 is horse-riding therapy, not massage. Take 97124 or 97140.']);
});
