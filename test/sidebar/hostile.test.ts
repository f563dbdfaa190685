// Hostile texts in every record the sidebar shows, in a real browser: seen as text, and nothing of them runs.

import type { Page } from 'playwright-core';
import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aSession, aTreatment } from '../builders.ts';
import { naughty } from '../scenario/naughty.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';
import { inBrowser } from './page.ts';

const aSidebar = inBrowser();

/** A bar in a name is shown as something like it: test/sidebar/start.test.ts. */
const payloads = [...new Set(naughty.filter((text) => /[<>]|script:|onerror|onfocus|&#/i.test(text) && text.length <= 100 && text.trim() === text && !/[\t\r\n|]/.test(text)))];
const worst = '"><img src=x onerror=window.hit=1>';
const id = (prefix: string, n: number): string => `${prefix}-${String(n).padStart(5, '0')}`;
const at = (minutes: number): string => `${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A payload in every client's name, and in all that is shown of the first. */
function aHostileClinic(): World {
  const world = aWorld({ settings: { 'Clinic name': worst, 'Rooms': `${worst}; Room 2`, 'Snippets': `x = ${worst}` } });
  world.replace('insurers', [anInsurer({ id: 'I-00001', name: worst, referralNeeded: 'yes' })]);
  world.put('clients', payloads.map((text, i) => aClient({ id: id('C', i + 1), family: text, givenName: worst, phone: '', email: '', reminders: '', bornOn: '1980-01-01', notes: text, occupation: worst })));
  world.put('providers', [aProvider({ name: worst, practice: worst })]);
  world.put('cases', [aCase({ condition: worst, regions: [worst], protocol: worst })]);
  world.put('cover', [aCover({ claimNo: worst, memberId: worst, standing: 'active' })]);
  world.put('referrals', [aReferral({ asWritten: worst, goals: worst, standing: 'expired', why: worst })]);
  world.put('sessions', [
    ...payloads.slice(0, 90).map((_, i) => aSession({ id: id('S', i + 1), client: id('C', i + 1), case: '', cover: '', referral: '', startsAt: at(i * 5), endsAt: at(i * 5 + 5), room: worst })),
    aTreatment({ id: id('S', 91), date: '2026-02-20', room: worst, subjective: worst, plan: worst, techniques: [worst], covered: `no: ${worst}` }),
  ]);
  world.put('documents', [{ id: 'D-00001', kind: 're-referral request', about: 'R-00001', file: 'javascript:window.hit=1', madeAt: '2026-02-20T10:00:00.000Z', state: 'draft', sentTo: worst }]);
  world.get('clients.save', { id: 'C-00001', row: { 'Notes': worst, 'Occupation': worst } });
  world.set('clients', 2, 'Occupation', `${worst} by hand`);
  world.set('clients', 2, 'Status', worst);
  return world;
}

/** What a page of ours never holds: elements that load or run something, handlers in attributes, links that are none. */
const injected = (page: Page): Promise<string[]> => page.evaluate(() => {
  const strange = [...document.querySelectorAll('img, iframe, object, embed, video, audio, base, math, marquee, isindex, frameset, link, body form[action], [srcdoc], a[href]:not([href^="https://"])')];
  const handlers = [...document.querySelectorAll('body *')].filter((element) => [...element.attributes].some(({ name }) => name.startsWith('on')));
  return [...strange, ...handlers].map((element) => element.outerHTML.slice(0, 120)).concat('hit' in window ? ['a script of a cell ran'] : []);
});

async function seenIn(page: Page): Promise<string> {
  await page.waitForFunction(() => !document.querySelector('[role=status] .moves'));
  expect(await injected(page)).toEqual([]);
  return page.locator('body').innerText();
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

it('all panels show them as text', async () => {
  const world = aHostileClinic();
  const { page, asked, hosts } = await aSidebar(world);
  page.on('dialog', (dialog) => { asked.push(`page error: a dialog “${dialog.message()}”`); void dialog.dismiss(); });
  await page.evaluate(() => { const hit = () => Object.assign(window, { hit: 1 }); Object.assign(window, { alert: hit, prompt: hit, confirm: hit }); });

  const today = plain(await seenIn(page));
  const missing = payloads.slice(0, 90).filter((text) => !today.includes(plain(text)));
  expect(missing).toEqual([]);

  await page.keyboard.press('/');
  await page.keyboard.type('img');
  await seenIn(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Open: / }).first().click();
  await seenIn(page);
  expect(asked.filter((one) => one.startsWith('page error'))).toEqual([]);
  expect([...hosts]).toEqual(['127.0.0.1:1']);
});

it.each(['desk', 'check', 'health', 'templates', 'export', 'import', 'month'])('the panel %s runs nothing and links nowhere else', async (panel) => {
  const { page, asked, hosts } = await aSidebar(aHostileClinic(), { open: panel });

  await seenIn(page);

  expect(asked.filter((one) => one.startsWith('page error'))).toEqual([]);
  expect([...hosts]).toEqual(['127.0.0.1:1']);
});

it('a client’s page, form and history show them as text', async () => {
  const world = aHostileClinic();
  const { page, asked } = await aSidebar(world);
  await page.keyboard.press('/');
  await page.keyboard.type('img src x');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'History' }).waitFor();
  await seenIn(page);

  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: /Save/ }).waitFor();
  await seenIn(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByText('Put').first().waitFor();

  expect(await seenIn(page)).toContain(worst);
  expect(asked.filter((one) => one.startsWith('page error'))).toEqual([]);
});
