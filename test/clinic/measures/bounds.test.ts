// Measured values that can only be a slip of the hand.
import { measureProblem } from '../../../src/clinic/measures/bounds.ts';

const inDegrees = 'A range of motion lies between -30 and 200 degrees.';
it.each([
  ['neck rotation', 'degrees', 450, inDegrees],
  ['neck rotation', '°', -45, inDegrees],
  ['neck rotation', '', 201, inDegrees],
  ['neck rotation', 'degrees', 200, null],
  ['knee extension', 'degrees', -10, null],
  ['jaw opening', 'mm', 45, null],
  ['jaw opening', '', 81, 'A range of motion lies between 0 and 80 mm.'],
  ['fingertips to floor', 'cm', 250, null],
])('%s of %s %i: %p', (what, unit, value, problem) => {
  expect(measureProblem({ kind: 'ROM', what, unit, value })).toBe(problem);
});

it.each([
  ['NPRS', '', 10, null],
  ['NPRS', '', 11, 'NPRS lies between 0 and 10.'],
  ['ODI', '%', 100, null],
  ['ODI', '%', 440, 'ODI lies between 0 and 100 %.'],
  ['ODI', '', -4, 'ODI lies between 0 and 100.'],
  ['NDI', 'points', 50, null],
  ['NDI', 'points', 52, 'NDI lies between 0 and 50.'],
  ['NDI', '%', 52, null],
  ['QuickDASH', 'points', 100.5, 'QuickDASH lies between 0 and 100.'],
  ['PSFS', '', 7.3, null],
  ['Roland-Morris', '', 25, 'Roland-Morris lies between 0 and 24.'],
  ['FIQR', '', 101, 'FIQR lies between 0 and 100.'],
])('%s in “%s” of %d: %p', (kind, unit, value, problem) => {
  expect(measureProblem({ kind, what: '', unit, value })).toBe(problem);
});
