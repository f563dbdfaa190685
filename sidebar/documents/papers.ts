// Which papers can be made of what, and what their buttons say.

import type { Start } from '../../src/kit/door.ts';

export interface Paper {
  /** As the Documents tab calls it. */
  kind: string;
  said: string;
  /** Holds no clinical text: the front desk may make it too. */
  plain?: true;
}

export const papers = {
  session: [
    { kind: 'SOAP note', said: 'Make note' },
    { kind: 'superbill', said: 'Superbill', plain: true },
    { kind: 'itemized receipt', said: 'Receipt', plain: true },
  ],
  referral: [
    { kind: 'progress report', said: 'Make progress report' },
    { kind: 're-referral request', said: 'Ask for a new one' },
    { kind: 'letter of medical necessity', said: 'Letter of medical necessity' },
  ],
  cover: [{ kind: 'visit log', said: 'Visit log', plain: true }],
  case: [{ kind: 'discharge summary', said: 'Discharge summary' }],
  client: [
    { kind: 'chart copy', said: 'Chart copy' },
    { kind: 'year statement', said: 'Year statement', plain: true },
    { kind: 'clearance request', said: 'Clearance request' },
  ],
} satisfies Record<string, Paper[]>;

export const papersFor = (of: keyof typeof papers, role: Start['role']): Paper[] => papers[of].filter((paper: Paper) => role !== 'front desk' || paper.plain === true);
