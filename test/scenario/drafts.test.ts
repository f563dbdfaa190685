// Drafts belong to who typed them.

import { aSmallClinic, desk, owner, tess } from './clinic.ts';

describe('what Tess has typed and not saved', () => {
  it('is hers alone', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'sessions/S-00001', text: 'half a note' }, { user: tess });

    expect(world.get('draft.load', { key: 'sessions/S-00001' }, { user: tess })).toEqual({ text: 'half a note' });
    expect(world.get('draft.load', { key: 'sessions/S-00001' }, { user: desk })).toEqual({ text: '' });
    expect(world.get('draft.load', { key: 'sessions/S-00001' }, { user: owner })).toEqual({ text: '' });
    expect(JSON.stringify(world.get('start', {}, { user: owner }))).not.toContain('sessions/S-00001');
    expect(JSON.stringify(world.get('start', {}, { user: tess }))).toContain('sessions/S-00001');
  });

  it('stays when somebody else drops theirs', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'clients/new', text: 'mine' }, { user: tess });

    world.get('draft.drop', { key: 'clients/new' }, { user: desk });

    expect(world.get('draft.load', { key: 'clients/new' }, { user: tess })).toEqual({ text: 'mine' });
  });

  it('comes back as typed, whatever its length and script', () => {
    const world = aSmallClinic();
    for (const text of ['é'.repeat(20_000), '👩🏽‍⚕️ '.repeat(3000), 'short', '']) {
      world.get('draft.keep', { key: 'sessions/new', text });
      expect(world.get('draft.load', { key: 'sessions/new' })).toEqual({ text });
    }
  });

  it('is there as before when a run is killed while it is kept', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'k', text: 'a'.repeat(9000) });
    const calls = () => world.bench.calls.last()?.total ?? 0;
    world.get('draft.keep', { key: 'k', text: 'a'.repeat(9000) });

    for (let n = 0; n < calls(); n++) {
      world.bench.faults.set({ killAfterCalls: n });
      expect(() => world.ask('draft.keep', { key: 'k', text: 'b'.repeat(5000) })).toThrow();
      world.bench.faults.clear();
      const { text } = world.get('draft.load', { key: 'k' });
      expect(['a'.repeat(9000), 'b'.repeat(5000)]).toContain(text);
      world.get('draft.keep', { key: 'k', text: 'a'.repeat(9000) });
    }
  });

  it('is refused where it is longer than Google keeps', () => {
    expect(aSmallClinic().ask('draft.keep', { key: 'k', text: 'x'.repeat(60_001) })).toMatchObject({ ok: false, issues: [{ code: 'too-long', message: 'A draft holds up to 60,000 characters; this has 60,001. Save it, or shorten it.' }] });
  });
});
