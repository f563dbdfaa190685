// Measures beside a note: what was measured before, and what is typed.

import type { Loaded } from '../../src/kit/door.ts';
import { answersIn, difference, keyOf, linesOf, numberIn, typedMeasures } from '../../sidebar/session/measured.ts';
import { matching } from '../../sidebar/form/matching.ts';

const row = (own: Record<string, string | number>): Loaded => ({ id: 'M-00001', at: 2, table: 'measures', row: { 'Case ID': 'K-00001', 'Session ID': '', 'Kind': 'ODI', 'What': '', 'Side': '', 'Value': 44, 'Unit': '%', 'Taken on': '2026-01-12', ...own } });
const none = { caseId: 'K-00001', session: 'S-00001', worth: [], added: [] };

it('lists each measure of the case with its first and last value, and no other case’s', () => {
  const rows = [row({ 'Taken on': '2026-02-12', 'Value': 40 }), row({}), row({ 'Case ID': 'K-00009', 'Value': 10 }), row({ 'Session ID': 'S-00001', 'Value': 1 })];

  expect(linesOf(rows, none)).toEqual([{ kind: 'ODI', what: '', side: '', key: 'measure:ODI||', unit: '%', first: { value: '44', on: '2026-01-12' }, last: { value: '40', on: '2026-02-12' } }]);
});

it('offers what is worth measuring and was not yet, but pain, which stands in the note', () => {
  expect(linesOf([row({})], { ...none, worth: ['NPRS', 'ODI', 'PSFS', 'ROM'] }).map(({ kind }) => kind)).toEqual(['ODI', 'PSFS']);
});

it.each([
  ['ODI', '2 3 1 2 4 0 2 1 1 3', [2, 3, 1, 2, 4, 0, 2, 1, 1, 3]],
  ['ODI', '2312402113', [2, 3, 1, 2, 4, 0, 2, 1, 1, 3]],
  ['ODI', '2,3,-,2,4', [2, 3, null, 2, 4]],
  ['PSFS', '4 10 7', [4, 10, 7]],
  ['ODI', '44', undefined],
  ['QuickDASH', '100', undefined],
  ['ROM', '45 50', undefined],
  ['ODI', 'forty', undefined],
])('%s “%s” is the answers %j', (kind, text, answers) => {
  expect(answersIn(kind, text)).toEqual(answers);
});

it.each([['44', 44], ['38.5', 38.5], ['38,5', 38.5], ['-10', -10], ['forty', undefined], ['', undefined]])('“%s” is the value %p', (text, value) => {
  expect(numberIn(text)).toBe(value);
});

it('tells a difference without judging it', () => {
  expect([difference('44', 38), difference('4', 6.5), difference('5', 5)]).toEqual(['−6', '+2.5', 'no change']);
});

it('finds what was typed among the fields of a draft', () => {
  const key = keyOf({ kind: 'ROM', what: 'neck rotation', side: 'left' });

  expect(typedMeasures({ 'Subjective': 'Fine.', [key]: '60', [keyOf({ kind: 'ODI', what: '', side: '' })]: ' ' })).toEqual([{ key, of: { kind: 'ROM', what: 'neck rotation', side: 'left' }, text: '60' }]);
});

it('offers what begins like the words typed', () => {
  const conditions = ['Shoulder pain', 'Frozen shoulder', 'Sciatica', 'Neck pain / neck stiffness'];

  expect(matching(conditions, 'sho')).toEqual(['Shoulder pain', 'Frozen shoulder']);
  expect(matching(conditions, 'pain neck')).toEqual(['Neck pain / neck stiffness']);
  expect(matching(conditions, 'xyz')).toEqual([]);
});
