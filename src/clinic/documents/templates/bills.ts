// Templates of papers about money: superbill, receipt, year statement, and the log of visits behind them.

import type { Document } from 'docx';
import { box, facts, heading, letter, paragraph, signatures, small, space, sums, table, title, when } from './pieces.ts';

export const superbill = (): Document => letter({
  title: 'Superbill',
  blocks: [
    title('Superbill'),
    heading('Client'), facts('client facts'),
    heading('Cover'), facts('cover facts'),
    heading('Provider of service'), facts('provider facts'),
    ...when('diagnoses', heading('Diagnosis'), table('diagnoses', [
      { caption: 'Letter', cell: '{letter}', share: 12 },
      { caption: 'Code (ICD-10-CM, from the referral)', cell: '{code}', share: 88 },
    ])),
    heading('Services'),
    table('lines', [
      { caption: 'Date', cell: '{date}', share: 25 },
      { caption: 'Place', cell: '{place}', share: 9 },
      { caption: 'Code', cell: '{code}', share: 16 },
      { caption: 'Diagnosis', cell: '{pointer}', share: 12 },
      { caption: 'Units', cell: '{units}', share: 8, right: true },
      { caption: 'Charge', cell: '{charge}', share: 13, right: true },
      { caption: 'Therapist NPI', cell: '{therapist}', share: 17, right: true },
    ]),
    space(),
    sums('totals'),
    ...when('payments', heading('Payments'), table('payments', [
      { caption: 'Received', cell: '{on}', share: 34 },
      { caption: 'From', cell: '{from}', share: 22 },
      { caption: 'By', cell: '{method}', share: 24 },
      { caption: 'Amount', cell: '{amount}', share: 20, right: true },
    ])),
    ...signatures({ under: '{therapist signs}', share: 60 }, { under: 'date', share: 36 }),
    small('Place 11 is an office. Numbers only: CPT is a trademark of the American Medical Association.', { spacing: { before: 200, after: 0 } }),
  ],
});

export const receipt = (): Document => letter({
  title: 'Receipt',
  notice: 'Please keep this receipt',
  blocks: [
    title('Receipt'),
    ...when('mark', paragraph('{mark}', { bold: true, color: 'b3261e' })),
    box('**{received from}**'),
    space(),
    table('lines', [
      { caption: 'Appointment', cell: '{date}', share: 22 },
      { caption: 'For', cell: '{service}', share: 50 },
      { caption: 'Minutes', cell: '{minutes}', share: 12, right: true },
      { caption: 'Fee', cell: '{amount}', share: 16, right: true },
    ]),
    space(),
    sums('totals'),
    ...when('tax no', small('{tax no}')),
    ...signatures({ under: '{therapist signs}', share: 60 }, { under: 'date', share: 36 }),
  ],
});

export const yearStatement = (): Document => letter({
  title: 'Statement of payments',
  notice: 'A statement of payments, not another receipt',
  blocks: [
    title('Statement of payments'),
    facts(),
    space(),
    box('**In short.** {in short}'),
    space(),
    table('payments', [
      { caption: 'Received', cell: '{on}', share: 25 },
      { caption: 'For the visit of', cell: '{for visit}', share: 25 },
      { caption: 'By', cell: '{method}', share: 18 },
      { caption: 'Receipt', cell: '{receipt no}', share: 14 },
      { caption: 'Amount', cell: '{amount}', share: 18, right: true },
    ], ['Together', '', '', '', '{total}']),
  ],
});

export const visitLog = (): Document => letter({
  title: 'Visit log',
  blocks: [
    title('Visit log'),
    facts(),
    space(),
    box('**In short.** {in short}'),
    space(),
    table('visits', [
      { caption: 'No.', cell: '{no}', share: 6, right: true },
      { caption: 'Date', cell: '{date}', share: 20 },
      { caption: 'Time', cell: '{times}', share: 20 },
      { caption: 'Min', cell: '{minutes}', share: 7, right: true },
      { caption: 'Codes', cell: '{codes}', share: 15 },
      { caption: 'Units', cell: '{units}', share: 7, right: true },
      { caption: 'Pain', cell: '{pain}', share: 9 },
      { caption: 'Referral', cell: '{referral}', share: 11 },
      { caption: 'By', cell: '{therapist}', share: 5 },
    ], ['', 'Together', '', '{minutes together}', '', '{units together}', '', '', '']),
  ],
});
