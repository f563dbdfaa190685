// Template of the progress report of a referral.

import type { Document } from 'docx';
import { letter } from './page.ts';
import { facts, heading, paragraph, signatures, space, thenAndNow, titled } from './pieces.ts';

export const progressReport = (): Document => letter({
  title: 'Progress report',
  blocks: [
    ...titled('Progress report: massage therapy'),
    facts(),
    space(),
    ...thenAndNow(),
    heading('Proposed'),
    paragraph('{proposed}', { keepNext: true, keepLines: true }),
    ...signatures({ under: '{therapist signs}', share: 46 }, { under: '{provider signs}', boxes: '{provider choices}', share: 50 }),
  ],
});
