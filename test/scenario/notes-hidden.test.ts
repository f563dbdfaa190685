// No answer of any verb tells the front desk a note, nor a therapist one of somebody else's client; and no save wipes one.

import type { Verb } from '../../src/kit/door.ts';
import { sessions } from '../../src/clinic/sessions/table.ts';
import { aMeasure, anAddendum, aSignedNote, aTreatment, cast } from '../builders.ts';
import type { World } from '../world.ts';
import { allVerbs, inputOf } from './asked.ts';
import { aSmallClinic, desk, owner, tess, worldLike } from './clinic.ts';
import { textOf } from './papers.ts';

/** Stands in every text of every note. */
const secret = 'zebra';

const noteHeadings = Object.values(sessions.columns).filter((column) => column.section === 'Note').map(({ heading }) => heading);
/** Orders and cases have regions of their own. */
const onlyInNotes = noteHeadings.filter((heading) => heading !== 'Regions');
const secrets = Object.fromEntries(Object.entries(sessions.columns).filter(([, column]) => (column.section === 'Note' && ['text', 'longText', 'list'].includes(column.kind) && column.heading !== 'Procedures') || column.heading.endsWith('why'))
  .map(([key, column]) => [key, column.kind === 'list' ? [`${secret} ${key}`] : `${secret} ${key}`]));

/** S-00001 was Tess's note on Mara; S-00009 and what hangs on it is June's on Otto, whom Tess has never treated. */
const aClinicOfSecrets = (): World => worldLike('secrets', () => {
  const world = aSmallClinic();
  const bare = { case: '', cover: '', referral: '', therapist: cast.june.id, ...secrets, voidedWhy: '' };
  world.replace('sessions', [
    aTreatment({ id: 'S-00001', date: '2026-02-16', therapist: cast.tess.id, ...secrets, correctedWhy: '', voidedWhy: '' }),
    aSignedNote({ ...bare, id: 'S-00009', client: 'C-00002', date: '2026-02-20' }),
    aSignedNote({ ...bare, id: 'S-00010', client: 'C-00002', date: '2026-02-21', voidedOn: '2026-02-22', voidedWhy: `${secret} wrong chart` }),
  ]);
  world.put('measures', [aMeasure({ id: 'M-00002', client: 'C-00002', case: '', what: secret }), aMeasure({ id: 'M-00003', client: 'C-00002', case: '', session: 'S-00009', what: secret })]);
  world.put('addenda', [anAddendum({ session: 'S-00009', text: secret })]);
  world.get('sessions.save', { id: 'S-00001', row: { 'Plan': `${secret} in the journal`, 'Room': 'Room 2' } }, { user: tess, requestId: 'tess-1' });
  world.get('sessions.save', { id: 'S-00009', row: { 'Plan': `${secret} in the journal`, 'Room': 'Room 2', 'Corrected why': `${secret} again` } }, { user: owner, requestId: 'june-1' });
  world.get('measures.save', { id: 'M-00002', row: { 'What': `${secret} twice` } }, { user: owner });
  world.run('dailyRun');
  return world;
});

/** Besides the usual request of each verb: those that come nearest to a note. */
const nearest: [Verb, object, string?][] = [
  ...['S-00001', 'S-00009', 'S-00010'].flatMap((id): [Verb, object, string?][] => [
    ['sessions.load', { id }], ['sessions.check', { id, row: {} }], ['sessions.save', { id, row: { Room: 'Room 1' } }], ['sessions.save', { id, row: { Plan: '', Room: 'Room 3' }, opened: { Plan: '', Room: 'Room 9' } }],
    ['history.of', { id }], ['documents.check', { kind: 'SOAP note', about: id }], ['documents.make', { kind: 'SOAP note', about: id }], ['documents.make', { kind: 'superbill', about: id }],
    ['documents.make', { kind: 'itemized receipt', about: id }], ['sessions.sign', { id }],
  ]),
  ['sessions.find', {}], ['sessions.find', { text: secret }], ['sessions.find', { by: { Plan: `${secret} plan` } }],
  ['sessions.last', { client: 'C-00002' }], ['sessions.save', { row: {} }, 'june-1'], ['sessions.save', { id: 'S-00009', row: { Room: 'Room 4' } }, 'june-1'],
  ['measures.load', { id: 'M-00002' }], ['measures.find', {}], ['measures.find', { text: secret }], ['history.of', { id: 'M-00002' }], ['addenda.load', { id: 'AD-00001' }], ['addenda.find', {}], ['history.of', { id: 'AD-00001' }],
  ['rows.behind', { count: 'visitsUsed', of: 'R-00001' }], ['rows.behind', { count: 'clients', month: '2026-02' }], ['documents.check', { kind: 'chart copy', about: 'C-00002' }], ['documents.make', { kind: 'chart copy', about: 'C-00002' }],
  ['documents.make', { kind: 'clearance request', about: 'C-00002' }], ['documents.make', { kind: 'year statement', about: 'C-00002' }], ['documents.make', { kind: 'progress report', about: 'R-00001' }], ['sessions.book', { row: { 'Client ID': 'C-00002', 'Therapist ID': 'T-00002', 'Starts at': '08:00', 'Ends at': '09:00' }, dates: [{ date: '2026-03-12' }] }],
  ['history.of', { id: 'C-00002' }], ['records.check', {}], ['records.number', {}],
];

/** Answers that tell more than they may; `of` the records whose notes this person may not read. */
function leaks(user: string, of: RegExp): string[] {
  const world = aClinicOfSecrets();
  const asked: [Verb, object, string?][] = [...allVerbs.map((verb): [Verb, object] => [verb, inputOf(verb)]), ...nearest];
  return asked.filter(([, input]) => of.test(JSON.stringify(input))).flatMap(([verb, input, requestId]) => {
    const answer = world.askAny(verb, input, { user, requestId, attempt: requestId ? 2 : 1 });
    const told = JSON.stringify(answer).replace(JSON.stringify(input), '');
    const paper = verb === 'documents.make' && answer.ok ? textOf(world, answer.value as { url: string }) : '';
    const fields = onlyInNotes.filter((heading) => answer.ok && told.includes(`"${heading}":`));
    return [...(told.includes(secret) || paper.includes(secret) ? [`${verb} ${JSON.stringify(input)} tells a note`] : []), ...(fields.length > 0 ? [`${verb} ${JSON.stringify(input)} tells ${fields.join(', ')}`] : [])];
  });
}

it('the front desk is told no note by any verb, whatever it asks', () => {
  expect(leaks(desk, /./)).toEqual([]);
});

it('a therapist is told no note of a client whom only others have treated', () => {
  expect(leaks(tess, /S-00009|S-00010|C-00002|M-00002|AD-00001/)).toEqual([]);
});

it('what the front desk changes of a session leaves its note as it was, whatever it sends for it', () => {
  const world = aClinicOfSecrets();
  const before = world.row('sessions', 'S-00001');
  const { row, at } = world.get('sessions.load', { id: 'S-00001' }, { user: desk });

  world.get('sessions.save', { id: 'S-00001', at, opened: row, row: { ...row, 'Room': 'Room 5', 'Fee': 95, ...Object.fromEntries(noteHeadings.map((heading) => [heading, ''])) } }, { user: desk });

  expect(world.row('sessions', 'S-00001')).toEqual({ ...before, 'Room': 'Room 5', 'Fee': 95 });
});

it('a measure that names no session stays hidden where a session typed by hand has no id yet', () => {
  const world = aClinicOfSecrets();
  world.put('sessions', [aTreatment({ id: '', therapist: cast.tess.id, date: '2026-02-25' })]);

  expect(world.get('measures.load', { id: 'M-00002' }, { user: tess }).row).not.toHaveProperty(['What']);
  expect(world.get('measures.load', { id: 'M-00002' }, { user: tess }).row).not.toHaveProperty(['Change from baseline']);
});
