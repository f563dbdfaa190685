// A session's form: scored, written and signed, asked about where it is not covered, and shown to each by their role.

import { aCase, aClient, aCover, anInsurer, aReferral, aSession, aTherapist, cast } from '../builders.ts';
import { aWorld } from '../world.ts';
import { aSmallClinic } from './clinic.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

describe('a session', () => {
  it('takes a pain score with one key', async () => {
    const world = aSmallClinic();
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Write: Quill, Mara/ }).click();
    const scale = page.getByRole('radiogroup', { name: /Pain before/ });
    await scale.getByRole('radio').first().focus();

    await page.keyboard.press('5');
    expect(await scale.getByRole('radio', { checked: true }).textContent()).toBe('5');
    await page.keyboard.press('1');
    await page.keyboard.press('0');

    expect(await scale.getByRole('radio', { checked: true }).textContent()).toBe('10');
  });

  it('is written with help from the last visit, and signed', async () => {
    const world = aSmallClinic();
    world.put('sessions', [aSession({
      id: 'S-00002', date: '2026-02-26', status: 'completed', painBefore: 6, painAfter: 4, subjective: 'Sleeps through.', objective: 'QL tight.', assessment: 'Better.', plan: 'Twice a week.',
      techniques: ['Trigger point'], regions: ['lumbar'], healthChanged: 'no',
    })]);
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Write: Quill, Mara/ }).click();
    await page.getByText('· last visit 6 → 4').waitFor();

    await page.getByRole('radiogroup', { name: /Pain before/ }).getByRole('radio').first().press('5');
    await page.getByRole('radio', { name: 'completed' }).click();
    await page.getByRole('radiogroup', { name: 'Health changed' }).getByRole('radio', { name: 'no' }).click();
    await page.getByLabel('Subjective').first().fill('Sitting still pulls down the right leg.');
    for (const heading of ['objective', 'techniques', 'regions', 'plan']) await page.getByRole('button', { name: `Copy ${heading} from last visit` }).click();
    await page.getByText('To sign: assessment, pain after').waitFor();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText('Pain after is missing.').waitFor();
    await page.getByRole('radiogroup', { name: 'Pain after' }).press('3');
    await page.getByLabel('Assessment').first().fill('Less referral to the calf.');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText(/Row \d+ of Sessions/).waitFor();

    expect(world.row('sessions', 'S-00001')).toMatchObject({
      Status: 'completed', 'Pain before': 5, 'Pain after': 3, Objective: 'QL tight.', Techniques: 'Trigger point', 'Note state': 'signed', 'Signed by': 'owner@clinic.example',
    });
  });

  it('that is not covered asks before it is saved', async () => {
    const world = aSmallClinic();
    const { page } = await aSidebar(world);
    await toClient(page, 'quill');
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByLabel('Date', { exact: false }).first().fill('4/20');
    await page.getByLabel('Starts at').fill('9');
    await page.keyboard.press('Tab');
    await page.getByText('× Not covered').waitFor();

    await page.keyboard.press('Control+Enter');
    await page.getByRole('alertdialog').waitFor();
    expect(world.rows('sessions')).toHaveLength(1);
    await page.getByLabel('Reason to save it all the same').fill('Renewal is on its way');
    await page.keyboard.press('Enter');
    await page.getByText(/Row \d+ of Sessions/).waitFor();

    expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Override reason': 'Renewal is on its way', 'Covered': expect.stringMatching(/^no/) });
  });

  it('shows front desk no notes', async () => {
    const world = aWorld({ rows: { clients: [aClient()], insurers: [anInsurer()], cover: [aCover()], cases: [aCase()], referrals: [aReferral()], sessions: [aSession()], therapists: [aTherapist({ ...cast.finn })] } });
    const { page } = await aSidebar(world, { user: cast.finn.email });

    await page.getByRole('button', { name: /^Open: Quill, Mara/ }).click();
    await page.getByLabel('Status').waitFor();

    expect(await page.getByText('Subjective').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Sign' }).count()).toBe(0);
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Booking', 'History']);
  });

  it('shows a therapist no note of another’s client, and says why', async () => {
    const world = aWorld({ rows: { clients: [aClient()], insurers: [anInsurer()], cover: [aCover()], cases: [aCase()], referrals: [aReferral()], sessions: [aSession({ subjective: 'Sleeps through.' })], therapists: [aTherapist({ ...cast.tess })] } });
    const { page } = await aSidebar(world, { user: cast.tess.email });

    await page.getByRole('button', { name: /^Open: Quill, Mara/ }).click();
    await page.getByText('The note is for the client’s own therapists.').waitFor();

    expect(await page.getByText('Subjective').count()).toBe(0);
    await page.locator('#f-room').fill('Room 2');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Sessions/).waitFor();
    expect(world.row('sessions', 'S-00001')).toMatchObject({ Room: 'Room 2', Subjective: 'Sleeps through.' });
  });

  it('that is still to come shows the booking, and nothing to sign', async () => {
    const world = aWorld({ rows: { clients: [aClient()], insurers: [anInsurer()], cover: [aCover()], cases: [aCase()], referrals: [aReferral()], sessions: [aSession({ date: '2026-03-05' })], therapists: [aTherapist()] } });
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /Coming up/ }).click();
    await page.getByRole('button', { name: /^Open: Quill, Mara/ }).click();
    await page.locator('#f-room').waitFor();

    expect(await page.getByRole('button', { name: 'Sign' }).count()).toBe(0);
    expect(await page.getByText('To sign').count()).toBe(0);
  });
});
