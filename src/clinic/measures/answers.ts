// A form's score for the sidebar, or in words why there is none.

import { refuse } from '../../kit/refusal.ts';
import { measureKind, score } from './score.ts';

export function scoreAnswer(input: { kind: string; items: (number | null)[] }): { score: number | null; band: string; missing: number } {
  if (!measureKind(input.kind)) refuse('not-a-choice', `“${input.kind.slice(0, 40)}” has no score. Scores are of NPRS, ODI, NDI, QuickDASH, PSFS, Roland-Morris and FIQR.`, { field: 'kind' });
  const answer = score(input);
  if (answer.why !== undefined && answer.missing === 0) refuse('invalid', answer.why, { field: 'items' });
  return { score: answer.score, band: answer.band, missing: answer.missing };
}
