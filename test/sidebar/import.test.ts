// Importing from the sidebar: files are chosen, looked at, corrected, written, stopped and taken up again.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { aClient, aTherapist, cast } from '../builders.ts';
import { csvOf } from '../clinic/import/csv.ts';
import { aWorld } from '../world.ts';
import { inBrowser } from './page.ts';

const aSidebar = inBrowser();

const choose = (page: Page, name: string, text: string) => page.locator('#files').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const patients = 'Id,Last Name,First Name,Birthdate,SSN,Nickname\nold-7,Quill,Mara,09-05-1984,999-11-2222,Mo\nold-8,Larch,Ada,01-02-1990,999-11-3333,Addie\nold-9,,Nobody,01-02-1990,,\n';
const many = csvOf(Array.from({ length: 2600 }, (_, i) => ({ 'Id': `p${i}`, 'First name': `Mara${i}`, 'Last name': `Quill${i}` })));

describe('a file of clients', () => {
  it('is understood, corrected and written', async () => {
    const world = aWorld({ rows: { clients: [aClient({ ...cast.mara })] } });
    const { page } = await aSidebar(world, { open: 'import' });

    await choose(page, 'patients.csv', patients);
    await page.getByText('row 4').waitFor();
    await page.getByLabel('How does “Birthdate” write its dates?').selectOption('dmy');
    await page.getByLabel('Mara Quill, row 2').waitFor();
    await page.getByLabel('Mara Quill, row 2').selectOption('merge');
    await page.getByText('1 row to add, 1 to merge').waitFor();
    await page.getByRole('button', { name: /columns matched/ }).click();
    await page.getByLabel('Nickname goes to').selectOption('Occupation');
    await page.getByText('1 row to add, 1 to merge').waitFor();
    const axe = await new AxeBuilder({ page }).analyze();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'Done' }).waitFor();

    expect(axe.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
    expect(world.rows('clients')).toEqual([
      expect.objectContaining({ 'Client ID': 'C-00001', 'Occupation': 'Mo', 'Source ID': 'old-7' }),
      expect.objectContaining({ 'Client ID': 'C-00002', 'Last name': 'Larch', 'Date of birth': 32905, 'Occupation': 'Addie' }),
    ]);
    expect(world.rows('import-report')).toHaveLength(1);
  });

  it('can be stopped, and is offered again', async () => {
    const world = aWorld();
    const first = await aSidebar(world, { open: 'import' });
    await choose(first.page, 'clients.csv', many);
    await first.page.getByText('2600 rows to add').waitFor();
    await first.page.evaluate(() => new MutationObserver(() => [...document.querySelectorAll('button')].find((button) => button.textContent === 'Stop')?.click()).observe(document.body, { subtree: true, childList: true }));
    await first.page.getByRole('button', { name: 'Import', exact: true }).click();
    await first.page.getByText('Stopped.').waitFor();
    await first.context.close();

    const { page } = await aSidebar(world, { open: 'import' });
    await page.getByText(/clients\.csv: .* of 2,600 rows/).waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Done' }).waitFor({ timeout: 30_000 });

    expect(new Set(world.rows('clients').map((row) => row['Source ID'])).size).toBe(2600);
    expect(world.rows('clients')).toHaveLength(2600);
  });
});

describe('everything taken out', () => {
  it('is one zip in the owner’s Drive, and the spreadsheet one link away', async () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    const { page } = await aSidebar(world, { open: 'export' });

    await page.getByRole('button', { name: 'Make the export' }).click();
    const link = page.getByRole('link', { name: 'Open in Drive' });
    await link.waitFor();

    expect(world.bench.drive.all().map((file) => [file.name, file.mimeType])).toContainEqual(['Tablework export 2026-03-02.zip', 'application/zip']);
    expect(await page.getByRole('link', { name: /xlsx/ }).getAttribute('href')).toBe('https://docs.google.com/spreadsheets/d/clinic/export?format=xlsx');
  });

  it('is for the owner alone', () => {
    const world = aWorld({ rows: { therapists: [aTherapist({ ...cast.tess })] } });

    expect(world.ask('export.make', {}, { user: cast.tess.email })).toMatchObject({ ok: false, issues: [{ code: 'not-allowed' }] });
    expect(world.bench.drive.all().filter((file) => file.name.endsWith('.zip'))).toEqual([]);
  });
});
