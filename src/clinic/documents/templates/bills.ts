// Templates of papers about money: superbill, receipt, year statement, and the log of visits behind them.

import type { Document } from 'docx';
import { letter } from './page.ts';
import { box, either, facts, heading, signatures, small, space, sums, table, titled, when } from './pieces.ts';
import type { ColumnOf } from './pieces.ts';

const received: ColumnOf = { caption: 'Received', cell: '{on}', share: 26 };
const from: ColumnOf = { caption: 'From', cell: '{from}', share: 22 };
const forVisit: ColumnOf = { caption: 'For the visit of', cell: '{for visit}', share: 26 };
const by: ColumnOf = { caption: 'By', cell: '{method}', share: 18 };
const amount: ColumnOf = { caption: 'Amount', cell: '{amount}', share: 18, right: true };

export const superbill = (): Document => letter({
  title: 'Superbill',
  blocks: [
    ...titled('Superbill'),
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
    ...when('payments', heading('Payments'), ...either('payment ways', table('payments', [received, from, by, amount]), table('payments', [received, from, amount]))),
    ...signatures({ under: '{therapist signs}', share: 60 }, { under: 'date', share: 36 }),
    small('Place 11 is an office. Numbers only: CPT is a trademark of the American Medical Association.', { spacing: { before: 200, after: 0 } }),
  ],
});

export const receipt = (): Document => letter({
  title: 'Receipt',
  notice: 'Please keep this receipt',
  blocks: [
    ...titled('Receipt'),
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
    ...when('tax no', small('{tax no}', { spacing: { before: 160, after: 0 } })),
    ...signatures({ under: '{therapist signs}', share: 60 }, { under: 'date', share: 36 }),
  ],
});

export const yearStatement = (): Document => letter({
  title: 'Statement of payments',
  notice: 'A statement of payments, not another receipt',
  blocks: [
    ...titled('Statement of payments'),
    facts(),
    space(),
    box('**In short.** {in short}'),
    space(),
    ...either(
      'payment ways',
      table('payments', [received, forVisit, by, { caption: 'Receipt', cell: '{receipt no}', share: 14 }, amount], ['Together', '', '', '', '{total}']),
      table('payments', [received, forVisit, amount], ['Together', '', '{total}']),
    ),
  ],
});

export const visitLog = (): Document => letter({
  title: 'Visit log',
  blocks: [
    ...titled('Visit log'),
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
    ...when('therapists', small('By {therapists}', { spacing: { before: 120, after: 0 } })),
    ...when('authorizations', heading('Granted by the insurer'), table('authorizations', [
      { caption: 'Number', cell: '{number}', share: 40 },
      { caption: 'Visits', cell: '{visits}', share: 14, right: true },
      { caption: 'From, until', cell: '{days}', share: 46 },
    ])),
  ],
});
