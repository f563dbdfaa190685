// Ids as a clinic comes to have them.

import { byId } from '../../src/kit/table.ts';

describe('ids in the order in which they were given', () => {
  it('stand by their numbers, also past 99,999', () => {
    expect(['R-100000', 'R-00002', 'R-99999', 'R-1000000', 'R-00010'].sort(byId)).toEqual(['R-00002', 'R-00010', 'R-99999', 'R-100000', 'R-1000000']);
  });

  it('of several tabs stay together', () => {
    expect(['V-00001', 'R-100000', 'V-100000', 'R-00002'].sort(byId)).toEqual(['R-00002', 'R-100000', 'V-00001', 'V-100000']);
  });

  it('are equal to themselves, and none comes first', () => {
    expect([byId('R-00001', 'R-00001'), byId('', 'R-00001'), byId('R-00001', '')]).toEqual([0, -1, 1]);
  });
});
