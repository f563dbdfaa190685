// Ranges of motion: what is usual, and what can only be a slip of the hand.
import { motionProblem, motions, readMotion, unitOfMotion } from '../../../src/clinic/measures/motion.ts';

it('has typical values to show, of the jaw in millimeters', () => {
  expect(motions().map(readMotion)).toEqual(expect.arrayContaining([{ what: 'neck rotation', typical: '60–80' }, { what: 'elbow extension', typical: '0' }, { what: 'jaw opening', typical: '40–50' }]));
  expect([unitOfMotion('neck rotation'), unitOfMotion('Jaw sideways')]).toEqual(['degrees', 'mm']);
});

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
  expect(motionProblem({ what, unit, value })).toBe(problem);
});
