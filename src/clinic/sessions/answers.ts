// Live answers for the session form: cover, what is missing to sign, the last visit, units. Nothing is written.

import type { Desk } from '../../kit/desk.ts';
import type { CoverAnswer, Loaded, Save } from '../../kit/door.ts';
import { refuse } from '../../kit/refusal.ts';
import { layoutOf, rowOf } from '../../kit/store/layout.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { tryRecord } from '../../kit/store/save.ts';
import { seenRow } from '../../kit/store/sight.ts';
import { codeProblem, pairWarnings } from '../codes/procedures.ts';
import { machinery } from '../machinery.ts';
import { allow } from '../therapists/roles.ts';
import { sessionSubject } from './save.ts';
import { missingToSign } from './signing.ts';
import type { Session } from './table.ts';
import { sessions } from './table.ts';
import { units } from './units.ts';

export function checkSession(desk: Desk, input: Save): CoverAnswer & { missing: string[]; fields: string[] } {
  const { after, decision } = tryRecord(desk, machinery, { subject: sessionSubject, save: input, allow: (role) => allow('sessions.save', role) });
  const session: Session = { ...after, ...decision.set };
  const refused = decision.issues?.find((issue) => issue.code === 'not-covered');
  const [covered = 'yes', ...why] = session.covered.split(': ');
  return {
    covered: covered === 'no' || refused ? 'no' : covered === 'check' ? 'check' : 'yes',
    why: why.length > 0 ? [why.join(': ')] : [], visit: decision.notes?.find((note) => note.startsWith('Visit ')), missing: missingToSign(session).map((one) => one.says), fields: missingToSign(session).map((one) => one.field),
  };
}

/** The newest completed session of a client (of a case, before a day). */
export function lastSession(desk: Desk, input: { client: string; case?: string; before?: string }): { session: Loaded | null } {
  const [people = [], rows = [], settings = []] = desk.book.read([machinery.people, sessions, machinery.settings].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  const sight = machinery.sightOf(desk, people, readSettings(settings).values);
  allow('sessions.load', sight.role);
  const layout = layoutOf(sessions, rows[0] ?? []);
  let best: { at: number; session: Session } | undefined;
  rows.forEach((cells, i) => {
    if (i === 0 || cells[layout['client'] ?? -1] !== input.client || cells[layout['status'] ?? -1] !== 'completed') return;
    const session = rowOf(sessions, layout, cells).row as Session;
    if ((input.case && session.case !== input.case) || (input.before && session.date >= input.before)) return;
    if (!best || session.date + session.startsAt > best.session.date + best.session.startsAt) best = { at: i + 1, session };
  });
  return { session: best ? { id: best.session.id, at: best.at, row: seenRow(sight, sessions, best.session), table: sessions.name } : null };
}

const rules = ['cms', 'midpoint', 'visit', 'length'] as const;

export function unitsAnswer(input: { procedures: { code: string; minutes: number }[]; rule: string }): { units: number; byCode: Record<string, number>; tie: boolean; warnings: string[] } {
  const rule = rules.find((one) => one === input.rule) ?? refuse('not-a-choice', `A rule is one of: ${rules.join(', ')}.`, { field: 'rule' });
  const answer = units({ procedures: input.procedures, rule });
  return 'problem' in answer ? refuse('invalid', answer.problem, { field: 'procedures' }) : { units: answer.units, byCode: answer.byCode, tie: answer.tie, warnings: warningsOn(input.procedures.map((one) => one.code)) };
}

const warningsOn = (codes: string[]): string[] => [...codes.flatMap((code) => codeProblem(code) ?? []), ...pairWarnings(codes)];
