// Ranges of motion: what is usual.
import { motions, readMotion, unitOfMotion } from '../../../src/clinic/measures/motion.ts';

it('has typical values to show, of the jaw in millimeters', () => {
  expect(motions().map(readMotion)).toEqual(expect.arrayContaining([{ what: 'neck rotation', typical: '60–80' }, { what: 'elbow extension', typical: '0' }, { what: 'jaw opening', typical: '40–50' }]));
  expect([unitOfMotion('neck rotation'), unitOfMotion('Jaw sideways')]).toEqual(['degrees', 'mm']);
});
