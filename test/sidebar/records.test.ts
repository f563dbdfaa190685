// Check records and History in the sidebar, in a real browser against the built script.

import { AxeBuilder } from '@axe-core/playwright';
import { tablesByName } from '../../src/clinic/tables.ts';
import { aTherapist, aTreatment, cast } from '../builders.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

/** Mara, saved by form; then somebody worked in the sheet. */
function aClinicWorkedInByHand(): World {
  const world = aWorld();
  world.put('therapists', [aTherapist({ ...cast.tess })]);
  world.get('clients.save', { row: { 'Last name': 'Quill', 'First name': 'Mara', 'Phone': '(206) 555-0101' } });
  world.set('clients', 2, 'Phone', '(206) 555-0199');
  world.set('clients', 2, 'Status', 'asleep');
  world.bench.batchUpdate([{ appendCells: { sheetId: tablesByName.clients.sheetId, rows: [{ values: [{}, { userEnteredValue: { stringValue: 'Lark' } }, { userEnteredValue: { stringValue: 'Ivy' } }] }], fields: 'userEnteredValue' } }]);
  return world;
}

describe('Check records', () => {
  it('lists what is wrong, jumps to the cell, gives ids, accepts one value and puts another back', async () => {
    const world = aClinicWorkedInByHand();
    world.set('clients', 2, 'Occupation', 'baker');
    const { page } = await aSidebar(world, { open: 'check' });
    await page.getByText('This should be one of: active, waiting, discharged.').waitFor();

    await page.getByRole('button', { name: 'Show Clients, row 2, Status' }).first().click();
    await page.getByRole('button', { name: 'Give them ids' }).click();
    await page.getByText('1 row got an id').waitFor();
    await page.getByRole('button', { name: 'Accept Occupation of C-00001' }).click();
    await page.getByText('Occupation of C-00001 is accepted as it stands.').waitFor();
    await page.getByRole('button', { name: 'Put back Phone of C-00001' }).click();
    await page.getByText('Phone of C-00001 is as it was saved.').waitFor();

    expect(world.bench.services.spreadsheetApp.selection(cast.june.email)).toMatchObject({ sheetId: tablesByName.clients.sheetId, row: 2 });
    expect(world.rows('clients').map((row) => [row['Client ID'], row['Last name'], row['Phone'], row['Occupation'], row['Status']])).toEqual([
      ['C-00001', 'Quill', '(206) 555-0101', 'baker', 'asleep'], ['C-00002', 'Lark', '', '', ''],
    ]);
  });

  it('shows values changed by hand to the owner alone', async () => {
    const world = aClinicWorkedInByHand();
    const { page } = await aSidebar(world, { open: 'check', user: cast.tess.email });

    await page.getByText('This should be one of: active, waiting, discharged.').waitFor();

    expect(await page.getByText('(206) 555-0199').count()).toBe(0);
  });
});

describe('History', () => {
  it('is one click from a client, tells before and after, and puts a field back', async () => {
    const world = aClinicWorkedInByHand();
    world.get('clients.save', { id: 'C-00001', at: 2, row: { Notes: 'Prefers mornings.' } }, { user: cast.tess.email });
    const { page } = await aSidebar(world);
    await toClient(page, 'quill');

    await page.getByRole('button', { name: 'History' }).click();
    await page.getByText('Prefers mornings.').waitFor();
    await page.getByText(cast.tess.email).waitFor();
    await page.getByRole('button', { name: 'Put Notes back' }).click();
    await page.getByText('Notes is back. The history tells it.').waitFor();

    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Notes': '' });
  });

  it('asks why before a signed note is put back', async () => {
    const world = aClinicWorkedInByHand();
    world.put('sessions', [aTreatment({ case: '', cover: '', referral: '' })]);
    world.get('sessions.sign', { id: 'S-00001', at: 2 });
    world.get('sessions.save', { id: 'S-00001', at: 2, row: { 'Plan': 'Once a week.', 'Corrected why': 'Wrong plan.' } });
    world.get('sessions.sign', { id: 'S-00001', at: 2 });
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Open: Quill, Mara/ }).click();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Who changed what, and when' }).click();

    await page.getByRole('button', { name: 'Put Plan back' }).first().click();
    await page.getByLabel('Why is it corrected?').fill('The first plan was right.');
    await page.getByRole('button', { name: 'Put it back' }).click();
    await page.getByText('Plan is back. The history tells it.').waitFor();

    expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Plan': aTreatment().plan, 'Corrected why': 'The first plan was right.' });
  });

  it('offers nobody but the owner to put a field back', async () => {
    const world = aClinicWorkedInByHand();
    world.get('clients.save', { id: 'C-00001', at: 2, row: { Notes: 'Prefers mornings.' } });
    const { page } = await aSidebar(world, { user: cast.tess.email });
    await toClient(page, 'quill');
    await page.getByRole('button', { name: 'History' }).click();

    await page.getByText('Prefers mornings.').waitFor();

    expect(await page.getByRole('button', { name: /^Put / }).count()).toBe(0);
  });
});

it('both panels are usable with assistive technology', async () => {
  const world = aClinicWorkedInByHand();
  const found: string[] = [];
  const { page, asked } = await aSidebar(world, { open: 'check' });
  await page.getByText('This should be one of: active, waiting, discharged.').waitFor();
  const look = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    found.push(...violations.map((violation) => `${violation.help} ${violation.nodes[0]?.html ?? ''}`));
  };

  await look();
  await page.keyboard.press('Escape');
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByText('made').waitFor();
  await look();

  expect(found).toEqual([]);
  expect(asked.filter((line) => line.startsWith('page error'))).toEqual([]);
});
