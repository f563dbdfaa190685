// Which papers can be made of what, and what their buttons say.

import type { Start } from '../../src/kit/door.ts';

export interface Paper {
  /** As the Documents tab calls it. */
  kind: string;
  said: string;
  /** Holds no clinical text: the front desk may make it too. */
  plain?: true;
  /** Can say what is proposed next. */
  proposes?: true;
  /** Can be of some days only: what it is of where none are named. */
  days?: string;
}

export const papers = {
  session: [
    { kind: 'SOAP note', said: 'Make note' },
    { kind: 'superbill', said: 'Superbill', plain: true, days: 'this session' },
    { kind: 'itemized receipt', said: 'Receipt', plain: true, days: 'this session' },
  ],
  referral: [
    { kind: 'progress report', said: 'Make progress report', proposes: true, days: 'all its visits' },
    { kind: 're-referral request', said: 'Ask for a new one', proposes: true },
    { kind: 'letter of medical necessity', said: 'Letter of medical necessity', proposes: true },
  ],
  cover: [{ kind: 'visit log', said: 'Visit log', plain: true, days: 'all its visits' }],
  case: [{ kind: 'discharge summary', said: 'Discharge summary' }],
  client: [
    { kind: 'chart copy', said: 'Chart copy', days: 'the whole chart' },
    { kind: 'year statement', said: 'Year statement', plain: true, days: 'last year' },
    { kind: 'clearance request', said: 'Clearance request' },
  ],
} satisfies Record<string, Paper[]>;

/** All of them, or the one asked for. */
export const papersFor = (of: keyof typeof papers, role: Start['role'], only?: string): Paper[] =>
  papers[of].filter((paper: Paper) => (role !== 'front desk' || paper.plain === true) && (only === undefined || paper.kind === only));
