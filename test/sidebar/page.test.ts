// The sidebar as staff use it: real page, real browser, the built script behind it.

import type { Browser } from 'playwright-core';
import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aSession, aTherapist, cast } from '../builders.ts';
import { aWorld } from '../world.ts';
import { aBrowser, aSidebar } from './page.ts';

let browser: Browser;
beforeAll(async () => { browser = await aBrowser(); }, 30_000);
afterAll(async () => browser.close());
jest.setTimeout(120_000);

const aSmallClinic = () => aWorld({
  rows: {
    clients: [aClient(), aClient({ ...cast.otto, email: '' })], cases: [aCase()], insurers: [anInsurer()], cover: [aCover()], providers: [aProvider()],
    referrals: [aReferral()], sessions: [aSession({ therapist: 'T-00001' })], therapists: [aTherapist({ ...cast.tess, role: 'therapist' })],
  },
});

describe('a new client by keyboard', () => {
  it('becomes a row, and the sidebar says where', async () => {
    const world = aSmallClinic();
    const { page, context, hosts } = await aSidebar(browser, world);

    await page.keyboard.press('n');
    await page.getByLabel('Last name').waitFor();
    await page.keyboard.type('Okafor');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ada');
    await page.keyboard.press('Tab');
    await page.keyboard.type('4/2/71');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Clients/).waitFor();

    expect(world.row('clients', 'C-00003')).toMatchObject({ 'Last name': 'Okafor', 'First name': 'Ada', 'Date of birth': 26025, Status: 'active' });
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Today', exact: true }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('ada ok');
    await page.getByRole('option', { name: /Okafor, Ada/ }).waitFor();
    expect([...hosts]).toEqual(['127.0.0.1:1']);
    await context.close();
  });

  it('that is refused keeps every word, and nothing moves when the errors appear', async () => {
    const world = aSmallClinic();
    const { page, context } = await aSidebar(browser, world);
    await page.keyboard.press('n');
    await page.getByLabel('Email').first().fill('ada at example');
    const before = await page.getByLabel('Email').first().boundingBox();

    await page.keyboard.press('Control+Enter');
    await page.getByText('Last name is needed.').waitFor();

    expect(await page.getByLabel('Email').first().boundingBox()).toEqual(before);
    expect(await page.getByLabel('Last name').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await page.getByLabel('Email').first().inputValue()).toBe('ada at example');
    expect(world.rows('clients')).toHaveLength(2);
    await context.close();
  });

  it('shows that a save is under way within a frame, and saves once however often it is asked', async () => {
    const world = aSmallClinic();
    const { page, context, asked } = await aSidebar(browser, world);
    await page.keyboard.press('n');
    await page.getByLabel('Last name').fill('Okafor');
    await page.getByLabel('First name').fill('Ada');

    const said = await page.evaluate(async () => {
      const button = document.querySelector<HTMLButtonElement>('.foot .main');
      for (let i = 0; i < 3; i++) button?.click();
      await new Promise((then) => { requestAnimationFrame(() => setTimeout(then)); });
      return button?.textContent;
    });
    await page.getByText(/Row \d+ of Clients/).waitFor();

    expect(said).toBe('Saving…');
    expect(asked.filter((verb) => verb === 'clients.save')).toHaveLength(1);
    expect(world.rows('clients').filter((row) => row['Last name'] === 'Okafor')).toHaveLength(1);
    await context.close();
  });

  it('who may be there already is asked about before saving', async () => {
    const world = aSmallClinic();
    const { page, context } = await aSidebar(browser, world);
    await page.keyboard.press('n');
    await page.getByLabel('Last name').fill('Quill');
    await page.getByLabel('First name').fill('Mara');
    await page.getByLabel('Date of birth').fill('1984-05-09');

    await page.keyboard.press('Control+Enter');
    await page.getByRole('alertdialog').waitFor();
    expect(world.rows('clients')).toHaveLength(2);
    await page.getByRole('button', { name: 'Save as a new client' }).click();
    await page.getByText(/Row \d+ of Clients/).waitFor();

    expect(world.rows('clients')).toHaveLength(3);
    await context.close();
  });
});

describe('what is typed', () => {
  it('is there again when the form is reopened, also in another browser', async () => {
    const world = aSmallClinic();
    const first = await aSidebar(browser, world);
    await first.page.keyboard.press('n');
    await first.page.getByLabel('Last name').fill('Okafor');
    await first.page.keyboard.press('Escape');
    await first.page.keyboard.press('n');
    expect(await first.page.getByLabel('Last name').inputValue()).toBe('Okafor');
    await first.page.getByText('draft kept').waitFor();
    await first.context.close();

    const second = await aSidebar(browser, world);
    await second.page.getByText('draft not saved yet').waitFor();
    await second.page.keyboard.press('n');
    await second.page.getByText('Your draft is back.').waitFor();

    expect(await second.page.getByLabel('Last name').inputValue()).toBe('Okafor');
    expect(await second.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await second.context.close();
  });

  it('survives a lost connection, and is saved once', async () => {
    const world = aSmallClinic();
    const { page, context } = await aSidebar(browser, world, {
      trouble: (verb, time) => (verb === 'clients.save' && time === 1 ? 'NetworkError: Connection failure due to HTTP 0' : undefined),
    });
    await page.keyboard.press('n');
    await page.getByLabel('Last name').fill('Okafor');
    await page.getByLabel('First name').fill('Ada');

    await page.keyboard.press('Control+Enter');
    await page.getByText('No answer from Google. Trying again by itself.').waitFor();
    await page.getByText(/Row \d+ of Clients/).waitFor();

    expect(world.rows('clients').filter((row) => row['Last name'] === 'Okafor')).toHaveLength(1);
    await context.close();
  });

  it('is kept when our side fails, with a number for whoever looks into it', async () => {
    const world = aSmallClinic();
    const { page, context } = await aSidebar(browser, world, {
      trouble: (verb, time) => (verb === 'clients.save' && time === 1 ? 'Something went wrong on our side (ref 7F3A). Nothing was saved.' : undefined),
    });
    await page.keyboard.press('n');
    await page.getByLabel('Last name').fill('Okafor');
    await page.getByLabel('First name').fill('Ada');

    await page.keyboard.press('Control+Enter');
    await page.getByText('(ref 7F3A)').waitFor();
    expect(await page.getByLabel('Last name').inputValue()).toBe('Okafor');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/Row \d+ of Clients/).waitFor();

    await context.close();
  });

  it('beside somebody else’s change is shown with theirs, to choose', async () => {
    const world = aSmallClinic();
    const { page, context } = await aSidebar(browser, world);
    await page.keyboard.press('/');
    await page.keyboard.type('quill');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Phone').first().fill('(206) 555-0134');
    world.get('clients.save', { id: 'C-00001', at: 2, row: { Phone: '(206) 555-0199' }, opened: { Phone: '(206) 555-0101' } });

    await page.keyboard.press('Control+Enter');
    await page.getByText('Changed while you were typing').waitFor();
    await page.getByText('(206) 555-0199').waitFor();
    await page.getByRole('button', { name: 'keep mine' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Row \d+ of Clients/).waitFor();

    expect(world.row('clients', 'C-00001')).toMatchObject({ Phone: '(206) 555-0134' });
    await context.close();
  });
});

it('takes a client, a cover, a referral and a booking by keyboard alone', async () => {
  const world = aSmallClinic();
  const { page, context } = await aSidebar(browser, world);
  const keys = page.keyboard;
  const tabTo = async (label: string) => {
    const field = page.getByLabel(label).first();
    for (let i = 0; i < 60 && !(await field.evaluate((here) => here === document.activeElement)); i++) await keys.press('Tab');
  };
  const next = async (said: string) => {
    const link = page.getByRole('button', { name: said }).first();
    await link.waitFor();
    await link.focus();
    await keys.press('Enter');
  };

  await keys.press('n');
  await page.getByLabel('Last name').waitFor();
  await keys.type('Okafor');
  await keys.press('Tab');
  await keys.type('Ada');
  await keys.press('Control+Enter');
  await page.getByText(/Row \d+ of Clients/).waitFor();
  await next('New cover');
  await page.getByLabel('Insurer').waitFor();
  await keys.type('ever');
  await keys.press('Enter');
  await keys.press('Control+Enter');
  await page.getByText(/Row \d+ of Cover/).waitFor();
  await next('New referral');
  await page.getByLabel('Provider').waitFor();
  await tabTo('Provider');
  await keys.type('birch');
  await keys.press('Enter');
  await tabTo('Written on');
  await keys.type('2/27');
  await tabTo('Order as written');
  await keys.type('2x/week for 6 weeks. M54.50');
  await next('That is right');
  await tabTo('Signed on');
  await keys.type('2/27');
  await keys.press('Control+Enter');
  await page.getByText(/Row \d+ of Referrals/).waitFor();
  await next('Book');
  await page.getByLabel('Starts at').waitFor();
  await keys.type('3pm');
  await keys.press('Control+Enter');
  await page.getByText(/Row \d+ of Sessions/).waitFor();

  expect(world.row('cover', 'V-00002')).toMatchObject({ 'Client ID': 'C-00003', 'Insurer ID': 'I-00001' });
  expect(world.row('referrals', 'R-00002')).toMatchObject({ 'Client ID': 'C-00003', 'Cover ID': 'V-00002', 'Visits authorized': 12, 'Ends on': 46122, Standing: 'active' });
  expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Client ID': 'C-00003', 'Referral ID': 'R-00002', Status: 'booked', 'Starts at': 0.625, Covered: 'yes' });
  await context.close();
});

describe('a referral', () => {
  it('is filled in from the order as written, after a yes', async () => {
    const world = aSmallClinic();
    const { page, context } = await aSidebar(browser, world);
    await page.keyboard.press('/');
    await page.keyboard.type('quill');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'New referral' }).last().click();
    await page.getByLabel('Provider').fill('birch');
    await page.keyboard.press('Enter');
    await page.getByLabel('Written on').fill('2/27');
    await page.getByLabel('Order as written').fill('Massage therapy 2x/week for 6 weeks');

    await page.getByText('12 visits, 2 a week').waitFor();
    expect(await page.getByLabel('Visits authorized').inputValue()).toBe('');
    await page.getByRole('button', { name: 'That is right' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Referrals/).waitFor();

    expect(world.row('referrals', 'R-00002')).toMatchObject({ 'Client ID': 'C-00001', 'Provider ID': 'P-00001', 'Visits authorized': 12, 'Visits per week': 2 });
    await context.close();
  });
});

describe('a session', () => {
  it('takes a pain score with one key', async () => {
    const world = aSmallClinic();
    const { page, context } = await aSidebar(browser, world);
    await page.getByRole('button', { name: /^Write: Quill, Mara/ }).click();
    const scale = page.getByRole('radiogroup', { name: /Pain before/ });
    await scale.getByRole('radio').first().focus();

    await page.keyboard.press('5');
    expect(await scale.getByRole('radio', { checked: true }).textContent()).toBe('5');
    await page.keyboard.press('1');
    await page.keyboard.press('0');

    expect(await scale.getByRole('radio', { checked: true }).textContent()).toBe('10');
    await context.close();
  });

  it('is written with help from the last visit, and signed', async () => {
    const world = aSmallClinic();
    world.put('sessions', [aSession({
      id: 'S-00002', date: '2026-02-26', status: 'completed', painBefore: 6, painAfter: 4, subjective: 'Sleeps through.', objective: 'QL tight.', assessment: 'Better.', plan: 'Twice a week.',
      techniques: ['Trigger point'], regions: ['lumbar'], healthChanged: 'no',
    })]);
    const { page, context } = await aSidebar(browser, world);
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
    await context.close();
  });

  it('that is not covered asks before it is saved', async () => {
    const world = aSmallClinic();
    const { page, context } = await aSidebar(browser, world);
    await page.keyboard.press('/');
    await page.keyboard.type('quill');
    await page.keyboard.press('Enter');
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
    await context.close();
  });

  it('shows front desk no notes', async () => {
    const world = aWorld({ rows: { clients: [aClient()], insurers: [anInsurer()], cover: [aCover()], cases: [aCase()], referrals: [aReferral()], sessions: [aSession()], therapists: [aTherapist({ ...cast.finn })] } });
    const { page, context } = await aSidebar(browser, world, { user: cast.finn.email });

    await page.getByRole('button', { name: /^Open: Quill, Mara/ }).click();
    await page.getByLabel('Status').waitFor();

    expect(await page.getByText('Subjective').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Sign' }).count()).toBe(0);
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Booking', 'History']);
    await context.close();
  });

  it('shows a therapist no note of another’s client, and says why', async () => {
    const world = aWorld({ rows: { clients: [aClient()], insurers: [anInsurer()], cover: [aCover()], cases: [aCase()], referrals: [aReferral()], sessions: [aSession({ subjective: 'Sleeps through.' })], therapists: [aTherapist({ ...cast.tess })] } });
    const { page, context } = await aSidebar(browser, world, { user: cast.tess.email });

    await page.getByRole('button', { name: /^Open: Quill, Mara/ }).click();
    await page.getByText('The note is for the client’s own therapists.').waitFor();

    expect(await page.getByText('Subjective').count()).toBe(0);
    await page.locator('#f-room').fill('Room 2');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Sessions/).waitFor();
    expect(world.row('sessions', 'S-00001')).toMatchObject({ Room: 'Room 2', Subjective: 'Sleeps through.' });
    await context.close();
  });

  it('that is still to come shows the booking, and nothing to sign', async () => {
    const world = aWorld({ rows: { clients: [aClient()], insurers: [anInsurer()], cover: [aCover()], cases: [aCase()], referrals: [aReferral()], sessions: [aSession({ date: '2026-03-05' })], therapists: [aTherapist()] } });
    const { page, context } = await aSidebar(browser, world);
    await page.getByRole('button', { name: /Coming up/ }).click();
    await page.getByRole('button', { name: /^Open: Quill, Mara/ }).click();
    await page.locator('#f-room').waitFor();

    expect(await page.getByRole('button', { name: 'Sign' }).count()).toBe(0);
    expect(await page.getByText('To sign').count()).toBe(0);
    await context.close();
  });
});
