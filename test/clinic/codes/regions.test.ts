// Body regions as referrers write them.
import { readRegions, sideOf, withoutSide } from '../../../src/clinic/codes/regions.ts';

describe('regions on an order', () => {
  it.each([
    ['L-spine and R hip', ['lumbar', 'right hip']],
    ['neck, both shoulders', ['cervical', 'both shoulder']],
    ['low back pain with left sciatica into the L hamstring', ['lumbar', 'left posterior thigh']],
    ['C-spine, T-spine, upper traps', ['cervical', 'thoracic', 'upper trapezius']],
    ['B/L knees', ['both knee']],
    ['R and L shoulders', ['both shoulder']],
    ['hip right', ['right hip']],
    ['shoulder (L), hip right', ['left shoulder', 'right hip']],
    ['épaule droite et genou gauche', ['right shoulder', 'left knee']],
    ['upper back', ['upper thoracic']],
    ['LS spine', ['lumbosacral']],
    ['lower back and R leg', ['lumbar', 'right leg']],
    ['right rotator cuff, right shoulder', ['right shoulder']],
    ['TMJ', ['jaw']],
    ['massage 2x/week for 6 weeks', []],
    ['hip R knee', ['hip', 'right knee']],
  ])('%s', (text, found) => {
    expect(readRegions(text)).toEqual(found);
  });

  it('knows the side and the rest of a region', () => {
    expect(sideOf('right hip')).toBe('right');
    expect(sideOf('lumbar')).toBeNull();
    expect(sideOf('both knee')).toBe('both');
    expect(withoutSide('right hip')).toBe('hip');
    expect(withoutSide('lumbar')).toBe('lumbar');
    expect(withoutSide('lower leg')).toBe('lower leg');
  });
});
