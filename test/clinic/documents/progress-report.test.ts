// The progress report, read as the referring provider would read it.

import { progressReport } from '../../../src/clinic/documents/progress-report.ts';
import { Refusal } from '../../../src/kit/refusal.ts';
import { paperOf } from './paper.ts';
import { aSession, lean, long, measured, rich, twelveVisits } from './sample.ts';

describe('a referral with progress', () => {
  it('is reported with the same measures then and now', async () => {
    const { text, head } = await paperOf('progress report', rich);

    for (const said of ['Ingrid Pell, MD · NPI 1234567893', 'January 12 – March 2, 2026', '12 of 12 given (2 a week planned, 1.6 kept)', 'AB-12345, injured January 8, 2026',
      'M54.41 (from your order of January 9)', 'Pain before sessions fell from 7 to 4 of 10, a meaningful change.', 'Oswestry Disability Index (44 to 28 %)', '1 of 2 goals reached.',
      'We ask for 8 more visits, 1 a week.', 'reached February 20, 2026', 'partly: now 6, target 8', 'until April 30, 2026', 'Reactions at 2 of 12 visits: next-day soreness, gone within a day (Jan 19, Jan 30).']) {
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
    expect(progressReport(long).inShort).toMatch(/^Pain before sessions rose from 5 to 7 of 10, meaningfully worse\./);
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
