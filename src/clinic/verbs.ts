// What each verb of the door does.

import type { Asked, Handlers } from '../kit/call.ts';
import { isDay } from '../kit/day.ts';
import type { Desk } from '../kit/desk.ts';
import type { FormTable, Save, Saved, Verb } from '../kit/door.ts';
import { findRecords, loadRecord } from '../kit/store/load.ts';
import { saveRecord } from '../kit/store/save.ts';
import type { Subject } from '../kit/subject.ts';
import { markTouched, touchesOthers } from './daily/count-touched.ts';
import { deskList } from './desk/list.ts';
import { previewInsurer } from './insurers/preview.ts';
import { checkDocument, makeDocument } from './documents/make.ts';
import { dropDraft, keepDraft, loadDraft } from './drafts.ts';
import { health } from './health.ts';
import { makeExport } from './export/make.ts';
import { cancelImport, openImport } from './import/cancel.ts';
import { previewImport } from './import/preview.ts';
import { putPiece } from './import/put.ts';
import { runImport } from './import/run.ts';
import { machinery } from './machinery.ts';
import { acceptByHand } from './records/by-hand.ts';
import { checkRecords } from './records/check.ts';
import { historyOf, restoreField } from './records/history.ts';
import { giveIds } from './records/number.ts';
import { showInSheet } from './records/show.ts';
import { checkNpi } from './providers/npi.ts';
import { endsOnAnswer } from './referrals/ends-on-answer.ts';
import { readOrder } from './referrals/order.ts';
import { fittingSessions, takeSessions } from './referrals/take.ts';
import { checkSession, lastSession, unitsAnswer } from './sessions/answers.ts';
import { bookSeries } from './sessions/book.ts';
import { signSession } from './sessions/sign.ts';
import { monthAnswer, referralUse } from './summary/answers.ts';
import { rowsBehind } from './summary/behind.ts';
import { figuresAnswer } from './summary/figures-now.ts';
import { formTables } from './shapes.ts';
import { subjects } from './subjects.ts';
import { tablesByName } from './tables.ts';
import { editTemplate, listTemplates, resetTemplate, useTemplate } from './templates/own.ts';
import { handover } from './therapists/handover.ts';
import { allow, forStaff } from './therapists/roles.ts';
import { diagnosisIssues, fillCondition, regionIssues } from './codes/answers.ts';
import { scoreAnswer } from './measures/answers.ts';
import { start } from './today/start.ts';

type TableHandlers = { [V in Extract<Verb, `${FormTable}.save` | `${FormTable}.load` | `${FormTable}.find`>]: Handlers[V] };

/** Saves a record of a form table. */
function save(desk: Desk, name: FormTable, input: Save, asked: Asked): Saved {
  const subject: Subject = subjects[name] ?? { table: tablesByName[name] };
  const saved = saveRecord(desk, machinery, { subject, save: input, ...asked, allow: (role) => allow(`${name}.save`, role) });
  if (touchesOthers(name, input)) markTouched(desk, name);
  const { 'Left on': leftOn } = saved.row;
  return name === 'therapists' && isDay(leftOn) && 'Left on' in input.row ? { ...saved, notes: [...saved.notes ?? [], ...handover(desk, saved.id, leftOn)] } : saved;
}

const tableHandlers = Object.fromEntries(formTables.flatMap((name) => [
  [`${name}.save`, (desk: Desk, input: Save, asked: Asked) => save(desk, name, input, asked)],
  [`${name}.load`, (desk: Desk, input: { id: string; at?: number }) => loadRecord(desk, machinery, { table: tablesByName[name], allow: (role) => allow(`${name}.load`, role), ...input })],
  [`${name}.find`, (desk: Desk, input: { text?: string; by?: Record<string, string>; limit?: number }) => findRecords(desk, machinery, { table: tablesByName[name], allow: (role) => allow(`${name}.find`, role), ...input })],
])) as TableHandlers;

/** What moves sessions between orders, or takes visits of them, makes the next hourly run count again. */
function counting<I, O>(work: (desk: Desk, input: I, asked: Asked) => O): (desk: Desk, input: I, asked: Asked) => O {
  return (desk, input, asked) => {
    const done = work(desk, input, asked);
    markTouched(desk, 'sessions');
    return done;
  };
}

export const handlers: Handlers = {
  ...tableHandlers,
  'start': (desk) => start(desk),
  'referrals.readOrder': forStaff('referrals.readOrder', (_desk, { text }) => readOrder(text)),
  'referrals.endsOn': forStaff('referrals.endsOn', (_desk, input) => endsOnAnswer(input)),
  'referrals.fits': (desk, input) => fittingSessions(desk, input),
  'referrals.take': counting(takeSessions),
  'sessions.check': (desk, input) => checkSession(desk, input),
  'sessions.book': counting(bookSeries),
  'sessions.sign': (desk, input, asked) => signSession(desk, input, asked),
  'sessions.last': (desk, input) => lastSession(desk, input),
  'sessions.units': forStaff('sessions.units', (_desk, input) => unitsAnswer(input)),
  'providers.checkNpi': forStaff('providers.checkNpi', (_desk, { npi }) => checkNpi(npi)),
  'measures.score': forStaff('measures.score', (_desk, input) => scoreAnswer(input)),
  'diagnoses.check': forStaff('diagnoses.check', (_desk, { codes, regions }) => ({ issues: [...diagnosisIssues(codes, regions), ...regionIssues(codes, regions)] })),
  'documents.check': (desk, input) => checkDocument(desk, input),
  'documents.make': (desk, input, asked) => makeDocument(desk, input, asked),
  'templates.list': (desk) => listTemplates(desk),
  'templates.edit': (desk, input) => editTemplate(desk, input),
  'templates.use': (desk, input, asked) => useTemplate(desk, input, asked),
  'templates.reset': (desk, input, asked) => resetTemplate(desk, input, asked),
  'desk.list': (desk) => deskList(desk),
  'insurers.preview': (desk, input) => previewInsurer(desk, input),
  'conditions.fill': forStaff('conditions.fill', (_desk, input) => fillCondition(input)),
  'summary.month': (desk, input) => monthAnswer(desk, input),
  'summary.referrals': (desk, input) => referralUse(desk, input),
  'summary.figures': (desk, input) => figuresAnswer(desk, input),
  'rows.behind': (desk, input) => rowsBehind(desk, input),
  'import.put': (desk, input) => putPiece(desk, input),
  'import.preview': (desk, input) => previewImport(desk, input),
  'import.run': (desk, input) => runImport(desk, input),
  'import.cancel': (desk, input) => cancelImport(desk, input),
  'import.open': (desk) => openImport(desk),
  'export.make': (desk) => makeExport(desk),
  'history.of': (desk, input, asked) => historyOf(desk, input, (name, one) => tableHandlers[`${name}.load`](desk, one, asked)),
  'history.restore': (desk, input, asked) => restoreField(desk, input, asked),
  'records.check': (desk, input) => checkRecords(desk, input),
  'records.number': (desk) => giveIds(desk),
  'records.accept': (desk, input) => acceptByHand(desk, input),
  'sheet.show': forStaff('sheet.show', showInSheet),
  'draft.keep': forStaff('draft.keep', keepDraft),
  'draft.load': (desk, input) => loadDraft(desk, input),
  'draft.drop': forStaff('draft.drop', dropDraft),
  'health': (desk) => health(desk),
};
