// Templates that gather much of a chart or a month: discharge summary, chart copy, monthly summary.

import type { Document } from 'docx';
import { letter } from './page.ts';
import { box, each, facts, heading, labeled, nextPage, paragraph, part, picture, signatures, small, smallTable, space, table, thenAndNow, title, titled, when } from './pieces.ts';
import type { ColumnOf } from './pieces.ts';
import { noteBlocks } from './soap-note.ts';

export const discharge = (): Document => letter({
  title: 'Discharge summary',
  blocks: [
    ...titled('Discharge summary: massage therapy'),
    facts(),
    space(),
    ...thenAndNow(),
    ...part('home care', 'To go on at home'),
    ...part('last plan', 'Plan of the last note', { keepNext: true }),
    ...signatures({ under: '{therapist signs}', share: 60 }, { under: 'date', share: 36 }),
  ],
});

export const chartCopy = (): Document => letter({
  title: 'Chart copy',
  notice: 'Confidential health record',
  blocks: [
    title('Copy of the chart'),
    facts(),
    space(),
    box('**In short.** {in short}'),
    ...when('health', heading('Health'), labeled('health')),
    ...when('answers', heading('Safety questions answered yes or not sure'), table('answers', [
      { caption: 'Asked about', cell: '{item}', share: 34 },
      { caption: 'Answer', cell: '{answer}', share: 12 },
      { caption: 'Asked', cell: '{asked on}', share: 20 },
      { caption: 'Clearance', cell: '{clearance}', share: 34 },
    ])),
    ...when('orders', heading('Orders'), table('orders', [
      { caption: 'Written', cell: '{written on}', share: 19 },
      { caption: 'By', cell: '{provider}', share: 36 },
      { caption: 'Diagnosis', cell: '{codes}', share: 18 },
      { caption: 'Visits', cell: '{visits}', share: 8, right: true },
      { caption: 'Until', cell: '{until}', share: 19 },
    ])),
    heading('Notes in this copy'),
    smallTable('contents', [
      { caption: 'Date', cell: '{date}', share: 22 },
      { caption: 'Session', cell: '{session}', share: 14 },
      { caption: 'Kind', cell: '{type}', share: 18 },
      { caption: 'Therapist', cell: '{therapist}', share: 26 },
      { caption: 'Signed', cell: '{signed}', share: 20 },
    ]),
    ...each('notes', nextPage('{reference}'), ...noteBlocks()),
  ],
});

const money: ColumnOf[] = [
  { caption: 'Charged', cell: '{charged}', share: 15, right: true },
  { caption: 'Received', cell: '{received}', share: 15, right: true },
];

export const monthlySummary = (): Document => letter({
  title: 'Monthly summary',
  notice: 'Counts and money only, no names',
  blocks: [
    title('Monthly summary: {reference}'),
    box('**In short.** {in short}'),
    heading('Visits per insurer'),
    table('lines', [
      { caption: 'Insurer', cell: '{insurer}', share: 30 },
      { caption: 'Visits', cell: '{visits}', share: 8, right: true },
      { caption: 'Clients', cell: '{clients}', share: 9, right: true },
      ...money,
      { caption: 'Outstanding', cell: '{outstanding}', share: 15, right: true },
      { caption: 'Not covered', cell: '{not covered}', share: 13, right: true },
    ], ['Together', '{#total}{visits}{/total}', '{#total}{clients}{/total}', '{#total}{charged}{/total}', '{#total}{received}{/total}', '{#total}{outstanding}{/total}', '{#total}{not covered}{/total}']),
    ...when('visits trend', picture('visits trend', 300 / 1320), small('Visits a month.')),
    heading('Beside other months'),
    table('compared', [
      { caption: 'Month', cell: '{label}', share: 34 },
      { caption: 'Visits', cell: '{visits}', share: 18, right: true },
      { caption: 'Change', cell: '{change}', share: 18, right: true },
      ...money,
    ]),
    ...when('also', heading('Also'), ...each('also', paragraph('{line}'))),
    small('Every number is counted from the rows of the tab Sessions; the tab Summary holds them.', { spacing: { before: 200 } }),
  ],
});
