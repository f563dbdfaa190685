// The referral desk: what needs somebody, in the order of urgency, and each paper's way to the doctor and back.

import { aSampleWorld } from '../world.ts';

describe('the referral desk of the sample clinic', () => {
  const world = aSampleWorld('2026-03-02');
  world.run('dailyRun');

  it('lists first whose bookings nobody pays, then covers without an order, what ran out, what is incomplete, what expires', () => {
    const { lines } = world.get('desk.list', {});

    const unpaid = (line: (typeof lines)[number]) => / not covered/.test(line.why) && line.next !== '';
    const first = lines.findIndex((line) => !unpaid(line));
    expect(first).toBeGreaterThan(0);
    expect(lines.slice(first).some(unpaid)).toBe(false);
    const order = [...new Set(lines.slice(first).map((line) => line.standing))];
    expect(order.slice(0, 3)).toEqual(['missing', 'used up', 'expired']);
    expect(order).not.toContain('closed');
    expect(lines.filter((line) => line.standing === 'expiring').every((line) => line.next === 'ask for a new one')).toBe(true);
  });

  it('answers from one read', () => {
    world.get('desk.list', {});

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 0 });
  });

  it('follows a request from written to sent to received', () => {
    const line = world.get('desk.list', {}).lines.find((one) => one.standing === 'expiring');
    const lineNow = () => world.get('desk.list', {}).lines.find((one) => one.id === line?.id);
    const made = world.get('documents.make', { kind: 're-referral request', about: line?.id ?? '' });

    expect(lineNow()).toMatchObject({ next: 'mark sent', says: 'written, not sent yet' });

    world.get('documents.save', { id: made.id, row: { 'State': 'sent', 'Sent how': 'fax' } });
    world.bench.clock.moveTo('2026-03-06T09:00');

    expect(lineNow()).toMatchObject({ next: 'mark received', says: 'sent Mar 2, waiting 4 days', waitingDays: 4 });

    world.bench.clock.moveTo('2026-03-12T09:00');
    expect(lineNow()?.says).toBe('sent Mar 2, waiting 10 days, overdue: call them');

    world.get('documents.save', { id: made.id, row: { 'State': 'signed' } });
    expect(lineNow()).toMatchObject({ next: 'add referral', says: 'signed order came back Mar 12' });
  });

  it('lists bookings ahead that no cover pays, and says why', () => {
    const { bookings } = world.get('desk.list', {});

    expect(bookings.length).toBeGreaterThan(0);
    expect(bookings.every((booking) => booking.why.length > 10)).toBe(true);
  });

  it('tells which referrals change standing before a rule of an insurer is saved', () => {
    const insurer = world.rows('insurers')[0] ?? {};

    const { changes } = world.get('insurers.preview', { id: String(insurer['Insurer ID']), row: { 'Warn days': 60 } });

    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every((change) => change.to === 'expiring')).toBe(true);
    expect(world.rows('insurers')[0]?.['Warn days']).toBe(insurer['Warn days']);
  });
});
