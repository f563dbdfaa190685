// Heading rows of other systems, as far as their pages show them, and where each column goes.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { understand } from '../../../src/clinic/import/understand.ts';
import { isNever } from '../../../src/clinic/import/synonyms.ts';
import { tablesByName } from '../../../src/clinic/tables.ts';
import { headings } from '../../../src/kit/table.ts';

const file = path.resolve('../shared/data/import-headers.json');
const here = existsSync(file);
interface Known { headers: Record<string, { row: string[] }>; expectedMapping: Record<string, string[]> }
const { headers, expectedMapping }: Known = here ? JSON.parse(readFileSync(file, 'utf8')) as Known : { headers: {}, expectedMapping: {} };

/** What each meaning is called here. */
const targets: Record<string, string> = {
  clientId: 'sourceId', firstName: 'givenName', lastName: 'family', fullName: 'fullName', birthDate: 'bornOn', email: 'email', phone: 'phone', street: 'street', postal: 'zip',
  memberId: 'memberId', groupId: 'groupNo', payerId: 'payer', healthNumber: 'noteLine',
};

const targetOf = (heading: string, row: string[] = [heading, 'First Name', 'Last Name']): string | undefined =>
  understand('clients.csv', row, {}).fields.find((field) => field.heading === heading)?.to;

const describeHere = here ? describe : describe.skip;
if (!here) console.log('Skipped: ../shared/data/import-headers.json is not here.');

describeHere('a heading row of another system', () => {
  it.each(Object.entries(headers))('%s is taken for clients', (_name, { row }) => {
    expect(understand('export.csv', row, {}).table).toBe('clients');
  });

  it.each(Object.entries(headers))('%s: each column goes where its meaning says', (_name, { row }) => {
    const meant = Object.entries(expectedMapping).flatMap(([meaning, list]) => row.filter((heading) => list.includes(heading)).map((heading) => [heading, targets[meaning]]));

    expect(meant.map(([heading = '']) => [heading, targetOf(heading, row)])).toEqual(meant);
  });
});

describeHere('each heading alone', () => {
  it.each(Object.entries(expectedMapping).filter(([meaning]) => meaning !== 'never').flatMap(([meaning, list]) => list.map((heading) => [heading, targets[meaning]])))('%s means %s', (heading = '', to) => {
    expect(understand('clients.csv', [heading, 'x'], { 'table|clients.csv': 'clients' }).fields[0]?.to).toBe(to);
  });

  it.each((expectedMapping['never'] ?? []).map((heading) => [heading]))('%s is never taken', (heading) => {
    expect(isNever(heading)).toBe(true);
    expect(targetOf(heading)).toBeUndefined();
  });
});

describe('headings that only look alike', () => {
  it.each([
    ['insurance_first_name', ['first_name', 'last_name', 'insurance_first_name']],
    ['Phonetic First Name', ['First Name', 'Last Name', 'Phonetic First Name']],
    ['Given Name Yomi', ['Given Name', 'Family Name', 'Given Name Yomi']],
  ])('%s is not the first name', (heading, row) => {
    const { fields } = understand('patients.csv', row, {});

    expect(fields.filter((field) => field.to === 'givenName').map((field) => field.heading)).toEqual([row[0]]);
    expect(fields.find((field) => field.heading === heading)?.to).not.toBe('givenName');
  });

  it.each(['FIRST NAME', ' first name ', 'First-Name', 'first_name', 'FirstName', 'patient_first_name', 'Client First Name'])('%j is the first name', (heading) => {
    expect(targetOf(heading, [heading, 'Last Name'])).toBe('givenName');
  });
});

describe('our own export', () => {
  const own = Object.values(tablesByName).filter((table) => !table.machinery);

  it.each(own.map((table) => [table.tab, table] as const))('%s is known again, every column to itself', (_tab, table) => {
    const plan = understand(`${table.tab}.csv`, headings(table), {});

    expect(plan).toMatchObject({ table: table.name, own: true });
    expect(plan.fields.map((field) => field.to).sort()).toEqual([...table.keys].sort());
  });
});
