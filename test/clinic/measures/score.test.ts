// Scores of outcome measures and the change that matters.
import fc from 'fast-check';
import { changeFrom, halfUp, score } from '../../../src/clinic/measures/score.ts';
import { vectors } from '../vectors.ts';

const times = (count: number, answer: number | null): (number | null)[] => Array.from({ length: count }, () => answer);

describe('a score', () => {
  it.each<[string, (number | null)[], number | null, string, number]>([
    ['NPRS', [7], 7, '', 0],
    ['ODI', times(10, 1), 20, 'minimal', 0],
    ['ODI', [...times(9, 2), 3], 42, 'severe', 0],
    ['ODI', [...times(9, 2), null], 40, 'moderate', 1],
    ['ODI', [...times(8, 3), null, null], null, '', 2],
    ['NDI', [2, 2, 2, 2, 2, 1, 1, 1, 1, 0], 14, 'mild', 0],
    ['NDI', [2, 2, 2, 2, 2, 2, 2, 1, 1, null], 17.8, 'moderate', 1],
    ['QuickDASH', [...times(5, 2), ...times(5, 3), null], 37.5, '', 1],
    ['QuickDASH', [...times(9, 3), null, null], null, '', 2],
    ['PSFS', [1, 2, 2], 1.7, '', 0],
    ['Roland-Morris', [17], 17, '', 0],
    ['RMDQ', [...times(10, 1), ...times(14, 0)], 10, '', 0],
    ['FIQR', times(21, 5), 50, 'moderate', 0],
    ['FIQR', [...times(9, 5), null, null, ...times(10, 5)], null, '', 2],
  ])('of %s from %j', (kind, items, value, band, missing) => {
    expect(score({ kind, items })).toMatchObject({ score: value, band, missing });
  });

  it('says why there is none', () => {
    expect(score({ kind: 'ODI', items: [6] }).why).toBe('Answers of ODI run from 0 to 5, not 6.');
    expect(score({ kind: 'NPRS', items: [11] }).why).toBe('Answers of NPRS run from 0 to 10, not 11.');
    expect(score({ kind: 'ODI', items: times(11, 1) }).why).toBe('ODI has 10 answers; these are 11.');
    expect(score({ kind: 'QuickDASH', items: times(9, 3) }).why).toBe('QuickDASH needs at least 10 of 11 answers.');
    expect(score({ kind: 'FIQR', items: [...times(9, 5), null, null, ...times(10, 5)] }).why).toBe('FIQR needs an answer in each part.');
    expect(score({ kind: 'ROM', items: [50] }).why).toBe('ROM has no score.');
    expect(score({ kind: 'PSFS', items: [] }).score).toBeNull();
  });

  it('is rounded to one decimal, half up', () => {
    expect([halfUp(35.5555), halfUp(0.25), halfUp(1.005 * 100), halfUp(-2.5), halfUp(1.6666)]).toEqual([35.6, 0.3, 100.5, -2.5, 1.7]);
  });

  it('never gets better by a worse answer', () => {
    const odi = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 10, maxLength: 10 });
    fc.assert(fc.property(odi, fc.nat(9), (items, at) => {
      const worse = items.map((item, i) => (i === at ? item + 1 : item));
      for (const kind of ['ODI', 'NDI']) expect(score({ kind, items: worse }).score).toBeGreaterThan(score({ kind, items }).score ?? 0);
    }));
  });
});

describe('a change', () => {
  it.each([
    [8, 6, 2, 25, true, false], [6, 4, 2, 33.3, true, true], [3, 2, 1, 33.3, false, true], [10, 8, 2, 20, true, false], [5, 5, 0, 0, false, false],
  ])('of pain from %i to %i', (baseline, now, better, percent, byPoints, byPercent) => {
    expect(changeFrom({ kind: 'NPRS', baseline, now })).toEqual({ better, percent, byPoints, byPercent, meaningful: byPoints || byPercent, worse: false });
  });

  it('from nothing has no percent, and may be worse', () => {
    expect(changeFrom({ kind: 'NPRS', baseline: 0, now: 3 })).toEqual({ better: -3, percent: null, byPoints: false, byPercent: false, meaningful: false, worse: true });
  });

  it.each([['ODI', 40, 30, true], ['ODI', 20, 14, true], ['ODI', 40, 31, false], ['NDI', 20, 15, true], ['NDI', 20, 16, false], ['QuickDASH', 50, 36, true], ['QuickDASH', 50, 37, false], ['PSFS', 3, 5, true], ['PSFS', 5, 3, false], ['RMDQ', 15, 10, true], ['RMDQ', 10, 7, true], ['RMDQ', 20, 16, false]])(
    'of %s from %i to %i matters: %p', (kind, baseline, now, matters) => {
      expect(changeFrom({ kind, baseline, now })?.meaningful).toBe(matters);
    });

  it('of one activity of the PSFS must be larger than of the mean of several', () => {
    expect(changeFrom({ kind: 'PSFS', baseline: 3, now: 5 })?.meaningful).toBe(true);
    expect(changeFrom({ kind: 'PSFS', what: 'climbing stairs', baseline: 3, now: 5 })?.meaningful).toBe(false);
    expect(changeFrom({ kind: 'PSFS', what: 'climbing stairs', baseline: 3, now: 6 })?.meaningful).toBe(true);
  });

  it('has no rule for range of motion, and none that we know for FIQR', () => {
    expect(changeFrom({ kind: 'ROM', baseline: 40, now: 60 })).toBeNull();
    expect(changeFrom({ kind: 'FIQR', baseline: 60, now: 40 })).toMatchObject({ better: 20, percent: 33.3, meaningful: null });
  });
});

interface Outcome { items: (number | null)[] }
interface OutcomeVectors {
  vectors: {
    ODI: (Outcome & { percent: number | null; band: string | null })[];
    NDI: (Outcome & { raw: number; percent: number; band: string })[];
    QuickDASH: (Outcome & { score: number | null })[];
    PSFS: { activities: number[]; average: number }[];
    RMDQ: { yesCount: number; score: number }[];
    FIQR: { function: number[]; overall: (number | null)[]; symptoms: number[]; total: number | null }[];
    NPRS: { baseline: number; now: number; drop: number; percent: number | null; meaningful2pt: boolean; meaningful30pct: boolean; worse: boolean }[];
  };
}

describe('the reference scores', () => {
  const known = vectors<OutcomeVectors>('outcome-vectors.json')?.vectors;
  if (known) {
    it.each(known.ODI)('ODI $items', ({ items, percent, band }) => expect(score({ kind: 'ODI', items })).toMatchObject({ score: percent, band: band ?? '' }));
    it.each(known.NDI)('NDI $items', ({ items, raw, percent, band }) => expect(score({ kind: 'NDI', items })).toMatchObject({ score: raw, percent, band }));
    it.each(known.QuickDASH)('QuickDASH $items', ({ items, score: value }) => expect(score({ kind: 'QuickDASH', items }).score).toBe(value));
    it.each(known.PSFS)('PSFS $activities', ({ activities, average }) => expect(score({ kind: 'PSFS', items: activities }).score).toBe(average));
    it.each(known.RMDQ)('Roland-Morris $yesCount', ({ yesCount, score: value }) => expect(score({ kind: 'Roland-Morris', items: [yesCount] }).score).toBe(value));
    it.each(known.FIQR)('FIQR $total', ({ function: ability, overall, symptoms, total }) => expect(score({ kind: 'FIQR', items: [...ability, ...overall, ...symptoms] }).score).toBe(total));
    it.each(known.NPRS)('pain from $baseline to $now', ({ baseline, now, drop, percent, meaningful2pt, meaningful30pct, worse }) => {
      expect(changeFrom({ kind: 'NPRS', baseline, now })).toMatchObject({ better: drop, percent, byPoints: meaningful2pt, byPercent: meaningful30pct, worse });
    });
  }
});
