// A value that no joint has, or no form gives: refused at its field, kept out of imports, found where a hand wrote it.

import { aCase, aClient, aMeasure } from '../builders.ts';
import { importAll } from '../clinic/import/csv.ts';
import { aWorld } from '../world.ts';

const inDegrees = 'A range of motion lies between -30 and 200 degrees.';
const aClinic = () => aWorld({ rows: { clients: [aClient()], cases: [aCase()], measures: [aMeasure({ kind: 'ROM', what: 'neck rotation', side: 'left', value: 55, unit: 'degrees' })] } });

it('is refused at its value, new or changed', () => {
  const world = aClinic();
  const row = { 'Client ID': 'C-00001', 'Case ID': 'K-00001', 'Taken on': '2026-03-02', 'Kind': 'ROM', 'What': 'jaw opening' };

  expect(world.ask('measures.save', { row: { ...row, 'Value': 450 } })).toEqual({ ok: false, issues: [{ code: 'invalid', message: 'A range of motion lies between 0 and 80 mm.', field: 'Value' }] });
  expect(world.ask('measures.save', { id: 'M-00001', at: 2, row: { 'Value': 550 } })).toMatchObject({ ok: false, issues: [{ message: inDegrees, field: 'Value' }] });
  expect(world.ask('measures.save', { row: { ...row, 'Kind': 'ODI', 'What': '', 'Value': 440 } })).toMatchObject({ ok: false, issues: [{ message: 'ODI lies between 0 and 100.', field: 'Value' }] });
  world.get('measures.save', { row: { ...row, 'Value': 38 } });

  expect(world.rows('measures').map((one) => one['Value'])).toEqual([55, 38]);
});

it('that a hand wrote is found by Check records, and does not hold up other changes of its row', () => {
  const world = aClinic();
  world.set('measures', 2, 'Value', 550);

  expect(world.get('records.check', {}).findings.filter((one) => one.table === 'measures')).toContainEqual(expect.objectContaining({ kind: 'cell', field: 'Value', has: 'a number', says: inDegrees }));
  world.get('measures.save', { id: 'M-00001', at: 2, row: { 'Side': 'right' } });

  expect(world.row('measures', 'M-00001')).toMatchObject({ 'Side': 'right', 'Value': 550 });
});

it('does not come in with an import, and is counted among its problems', () => {
  const world = aClinic();
  const head = 'Measure ID,Client ID,Case ID,Taken on,Kind,What,Side,Value,Unit';

  const told = importAll(world, { 'measures.csv': `${head}\nm1,C-00001,K-00001,2026-02-26,ROM,neck rotation,left,700,degrees\nm2,C-00001,K-00001,2026-02-26,ROM,neck rotation,left,70,degrees\n` });

  expect(told.problems).toBe(1);
  expect(world.rows('measures').map((one) => one['Value'])).toEqual([55, 70]);
});
