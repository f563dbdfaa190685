// The sidebar as staff use it: real page, real browser, the built script behind it.

import { aSmallClinic } from './clinic.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

describe('a new client by keyboard', () => {
  it('becomes a row, and the sidebar says where', async () => {
    const world = aSmallClinic();
    const { page, hosts } = await aSidebar(world);

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
  });

  it('that is refused keeps every word, and nothing moves when the errors appear', async () => {
    const world = aSmallClinic();
    const { page } = await aSidebar(world);
    await page.keyboard.press('n');
    await page.getByLabel('Email').first().fill('ada at example');
    const before = await page.getByLabel('Email').first().boundingBox();

    await page.keyboard.press('Control+Enter');
    await page.getByText('Last name is needed.').waitFor();

    expect(await page.getByLabel('Email').first().boundingBox()).toEqual(before);
    expect(await page.getByLabel('Last name').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await page.getByLabel('Email').first().inputValue()).toBe('ada at example');
    expect(world.rows('clients')).toHaveLength(2);
  });

  it('shows that a save is under way within a frame, and saves once however often it is asked', async () => {
    const world = aSmallClinic();
    const { page, asked } = await aSidebar(world);
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
  });

  it('who may be there already is asked about before saving', async () => {
    const world = aSmallClinic();
    const { page } = await aSidebar(world);
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
  });
});

describe('what is typed', () => {
  it('is there again when the form is reopened, also in another browser', async () => {
    const world = aSmallClinic();
    const first = await aSidebar(world);
    await first.page.keyboard.press('n');
    await first.page.getByLabel('Last name').fill('Okafor');
    await first.page.keyboard.press('Escape');
    await first.page.keyboard.press('n');
    expect(await first.page.getByLabel('Last name').inputValue()).toBe('Okafor');
    await first.page.getByText('draft kept').waitFor();
    await first.context.close();

    const second = await aSidebar(world);
    await second.page.getByText('draft not saved yet').waitFor();
    await second.page.keyboard.press('n');
    await second.page.getByText('Your draft is back.').waitFor();

    expect(await second.page.getByLabel('Last name').inputValue()).toBe('Okafor');
    expect(await second.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  it('survives a lost connection, and is saved once', async () => {
    const world = aSmallClinic();
    const { page } = await aSidebar(world, {
      trouble: (verb, time) => (verb === 'clients.save' && time === 1 ? 'NetworkError: Connection failure due to HTTP 0' : undefined),
    });
    await page.keyboard.press('n');
    await page.getByLabel('Last name').fill('Okafor');
    await page.getByLabel('First name').fill('Ada');

    await page.keyboard.press('Control+Enter');
    await page.getByText('No answer from Google. Trying again by itself.').waitFor();
    await page.getByText(/Row \d+ of Clients/).waitFor();

    expect(world.rows('clients').filter((row) => row['Last name'] === 'Okafor')).toHaveLength(1);
  });

  it('is kept when our side fails, with a number for whoever looks into it', async () => {
    const world = aSmallClinic();
    const { page } = await aSidebar(world, {
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

  });

  it('beside somebody else’s change is shown with theirs, to choose', async () => {
    const world = aSmallClinic();
    const { page } = await aSidebar(world);
    await toClient(page, 'quill');
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
  });
});

it('takes a client, a cover, a referral and a booking by keyboard alone', async () => {
  const world = aSmallClinic();
  const { page } = await aSidebar(world);
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
});
