// Template of the progress report of a referral.

import type { Document } from 'docx';
import { letter } from './page.ts';
import { box, facts, heading, measures, paragraph, picture, signatures, small, space, table, titled, when } from './pieces.ts';

export const progressReport = (): Document => letter({
  title: 'Progress report',
  blocks: [
    ...titled('Progress report: massage therapy'),
    facts(),
    space(),
    box('**In short.** {in short}'),
    ...when('measures', heading('Measures, then and now'), measures()),
    ...when('pain trend', picture('pain trend', 250 / 1320), small('Pain from 0 to 10 before (solid line) and after (dashed line) each visit.')),
    heading('What was done and how it was taken'),
    paragraph('{what was done}'),
    ...when('goals', heading('Goals'), table('goals', [
      { caption: 'Goal', cell: '{goal}', share: 54 },
      { caption: 'State', cell: '{state}', share: 46 },
    ])),
    ...when('deficits', paragraph('{deficits}', { spacing: { before: 120 } })),
    heading('Proposed'),
    paragraph('{proposed}', { keepNext: true, keepLines: true }),
    ...signatures({ under: '{therapist signs}', share: 46 }, { under: '{provider signs}', boxes: '{provider choices}', share: 50 }),
  ],
});
