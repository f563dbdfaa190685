// A clinic's day in the sample clinic: counted, flagged, told, reminded, summed up.

import { aSampleWorld } from '../world.ts';

describe('the morning of the first working day of March', () => {
  const world = aSampleWorld('2026-03-02');
  world.run('dailyRun');
  const rows = (name: 'referrals' | 'sessions' | 'summary' | 'sends' | 'cover') => world.rows(name);

  it('gives every referral a standing and says why', () => {
    const standings = new Set(rows('referrals').map((row) => row['Standing']));

    expect([...standings].sort()).toEqual(['active', 'closed', 'draft', 'expired', 'expiring', 'not started', 'used up']);
    expect(rows('referrals').filter((row) => row['Why'] === '')).toEqual([]);
  });

  it('counts each referral as its completed sessions are', () => {
    const given = new Map<string, number>();
    for (const row of rows('sessions')) if (row['Status'] === 'completed' && row['Voided on'] === '') given.set(String(row['Referral ID']), (given.get(String(row['Referral ID'])) ?? 0) + 1);
    for (const row of rows('referrals')) {
      const within = Number(row['Visits authorized'] || Infinity);
      expect([row['Referral ID'], row['Visits used']]).toEqual([row['Referral ID'], Math.min(within, (given.get(String(row['Referral ID'])) ?? 0) + Number(row['Visits used before'] || 0))]);
    }
  });

  it('marks covers that need a referral and have none', () => {
    expect(rows('cover').filter((row) => row['Referral standing'] === 'missing').length).toBeGreaterThan(2);
  });

  it('mails the staff ids and reasons, no names', () => {
    const digest = world.bench.outbox.find((mail) => mail.subject.startsWith('Tablework'));
    const names = world.rows('clients').map((row) => String(row['Last name'])).filter((name) => name.length > 4);

    expect(digest?.text).toMatch(/R-\d{5}: expiring\. Ends in/);
    expect(names.filter((name) => digest?.text.includes(name))).toEqual([]);
  });

  it('mails the owner February, equal to the rows', () => {
    const mail = world.bench.outbox.find((one) => one.subject.includes('summary of February 2026'));
    const inFebruary = rows('sessions').filter((row) => row['Status'] === 'completed' && row['Voided on'] === '' && Number(row['Date']) >= 46054 && Number(row['Date']) <= 46081);
    const summed = rows('summary').filter((row) => row['Month'] === '2026-02').reduce((all, row) => all + Number(row['Visits']), 0);

    expect(summed).toBe(inFebruary.length);
    expect(mail?.text).toContain(`February 2026: ${inFebruary.length} visits`);
    expect(mail?.text).toContain('/documents/');
  });

  it('draws the month as a native chart of the Summary tab', () => {
    const { answer } = world.bench.sheets.call('sheets.spreadsheets.get', { spreadsheetId: 'clinic', fields: 'sheets(properties(title),charts(spec(title)))' }, undefined, { user: world.bench.owner });
    const tabs = (answer as { sheets: { properties: { title: string }; charts?: { spec: { title: string } }[] }[] }).sheets;

    expect(tabs.find((tab) => tab.properties.title === 'Summary')?.charts?.map((chart) => chart.spec.title)).toEqual(['Visits per insurer, February 2026']);
  });

  it('mails nothing twice when the run comes twice', () => {
    const before = world.bench.outbox.length;

    world.run('dailyRun');
    world.run('monthlyRun');

    expect(world.bench.outbox.length).toBe(before);
  });

  it('reminds clients who agreed, once for each booking that falls due', () => {
    world.run('hourlyRun');
    const first = world.bench.outbox.filter((mail) => mail.subject.startsWith('Appointment reminder'));
    world.run('hourlyRun');
    const second = world.bench.outbox.filter((mail) => mail.subject.startsWith('Appointment reminder'));

    const agreed = new Set(world.rows('clients').filter((row) => row['Reminders'] === 'email').flatMap((row) => [row['Email'], row['Guardian email']]));
    expect(first.length).toBeGreaterThan(3);
    expect(second.length).toBe(first.length);
    expect(first.flatMap((mail) => mail.to).filter((to) => !agreed.has(to))).toEqual([]);
  });

  it('says nothing in a reminder but name, date, time, clinic and phone', () => {
    const mails = world.bench.outbox.filter((mail) => mail.subject.startsWith('Appointment reminder'));
    const telling = /pain|massage for|lumbar|neck|insur|claim|diagnos|therap(y|ist)|C-\d|S-\d|R-\d/i;

    expect(mails.filter((mail) => telling.test(`${mail.subject} ${mail.text.replaceAll('Tidewater Medical Massage', '')}`))).toEqual([]);
  });
});
