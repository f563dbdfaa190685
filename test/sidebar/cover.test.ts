// A cover's form: its counts, what the insurer granted on it, and asking for more.

import { anAuthorization, anInsurer, aSignedNote } from '../builders.ts';
import { aMorningWith } from './clinic.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

const aClinic = () => aMorningWith({
  insurers: [anInsurer({ id: 'I-00020', authorizationSteps: ['1: treatment plan'] })], sessions: [aSignedNote({ date: '2026-02-20' })], authorizations: [anAuthorization()],
});

it('shows each authorization with its own count, and the rows behind it', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'Open V-00001' }).click();
  const granted = page.getByRole('listitem').filter({ hasText: 'AU-0001' });
  await granted.getByText('granted 6 visits').waitFor();
  expect(await granted.innerText()).toContain('1 used · 0 booked · 5 left');

  await granted.getByRole('button', { name: '1 visits used on A-00001' }).click();
  await page.getByRole('button', { name: 'Open S-00001' }).waitFor();
});

it('a new one is for this cover, and asked today', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'Open V-00001' }).click();
  await page.getByRole('button', { name: 'New authorization' }).click();
  await page.getByLabel('Number').waitFor();
  await page.keyboard.type('AU-0002');
  await page.keyboard.press('Control+Enter');
  await page.getByText('asked Mar 2, 2026, no answer yet').waitFor();

  expect(world.row('authorizations', 'A-00002')).toMatchObject({ 'Cover ID': 'V-00001', 'Number': 'AU-0002', 'Asked on': 46083, 'Standing': 'asked' });
});
