// Saving records through the door, on the built script.

import { aWorld } from '../world.ts';

describe('a clinic just set up', () => {
  it('saves a client as a row', () => {
    const world = aWorld();

    const saved = world.get('clients.save', { row: { 'Last name': 'Okafor', 'First name': 'Ada', 'Date of birth': '1971-04-02', 'Phone': '007' } });

    expect(saved.id).toBe('C-00001');
    expect(world.rows('clients')[0]).toMatchObject({ 'Client ID': 'C-00001', 'Last name': 'Okafor', 'Phone': '007', 'Date of birth': 26025, 'Status': 'active' });
    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
  });
});
