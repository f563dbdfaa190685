// Diagnosis codes of an order, and the conditions of the picker.
import fc from 'fast-check';
import { conditions, fillFrom } from '../../../src/clinic/codes/conditions.ts';
import { checkDiagnoses, normalizeDiagnosis, regionsWithoutCode, sideOfCode } from '../../../src/clinic/codes/diagnoses.ts';
import { regions as knownRegions } from '../../../src/clinic/codes/regions.ts';
import { vectors } from '../vectors.ts';

const messages = (codes: string | string[], regions: string[] = []): string[] => checkDiagnoses(codes, regions).issues.map(({ message }) => message);

describe('a diagnosis code', () => {
  it.each([['M722', 'M72.2'], [' m54.31 ', 'M54.31'], ['M54,50', 'M54.50'], ['s134xxd', 'S13.4XXD'], ['I10', 'I10']])('%p is %s', (text, code) => {
    expect(normalizeDiagnosis(text)).toBe(code);
    expect(messages([text])).toEqual([]);
  });

  it.each([
    ['M54.5', 'M54.5 ended on Sep 30, 2021. Now it is M54.50, M54.51 or M54.59, as the provider says.'],
    ['S13.4A', 'The A of S13.4A belongs in place 7: S13.4XXA.'],
    ['S13.4XA', 'The A of S13.4XA belongs in place 7: S13.4XXA.'],
    ['S13.4', 'S13.4 needs a 7th character: S13.4XXA active treatment, S13.4XXD healing, S13.4XXS sequela.'],
    ['S46.011', 'S46.011 needs a 7th character: S46.011A active treatment, S46.011D healing, S46.011S sequela.'],
    ['G56.04', 'There is no code G56.04.'],
    ['M75.13', 'There is no code M75.13.'],
    ['M75.1', 'M75.1 is not complete: more characters follow, as for a side.'],
    ['M72.21', 'There is no code M72.21.'],
    ['724.3', '724.3 is from ICD-9, which ended in 2015. Ask the provider for the ICD-10 code.'],
    ['97124', '97124 is a procedure code, not a diagnosis.'],
    ['O13.4XXA', 'O13.4XXA has a 7th character A, which only injuries and their causes have (S, T, V to Y).'],
    ['M54.5O', 'M54.5O has a letter where a digit 1 or 0 belongs.'],
    ['neck pain', '“NECKPAIN” is not a diagnosis code. Codes look like M54.31 or S13.4XXD.'],
  ])('%s is wrong: %s', (code, message) => {
    expect(checkDiagnoses([code]).issues).toMatchObject([{ code: 'invalid', field: 'Diagnosis codes', message }]);
    expect(checkDiagnoses([code]).issues[0]).not.toHaveProperty('ask');
  });

  it('that is only not in our list is asked, not refused', () => {
    expect(checkDiagnoses(['M47.812']).issues).toMatchObject([{ ask: true, message: 'M47.812 is not in our short list. Check it against the order.' }]);
    expect(checkDiagnoses(['M51.36']).issues).toMatchObject([{ ask: true, message: 'M51.36 may have been split in October 2024. Check it with the provider.' }]);
    expect(checkDiagnoses(['M80.08XA']).issues).toMatchObject([{ ask: true }]);
  });

  it('may be one of a list in one text', () => {
    expect(checkDiagnoses('M54.2; M54,50, m722').codes).toEqual(['M54.2', 'M54.50', 'M72.2']);
  });

  it('never makes the check fail', () => {
    fc.assert(fc.property(fc.array(fc.string()), fc.array(fc.string()), (codes, regions) => {
      expect(checkDiagnoses(codes, regions).issues.every(({ message }) => message.endsWith('.') || message.endsWith('?'))).toBe(true);
    }));
  });
});

describe('several codes', () => {
  it.each([
    [['M54.31', 'M54.41'], 'M54.31 and M54.41 exclude each other. Ask the provider which it is.'],
    [['M54.50', 'S39.012D'], 'M54.50 and S39.012D exclude each other. Ask the provider which it is.'],
    [['M75.111', 'S46.011D'], 'M75.111 and S46.011D exclude each other. Ask the provider which it is.'],
    [['M79.7', 'M79.18'], 'M79.18 and M79.7 exclude each other. Ask the provider which it is.'],
    [['V89.2XXD', 'S13.4XXD'], 'V89.2XXD is a cause, not a diagnosis: it is never listed first.'],
    [['M54.2', 'M542'], 'M54.2 is listed twice.'],
  ])('%j', (codes, message) => {
    expect(messages(codes)).toEqual([message]);
  });

  it('may stand together', () => {
    expect(messages(['S13.4XXD', 'M54.2', 'V89.2XXD', 'G44.209'])).toEqual([]);
  });
});

describe('the side of a code', () => {
  it.each([['M54.31', 'right'], ['M54.42', 'left'], ['G56.03', 'both'], ['M75.100', 'unspecified'], ['S46.012D', 'left'], ['M17.0', 'both'], ['M17.11', 'right'], ['M26.603', 'both'], ['M54.50', null], ['S39.012D', null], ['S29.012D', null], ['M54.12', null]])('%s: %p', (code, side) => {
    expect(sideOfCode(code)).toBe(side);
  });

  it('is held against the regions of its place', () => {
    expect(messages(['M75.111'], ['left shoulder'])).toEqual(['M75.111 is for the right side; the regions name the left shoulder.']);
    expect(messages(['M75.110'], ['left shoulder'])).toEqual(['M75.110 names no side; the regions name the left shoulder.']);
    expect(messages(['M54.31'], ['L hamstring'])).toEqual(['M54.31 is for the right side; the regions name the left posterior thigh.']);
    expect(messages(['M75.111'], ['right shoulder', 'left hip'])).toEqual([]);
    expect(messages(['M75.111'], ['shoulder'])).toEqual([]);
    expect(messages(['M75.111', 'M75.112'], ['both shoulder'])).toEqual([]);
    expect(messages(['M17.0'], ['left knee'])).toEqual([]);
  });
});

describe('the condition picker', () => {
  it('fills regions and measures, and only codes the order carries', () => {
    const whiplash = conditions().find(({ label }) => label === 'Whiplash');
    expect(whiplash && fillFrom(whiplash, ['S13.4XXD', 'M54.2'])).toEqual({ regions: ['cervical', 'upper thoracic', 'shoulder'], measures: ['NPRS', 'NDI', 'ROM'], codes: ['S13.4XXD'] });
  });

  it('names regions of the charts, codes without fault, and offers no wellness claim', () => {
    for (const { regions, codes } of conditions()) {
      expect(regions.filter((region) => !knownRegions.includes(region))).toEqual([]);
      expect(codes.flatMap((code) => messages([code]))).toEqual([]);
      expect(codes.length).toBeGreaterThan(0);
    }
    expect(conditions().some(({ label }) => /immune/i.test(label))).toBe(false);
  });

  it('tells which regions worked on no code speaks of', () => {
    expect(regionsWithoutCode(['cervical', 'left knee', 'left thigh'], ['M54.2', 'M54.32'])).toEqual([]);
    expect(regionsWithoutCode(['cervical', 'left wrist'], ['M54.2'])).toEqual(['left wrist']);
    expect(regionsWithoutCode(['left wrist'], ['M79.7'])).toEqual([]);
    expect(regionsWithoutCode(['left wrist'], ['M47.812'])).toEqual([]);
    expect(regionsWithoutCode(['left wrist'], [])).toEqual([]);
  });
});

interface CodeVectors {
  conditions: { id: string; codes: { code: string; side: string | null }[] }[];
  retired: { old: string; replacedBy: string[] }[];
  excludes1: [string, string][];
  validationVectors: { input: string; validAfterNormalise: boolean; why: string }[];
}

describe('the reference codes', () => {
  const known = vectors<CodeVectors>('icd10-conditions.json');
  if (known) {
    it.each(known.validationVectors)('$input: $why', ({ input, validAfterNormalise }) => {
      expect(checkDiagnoses([input]).issues.length === 0).toBe(validAfterNormalise);
    });
    it.each(known.retired)('$old is marked', ({ old }) => expect(messages([old])).toHaveLength(1));
    it.each(known.excludes1)('%s excludes %s', (a, b) => {
      const all = known.conditions.flatMap(({ codes }) => codes.map(({ code }) => code));
      const [one, other] = [a, b].map((start) => all.find((code) => code.startsWith(start)) ?? `${start}${start.length === 3 ? '.20' : '0'}`);
      expect(messages([one ?? '', other ?? '']).filter((message) => message.includes('exclude each other'))).toHaveLength(1);
    });
    it('are all in the picker but those of the wellness claim, with their sides', () => {
      const ours = new Set(conditions().flatMap(({ codes }) => codes));
      const theirs = known.conditions.filter(({ id }) => id !== 'immune').flatMap(({ codes }) => codes);
      expect([...ours].sort()).toEqual([...new Set(theirs.map(({ code }) => code))].sort());
      for (const { code, side } of theirs) if (side) expect([code, sideOfCode(code)]).toEqual([code, side === 'bilateral' ? 'both' : side]);
    });
  }
});
