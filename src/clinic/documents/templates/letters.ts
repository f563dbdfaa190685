// Templates of letters that ask a provider for something: a new order, a letter to sign, a clearance.

import type { Document } from 'docx';
import { letter } from './page.ts';
import { box, facts, heading, labeled, measures, nextPage, paragraph, part, rules, signatures, small, space, table, titled, when } from './pieces.ts';

export const reReferral = (): Document => letter({
  title: 'Re-referral request',
  blocks: [
    ...titled('Request for a new order: massage therapy'),
    facts(),
    space(),
    box('**In short.** {in short}'),
    ...when('measures', heading('Measures, then and now'), measures()),
    ...part('what was done', 'What was done and how it was taken'),
    heading('What we ask'),
    paragraph('{request}', { keepNext: true }),
    ...signatures({ under: '{therapist signs}', share: 60 }, { under: 'date', share: 36 }),
    nextPage('Order for massage therapy'),
    labeled('form', 90),
    ...signatures({ under: '{provider signs}', share: 60 }, { under: 'date', share: 36 }),
    small('{send to}', { spacing: { before: 240, after: 0 } }),
  ],
});

export const medicalNecessity = (): Document => letter({
  title: 'Letter of medical necessity',
  blocks: [
    ...titled('Letter of medical necessity'),
    small('{prepared by}', { spacing: { after: 120 } }),
    facts(),
    space(),
    paragraph('To whom it may concern:', { spacing: { before: 120, after: 120 } }),
    paragraph('{condition}'),
    paragraph('{treatment}'),
    paragraph('{purpose}'),
    paragraph('{reason}', { keepNext: true, spacing: { after: 0 } }),
    rules(3),
    space(),
    box('**This letter is good until {good until}.**'),
    ...signatures({ under: '{provider signs}', share: 60 }, { under: 'date', share: 36 }),
  ],
});

export const clearance = (): Document => letter({
  title: 'Clearance request',
  blocks: [
    ...titled('Request for clearance: massage therapy'),
    facts(),
    space(),
    box('**In short.** {in short}'),
    heading('What the client told us'),
    table('items', [
      { caption: 'Asked about', cell: '{item}', share: 46 },
      { caption: 'Answer', cell: '{answer}', share: 14 },
      { caption: 'Where', cell: '{region}', share: 18 },
      { caption: 'Asked', cell: '{asked on}', share: 22 },
    ]),
    heading('What is planned'),
    paragraph('{planned}'),
    heading('Your answer'),
    paragraph('☐ Massage therapy may be given.', { keepNext: true }),
    paragraph('☐ It may be given with these limits: ________________________________________', { keepNext: true }),
    paragraph('☐ It should not be given now.', { keepNext: true }),
    paragraph('This answer holds until ________________.', { keepNext: true }),
    ...signatures({ under: '{provider signs}', share: 60 }, { under: 'date', share: 36 }),
    small('{send to}', { spacing: { before: 240, after: 0 } }),
  ],
});
