// Template of the SOAP note of a session.

import type { Document } from 'docx';
import { letter } from './page.ts';
import { box, each, facts, heading, labeled, marked, paragraph, part, small, space, table, title, when } from './pieces.ts';
import type { Block } from './pieces.ts';

/** The note itself, alone or among others in a chart copy. */
export const noteBlocks = (): Block[] => [
  ...when('mark', marked()),
  facts(),
  space(),
  box('**In short.** {in short}'),
  ...when('consent', small('{consent}', { spacing: { before: 120, after: 0 } })),
  ...part('subjective', 'S · Subjective'),
  ...part('objective', 'O · Objective'),
  heading('Treatment given'),
  labeled('treatment'),
  ...when('procedures',
    space(),
    table('procedures', [
      { caption: 'Procedure', cell: '{code}', share: 18 },
      { caption: 'What it is', cell: '{name}', share: 52 },
      { caption: 'Minutes', cell: '{minutes}', share: 15, right: true },
      { caption: 'Units', cell: '{units}', share: 15, right: true },
    ], ['Together', '', '{procedure minutes}', '{procedure units}'])),
  ...part('assessment', 'A · Assessment'),
  ...part('plan', 'P · Plan'),
  ...part('home care', 'Home care'),
  ...when('addenda', heading('Addenda'), ...each('addenda', small('{heading}', { keepNext: true }), paragraph('{text}'))),
  paragraph('{signed line}', { bold: true, keepNext: true, keepLines: true, spacing: { before: 300, after: 20 } }),
  small('{license}{#if fingerprint} · fingerprint {fingerprint}{/if fingerprint}', { keepLines: true }),
];

export const soapNote = (): Document => letter({ title: 'SOAP note', notice: 'Confidential health record', blocks: [title('SOAP note'), ...noteBlocks()] });
