// Orders as providers write them.
import fc from 'fast-check';
import { readOrder } from '../../../src/clinic/referrals/order.ts';
import { vectors } from '../vectors.ts';

const weeks = (amount: number): { amount: number; unit: string } => ({ amount, unit: 'weeks' });
const months = (amount: number): { amount: number; unit: string } => ({ amount, unit: 'months' });

describe('an order that is clear', () => {
  it.each([
    ['2x/week for 6 weeks', 12, 2, weeks(6), 42],
    ['2x/wk x 6wks', 12, 2, weeks(6), 42],
    ['2x/week for 6 weeks, valid 90 days', 12, 2, weeks(6), 42],
    ['once in 2 weeks for 2 months', 4, 0.5, months(2), null],
    ['1 visit in 2 weeks', 1, null, weeks(2), 14],
    ['60 min/wk x 6 wks', 6, 1, weeks(6), 42],
    ['twice weekly for six weeks', 12, 2, weeks(6), 42],
    ['two times per week for six (6) weeks', 12, 2, weeks(6), 42],
    ['Massage therapy 2 times a week x 6 weeks', 12, 2, weeks(6), 42],
    ['2 x weekly x 6/52', 12, 2, weeks(6), 42],
    ['2x wkly x 8wks', 16, 2, weeks(8), 56],
    ['a dozen visits', 12, null, null, null],
    ['une douzaine de séances', 12, null, null, null],
    ['half a dozen treatments', 6, null, null, null],
    ['weekly for 8 weeks', 8, 1, weeks(8), 56],
    ['q week x 8 weeks', 8, 1, weeks(8), 56],
    ['qwk x 8 wks', 8, 1, weeks(8), 56],
    ['q2wks x 12 weeks', 6, 0.5, weeks(12), 84],
    ['q 2 weeks for 12 weeks', 6, 0.5, weeks(12), 84],
    ['every other week for 12 weeks', 6, 0.5, weeks(12), 84],
    ['every 2nd week for 12 weeks', 6, 0.5, weeks(12), 84],
    ['1 visit every 3 weeks for 12 weeks', 4, 0.33, weeks(12), 84],
    ['TIW x 4 weeks', 12, 3, weeks(4), 28],
    ['daily x 5 days', 5, 7, { amount: 5, unit: 'days' }, 5],
    ['for 6 weeks, 2x/week', 12, 2, weeks(6), 42],
    ['6 weeks of massage, 1x per week', 6, 1, weeks(6), 42],
    ['Frequency: 2x/week  Duration: 6 weeks', 12, 2, weeks(6), 42],
    ['2x/wk/6wks', 12, 2, weeks(6), 42],
    ['2/wk x 6w', 12, 2, weeks(6), 42],
    ['once a month for a year', 12, null, { amount: 1, unit: 'years' }, 365],
    ['once a week for a year', 52, 1, { amount: 1, unit: 'years' }, 365],
    ['1x/month for 12 months', 12, null, months(12), null],
    ['2x/week for 3 months', 26, 2, months(3), null],
    ['once every 10 days for 3 months', 9, 0.7, months(3), null],
    ['1 visit every 14 days x 12 weeks', 6, 0.5, weeks(12), 84],
    ['every 10 days x 6', 6, 0.7, null, null],
    ['2x/wk x 4 wks then 1x/wk x 4', 12, 2, weeks(8), 56],
    ['3x/wk x2, 2x/wk x2, 1x/wk x2', 12, 3, weeks(6), 42],
    ['1x/wk x4 wks, q2wks x 8 wks, then monthly x 3', 11, 1, null, null],
    ['daily x 5 days then 3x/wk x 2 wks', 11, 7, { amount: 19, unit: 'days' }, 19],
    ['hebdo x 8', 8, 1, null, null],
    ['12 treatments over 90 days', 12, null, { amount: 90, unit: 'days' }, 90],
    ['12 massage therapy visits within 6 months', 12, null, months(6), null],
    ['twelve (12) visits', 12, null, null, null],
    ['# of visits: 12', 12, null, null, null],
    ['visits authorized 12', 12, null, null, null],
    ['up to 12 visits', 12, null, null, null],
    ['12 visits per calendar year', 12, null, null, null],
    ['12 visits per year', 12, null, { amount: 1, unit: 'years' }, 365],
    ['massage x6', 6, null, null, null],
    ['PT/massage times 6', 6, null, null, null],
    ['6 tx', 6, null, null, null],
    ['6 massages', 6, null, null, null],
    ['12 visits, 2x/week', 12, 2, null, null],
    ['2x/week for 6 weeks, 12 visits total', 12, 2, weeks(6), 42],
    ['2x/week for 6 weeks, not to exceed 10 visits', 10, 2, weeks(6), 42],
    ['weekly x 8', 8, 1, null, null],
    ['2x/week', null, 2, null, null],
    ['2x/week (twice weekly) for 6 weeks', 12, 2, weeks(6), 42],
    ['2x/week for 6 weeks then re-evaluate in 4 weeks', 12, 2, weeks(6), 42],
    ['2x/week x 6 weeks, follow up in 6 weeks', 12, 2, weeks(6), 42],
    ['45 y/o with neck pain x 3 months. Massage 2x/week for 6 weeks', 12, 2, weeks(6), 42],
    ['Written 3/2/2026: pain 7/10 at C5-C6; 1x/week x 8 weeks', 8, 1, weeks(8), 56],
    ['97140 4 units 3x/week for 4 weeks', 12, 3, weeks(4), 28],
    ['97140 x 2 units, 97124 (2 units) 1x/wk x 4 wks', 4, 1, weeks(4), 28],
    ['97140 x 12 visits', 12, null, null, null],
    ['97124-59 x 4, 2x/week x 6 weeks', 12, 2, weeks(6), 42],
    ['eval and treat', null, null, null, null],
    ['Evaluate & tx 2x/wk for 4 wks', 8, 2, weeks(4), 28],
    ['', null, null, null, null],
    ['2 fois par semaine pendant 6 semaines', 12, 2, weeks(6), 42],
    ['deux fois par semaine pendant six semaines', 12, 2, weeks(6), 42],
    ['1x/sem x 8 sem', 8, 1, weeks(8), 56],
    ['12 séances', 12, null, null, null],
    ['douze séances de massothérapie', 12, null, null, null],
    ['1 fois aux 2 semaines pendant 12 semaines', 6, 0.5, weeks(12), 84],
    ['une fois par mois pendant 6 mois', 6, null, months(6), null],
    ['toutes les 2 semaines pendant 3 mois', 6, 0.5, months(3), null],
    ['3 days per week for 4 weeks', 12, 3, weeks(4), 28],
    ['M/W/F for 4 weeks', 12, 3, weeks(4), 28],
    ['Mon and Thu x 6 weeks', 12, 2, weeks(6), 42],
    ['2w6', 12, 2, weeks(6), 42],
    ['12', 12, null, null, null],
    ['aux 15 jours pendant 90 jours', 6, 0.47, { amount: 90, unit: 'days' }, 90],
    ['maximum de 10 traitements', 10, null, null, null],
  ])('%s', (text, visits, perWeek, length, days) => {
    const { visits: read, perWeek: pace, for: lasts, days: calendar, ask } = readOrder(text);
    expect({ read, pace, lasts, calendar, ask }).toEqual({ read: visits, pace: perWeek, lasts: length, calendar: days, ask: [] });
  });

  it('counts a range by its upper bound and keeps both', () => {
    expect(readOrder('1-2x/week for 6 weeks')).toMatchObject({ visits: 12, range: [6, 12], perWeek: 2 });
    expect(readOrder('1 to 2 txs/wk for 8wks')).toMatchObject({ visits: 16, range: [8, 16], days: 56 });
    expect(readOrder('2x/week for 4–6 weeks')).toMatchObject({ visits: 12, range: [8, 12], days: 42 });
    expect(readOrder('2 séances par semaine pendant 4 à 6 semaines')).toMatchObject({ visits: 12, range: [8, 12] });
    expect(readOrder('one visit every two to three weeks for 12 weeks')).toMatchObject({ visits: 6, range: [4, 6], perWeek: 0.5 });
    expect(readOrder('6-8 visits')).toMatchObject({ visits: 8, range: [6, 8] });
    expect(readOrder('1x/week or 2x/week for 6 weeks')).toMatchObject({ visits: 12, range: [6, 12] });
    expect(readOrder('1 à 2 fois par semaine pendant 4 semaines')).toMatchObject({ visits: 8, range: [4, 8] });
  });

  it('adds up a taper and keeps its phases', () => {
    expect(readOrder('3x/week x 2 weeks then 1x/week x 4 weeks')).toMatchObject({
      visits: 10, days: 42, for: weeks(6), perWeek: 3, phases: [{ visits: 6, perWeek: 3, weeks: 2 }, { visits: 4, perWeek: 1, weeks: 4 }],
    });
    expect(readOrder('2x/wk for 4 wks, 1x/wk for 4 wks, then every other week for 8 weeks')).toMatchObject({ visits: 16, days: 112 });
    expect(readOrder('for 2 weeks 3x/week, then for 4 weeks 1x/week')).toMatchObject({ visits: 10, days: 42 });
    expect(readOrder('3x/sem x 2 sem puis 1x/sem x 4 sem')).toMatchObject({ visits: 10, days: 42 });
    expect(readOrder('1x/week for 4 weeks then 1x/month for 6 months')).toMatchObject({ visits: 10, days: null, for: null });
  });

  it.each([
    ['60 min 1x/week x 8 weeks', 60], ['60-minute massage weekly for 8 weeks', 60], ['1 hour massage 1x/week x 8 weeks', 60], ['90 mins, 1x/week for 8 weeks', 90],
    ['30-60 minutes once a week x 8 weeks', 60], ['1h30 1 fois par semaine pendant 8 semaines', 90], ['half hour weekly for 8 weeks', 30], ['one hour weekly for 8 weeks', 60], ["60' qwk x 8 wks", 60],
    ['1/2 hour 1x/wk x 8 wks', 30], ['½ hr weekly for 8 weeks', 30], ['1½ hours weekly for 8 weeks', 90], ['1 and a half hours weekly for 8 weeks', 90],
  ])('takes the minutes of a visit for no count: %s', (text, minutes) => {
    expect(readOrder(text)).toMatchObject({ visits: 8, minutes, ask: [] });
  });

  it('finds the codes and the regions with their sides', () => {
    expect(readOrder('M54.50, s46.011D; massage L-spine and R hip 2x/week for 6 weeks')).toMatchObject({
      visits: 12, codes: ['M54.50', 'S46.011D'], regions: ['lumbar', 'right hip'],
    });
  });
});

describe('an order that can be read in more than one way', () => {
  it.each([
    ['BIW x 6 weeks', ['2 a week for 6 weeks: 12 visits', '1 every 2 weeks for 6 weeks: 3 visits']],
    ['biweekly for 12 weeks', ['2 a week for 12 weeks: 24 visits', '1 every 2 weeks for 12 weeks: 6 visits']],
    ['bi-monthly for 6 months', ['2 a month for 6 months: 12 visits', '1 every 2 months for 6 months: 3 visits']],
    ['2x6', ['2 a week for 6 weeks: 12 visits', '2 a week: 6 visits', '2 a month for 6 months: 12 visits']],
    ['2x6 weeks', ['2 a week for 6 weeks: 12 visits', '2 visits in 6 weeks']],
    ['2x/6wks', ['2 a week for 6 weeks: 12 visits', '2 visits in 6 weeks']],
    ['5 visits of manual therapy and 5 visits of massage', ['10 visits in all', '5 visits in all']],
    ['valid for 6 months, 2x/week', ['2 a week for 6 months: 52 visits', '2 a week: no number of visits, while the order is valid']],
    ['initial eval + 11 visits', ['11 visits beside the evaluation', '12 visits with the evaluation']],
    ['2x/week x 6', ['2 a week for 6 weeks: 12 visits', '2 a week: 6 visits']],
    ['Massage 2x/week for 4 weeks, PT 3x/week for 6 weeks', ['Massage alone: 2 a week for 4 weeks: 8 visits', 'All of it: 3 a week for 10 weeks: 26 visits']],
    ['massage PRN', ['As needed: no number of visits is set']],
    ['1x/week PRN for 6 weeks', ['Up to 6 visits, as needed', 'As needed: no number of visits is set']],
    ['2-3x/wk x 6 wks, then prn', ['18 visits, and a new order for more', 'As needed: no number of visits is set']],
    ['2x/wk x 6 wks, repeat x1', ['2 a week for 6 weeks: 12 visits', 'Given 2 times: 24 visits']],
    ['12 visits w/ 2 refills', ['12 visits', 'Given 3 times: 36 visits']],
    ['Tx freq: 2  Duration: 6 weeks', ['2 a week for 6 weeks: 12 visits', '2 visits in 6 weeks']],
    ['2x/week for 6 weeks, 10 visits', ['10 visits in all', '2 a week for 6 weeks: 12 visits']],
  ])('%s', (text, labels) => {
    const { visits, ask } = readOrder(text);
    expect(visits).toBeNull();
    expect(ask.map(({ label }) => label)).toEqual(labels);
  });

  it('gives each meaning whole', () => {
    expect(readOrder('2x/wk x 6 wks, repeat x1').ask[1]).toMatchObject({ visits: 24, perWeek: 2, for: weeks(12), days: 84 });
    expect(readOrder('2x/wk x 6 wks, then prn').ask[1]).toMatchObject({ visits: null, for: null, days: null });
    expect(readOrder('BIW x 6 weeks').ask[0]).toEqual({ label: '2 a week for 6 weeks: 12 visits', visits: 12, perWeek: 2, for: weeks(6), days: 42 });
    expect(readOrder('BIW x 6 weeks')).toMatchObject({ visits: null, days: null, for: null });
  });

  it('does not total a taper whose last part has no end', () => {
    expect(readOrder('3x/week x 2 weeks then 1x/week')).toMatchObject({ visits: null, days: null, perWeek: 3, phases: [{ visits: 6 }] });
  });
});

describe('any order', () => {
  it('of N a week for M weeks is N × M visits, however it is put', () => {
    const ways = [
      (n: number, m: number) => `${n}x/week for ${m} weeks`, (n: number, m: number) => `${n} times per week x ${m} wks`, (n: number, m: number) => `${m} weeks at ${n} visits per week`,
      (n: number, m: number) => `${n} fois par semaine pendant ${m} semaines`, (n: number, m: number) => `97124 2 units, ${n}/wk x ${m}wk, 60 min`,
    ];
    fc.assert(fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 30 }), fc.constantFrom(...ways), (n, m, way) => {
      expect(readOrder(way(n, m))).toMatchObject({ visits: n * m, perWeek: n, for: weeks(m), days: m * 7, ask: [] });
    }));
  });

  it('is read without failing and never to a part of a visit', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('2x', '/week', 'for', '6', 'weeks', 'then', 'q', 'PRN', 'x', '-', 'visits', '12', 'BIW', 'a', 'month', '97140', 'M54.5', 'units', '(', 'daily', '.5', '0')), (words) => {
      const { visits, ask } = readOrder(words.join(' '));
      for (const number of [visits, ...ask.map((one) => one.visits)]) expect(number === null || (Number.isInteger(number) && number > 0)).toBe(true);
    }));
    fc.assert(fc.property(fc.string(), (text) => {
      expect(readOrder(text).phases.length).toBeLessThan(50);
    }));
  });
});

describe('the reference phrases', () => {
  const known = vectors<{ frequencyPhrases: { text: string; visits: number | null; days: number | null; note: string }[] }>('referral-vectors.json');
  if (known) {
    it.each(known.frequencyPhrases)('$text', ({ text, visits, days, note }) => {
      const read = readOrder(text);
      expect({ visits: read.visits, days: read.days }).toEqual({ visits, days });
      expect(read.ask.length > 0).toBe(note.includes('ask'));
    });
  }
});
