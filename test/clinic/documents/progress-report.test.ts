// The progress report, read as the referring provider would read it.

import { kinds } from '../../../src/clinic/documents/kinds.ts';
import { progressReport } from '../../../src/clinic/documents/progress-report.ts';
import type { Records } from '../../../src/clinic/documents/records.ts';
import { goals } from '../../../src/clinic/goals/table.ts';
import type { Measure } from '../../../src/clinic/measures/table.ts';
import { measures } from '../../../src/clinic/measures/table.ts';
import { referrals } from '../../../src/clinic/referrals/table.ts';
import { addDays } from '../../../src/kit/day.ts';
import { Refusal } from '../../../src/kit/refusal.ts';
import { paperOf } from './paper.ts';
import { aSession, danasGoals, lean, long, made, measured, order, rich, rowOf, twelveVisits } from './sample.ts';

describe('a referral with progress', () => {
  it('is reported with the same measures then and now', async () => {
    const { text, head } = await paperOf('progress report', rich);

    for (const said of ['Ingrid Pell, MD · NPI 1234567893', 'January 12 – March 2, 2026', '12 of 12 given (2 a week planned, 1.6 kept)', 'AB-12345, injured January 8, 2026',
      'M54.41 (your order of January 9)', 'Pain before sessions fell from 7 to 4 of 10, a meaningful change.', 'Oswestry Disability Index (44 to 28 %)', '1 of 2 goals reached.',
      'We ask for 8 more visits, 1 a week.', 'reached February 20, 2026', 'partly: sitting without a break 6 of 10, target 8', 'until April 30, 2026', 'Reactions at 2 of 12 visits: next-day soreness, gone within a day (Jan 19, Jan 30).']) {
      expect(text).toContain(said);
    }
    expect(head).toContain('Report 3 for referral R-00017');
    expect(text + head).not.toMatch(/[{}]|undefined|null|NaN/);
  });

  it('shows the change of each measure and whether it matters', () => {
    const { measures, firstOn, middleOn, nowOn } = progressReport(rich);

    expect([firstOn, middleOn, nowOn]).toEqual(['Jan 12', 'Feb 9', 'Mar 2']);
    expect(measures.map(({ measure, first, middle, now, change, meaningful }) => [measure, first, middle, now, change, meaningful].join(' | '))).toEqual([
      'Pain before session (NPRS, 0–10) | 7 | 5 | 4 | −3 | yes (2 or more)',
      'Oswestry Disability Index (%) | 44 | 36 | 28 | −16 | yes (10 or more)',
      'Sitting without a break (PSFS, 0–10) | 2 | 4 | 6 | +4 | yes (3 or more)',
      'Lumbar flexion, active (°) | 35 | 46 | 52 | +17 | ',
    ]);
  });

  it('carries the pain of every visit as a picture and in words', async () => {
    const { zip } = await paperOf('progress report', rich);

    const body = zip.file('word/document.xml')?.asText() ?? '';
    expect(body).toContain('descr="Pain from 0 to 10 at 12 visits. Before: 7 on Jan 12, 7 on Jan 15');
    expect(Object.keys(zip.files).filter((path) => path.startsWith('word/media/') && path.endsWith('.png'))).toEqual(['word/media/made-1.png']);
  });
});

describe('a referral without progress', () => {
  it('is told plainly: worse', () => {
    expect(progressReport(long).inShort).toMatch(/^Worse than at the start\. Pain before sessions rose from 5 to 7 of 10, meaningfully worse\./);
    expect(progressReport(long).inShort).toContain('Please review the plan before more visits are ordered.');
  });

  it('is told plainly: no change', () => {
    const still = { ...rich, measures: measured.map((row) => ({ ...row, value: 30 })), sessions: rich.sessions.map((session) => ({ ...session, painBefore: 6 })), proposal: undefined };

    const view = progressReport(still);

    expect(view.inShort).toMatch(/^No meaningful change\. Pain before sessions stayed at 6 of 10\./);
    expect(view.inShort).toContain('Please review the plan');
    expect(view.measures[0]).toMatchObject({ change: '0', meaningful: 'no (2 or more)' });
  });

  it('with one visit says that nothing can be compared yet', async () => {
    const { text, zip } = await paperOf('progress report', lean);

    expect(text).toContain('No measure has been taken twice yet, so there is no change to report.');
    expect(text).not.toContain('Measures, then and now');
    expect(zip.file('word/document.xml')?.asText()).not.toContain('<w:drawing>');
  });
});

describe('a referral that was followed by another', () => {
  // January to March under R-00017, then eight weeks under R-00040 in the same case.
  const next = rowOf(referrals, { ...order, id: 'R-00040', writtenOn: '2026-03-10', visitsAuthorized: 8, perWeek: 1 });
  const later = [7, 14, 21, 28].map((after, i) => aSession({ ...twelveVisits[0], id: `S-${300 + i}`, referral: 'R-00040', date: addDays('2026-03-09', after), painBefore: i === 3 ? 0 : 2, painAfter: 0 }));
  const taken = (on: string, value: number, session = ''): Measure => rowOf(measures, { ...measured[0], id: `M-${on}`, takenOn: on, value, session });
  const after: Records = {
    ...rich, today: '2026-08-01', proposal: undefined, earlier: [], referrals: [order, next], sessions: [...rich.sessions, ...later],
    measures: [...measured, taken('2026-04-06', 4, 'S-303'), taken('2026-05-20', 2)],
  };

  it('speaks of its own visits and never of later ones', async () => {
    const { text, zip } = await paperOf('progress report', after);

    expect(text).toContain('January 12 – March 2, 2026');
    expect(text).toContain('Pain before sessions fell from 7 to 4 of 10');
    expect(text).not.toMatch(/Mar 16|Apr 6|May 20|\n0\n/);
    expect(progressReport(after)).toMatchObject({ firstOn: 'Jan 12', middleOn: 'Feb 9', nowOn: 'Mar 2' });
    expect(zip.file('word/document.xml')?.asText()).toContain('descr="Pain from 0 to 10 at 12 visits.');
  });

  it('is compared with the beginning of the case, and with its own beginning', () => {
    const view = progressReport({ ...after, referral: next });

    expect(view.period).toBe('March 16 – April 6, 2026');
    expect(view.measures.map(({ measure, first, middle, now }) => [measure, first, middle, now].join(' | '))).toEqual([
      'Pain before session (NPRS, 0–10) | 7 | 2 | 0', 'Oswestry Disability Index (%) | 44 |  | 4',
    ]);
  });

  it('leaves a measure out that was not taken in its time', () => {
    const view = progressReport({ ...after, referral: next, measures: measured });

    expect(view.measures.map(({ measure }) => measure)).toEqual(['Pain before session (NPRS, 0–10)']);
  });

  it('takes in the re-evaluation that closes it', () => {
    const closing = aSession({ ...twelveVisits[0], id: 'S-00299', type: 're-evaluation', referral: '', cover: '', date: '2026-03-09', painBefore: 3, painAfter: 1 });
    const odi = taken('2026-03-09', 20, 'S-00299');

    const view = progressReport({ ...after, sessions: [...after.sessions, closing], measures: [...measured, odi] });

    expect(view.visits).toContain('12 of 12 given');
    expect(view.measures).toMatchObject([{ now: '3' }, { now: '20' }, { nowDay: 'on Mar 2' }, { nowDay: 'on Mar 2' }]);
  });

  it('does not tell a goal as reached that was reached later', () => {
    const goal = rowOf(goals, { ...danasGoals[1], reachedOn: '2026-07-01' });

    expect(progressReport({ ...after, goals: [goal] }).goals).toEqual([{ goal: goal.goal, state: 'not yet' }]);
  });

  it('says the year only where it is not that of its visits', () => {
    const view = progressReport({ ...after, today: '2027-02-01' });

    expect([view.firstOn, view.nowOn]).toEqual(['Jan 12', 'Mar 2']);
    expect(view.whatWasDone).toContain('(Jan 19, Jan 30)');
  });

  it('with an injury of another case takes nothing of it', () => {
    const knee = aSession({ ...twelveVisits[0], id: 'S-00400', case: 'K-00077', referral: '', date: '2025-11-03', painBefore: 10 });

    expect(progressReport({ ...after, sessions: [knee, ...after.sessions] }).measures[0]).toMatchObject({ first: '7' });
  });
});

describe('a goal whose figure is there', () => {
  it('is told as met, not as left to reach', () => {
    const goal = rowOf(goals, { ...danasGoals[0], target: 6, state: 'open' });

    const view = progressReport({ ...rich, goals: [goal] });

    expect(view.goals[0]?.state).toBe('target met: sitting without a break 6 of 10, target 6');
    expect(view.inShort).toContain('Target met: sit through a 4-hour shift with one break.');
    expect(view.inShort).not.toContain('Left to reach');
  });
});

describe('a report made again', () => {
  const first = made('D-00001', 'R-00017', '2026-03-02T20:00:00.000Z');
  const again: Records = { ...rich, today: '2026-03-10', earlier: [first] };
  const report = (records: Records) => progressReport(records);

  it('of the same visits keeps its number and has no mark', () => {
    expect(report(again)).toMatchObject({ reference: 'Report 1 for referral R-00017', mark: '' });
    expect(kinds['progress report'].fileName(again)).toBe('Progress report 1 R-00017');
  });

  it('of more visits is the next one', () => {
    const more = { ...again, sessions: [...again.sessions, aSession({ ...twelveVisits[0], id: 'S-00113', date: '2026-03-06' })] };

    expect(report(more)).toMatchObject({ reference: 'Report 2 for referral R-00017', mark: '' });
  });

  it('is marked CORRECTED once a note it speaks of was corrected and signed again', async () => {
    const corrected = again.sessions.map((one) => (one.id === 'S-00104' ? { ...one, correctedWhy: 'wrong side', signedAt: '2026-03-09T18:00:00.000Z' } : one));

    const { text } = await paperOf('progress report', { ...again, sessions: corrected });

    expect(text).toContain('CORRECTED on March 10, 2026. It replaces the one made on March 2, 2026: the note of January 23, 2026 was corrected since.');
  });

  it('is marked CORRECTED once a note was voided, which is in it no more', () => {
    const voided = again.sessions.map((one) => (one.id === 'S-00104' ? { ...one, voidedOn: '2026-03-05', voidedWhy: 'wrong chart' } : one));

    const view = report({ ...again, sessions: voided });

    expect(view.visits).toContain('11 of 12 given');
    expect(view.mark).toContain('the note of January 23, 2026 was voided since.');
  });

  it('has no mark for what was corrected before it was made', () => {
    const corrected = again.sessions.map((one) => (one.id === 'S-00104' ? { ...one, correctedWhy: 'wrong side', signedAt: '2026-02-01T18:00:00.000Z' } : one));

    expect(report({ ...again, sessions: corrected }).mark).toBe('');
  });
});

describe('sessions that are not signed', () => {
  it('are not in the report, but are counted in words', () => {
    const open = aSession({ id: 'S-00200', date: '2026-03-02', painBefore: 0, noteState: 'unsigned', techniques: ['cupping'], signedAt: '' });

    const view = progressReport({ ...rich, sessions: [...rich.sessions, open] });

    expect(view.visits).toBe('12 of 12 given (2 a week planned, 1.6 kept, 1 more not signed yet)');
    expect(view.whatWasDone).not.toMatch(/cupping/i);
    expect(view.measures[0]?.now).toBe('4');
  });

  it('alone make no report', () => {
    const none = { ...rich, sessions: twelveVisits.map((session) => ({ ...session, signedAt: '' })) };

    expect(() => progressReport(none)).toThrow(Refusal);
  });
});
