// The NPI of a referring provider.
import fc from 'fast-check';
import { checkNpi } from '../../../src/clinic/providers/npi.ts';
import { vectors } from '../vectors.ts';

interface NpiVectors {
  valid: { npi: string }[];
  invalid: { npi: string; why: string }[];
  normalise: { input: string | number; normalised: string }[];
}

describe('an NPI', () => {
  it.each(['1234567893', ' 1234567893 ', '1234-567-893', '1234 567 893', 'NPI: 1234567893', 'NPI#1234567893', 'NPI no. 1234567893', 1234567893])('is taken as %p', (text) => {
    expect(checkNpi(text)).toEqual({ ok: true, normalized: '1234567893' });
  });

  it.each([
    ['', 'The NPI is missing.'],
    ['123456789', 'An NPI has 10 digits; this has 9.'],
    ['12345678931', 'An NPI has 10 digits; this has 11.'],
    ['123456789X', 'An NPI has digits only.'],
    ['１２３４５６７８９３', 'An NPI has digits only.'],
    ['1234567893.0', 'An NPI has digits only.'],
    ['1.234567893E9', 'The NPI was shortened by the sheet. Type all ten digits.'],
    ['0123456788', 'An NPI starts with 1 or 2.'],
    ['1234567839', 'The last digit does not fit the others. Check for a typing error.'],
  ])('%p: %s', (text, why) => {
    expect(checkNpi(text)).toEqual({ ok: false, normalized: text, why });
  });

  it('shows any single wrong digit', () => {
    fc.assert(fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (place, shift) => {
      const digits = [...'1993999998'];
      digits[place] = String((Number(digits[place]) + shift) % 10);
      expect(checkNpi(digits.join('')).ok).toBe(false);
    }));
  });

  it('has exactly one check digit for any nine', () => {
    fc.assert(fc.property(fc.integer({ min: 100_000_000, max: 299_999_999 }), (nine) => {
      expect([...'0123456789'].filter((last) => checkNpi(`${nine}${last}`).ok)).toHaveLength(1);
    }));
  });
});

describe('the reference numbers', () => {
  const known = vectors<NpiVectors>('npi-vectors.json');
  if (known) {
    it.each(known.valid)('$npi holds', ({ npi }) => expect(checkNpi(npi)).toEqual({ ok: true, normalized: npi }));
    it.each(known.invalid)('$npi does not: $why', ({ npi }) => expect(checkNpi(npi).ok).toBe(false));
    it.each(known.normalise)('$input is $normalised', ({ input, normalised }) => expect(checkNpi(input)).toEqual({ ok: true, normalized: normalised }));
  }
});
