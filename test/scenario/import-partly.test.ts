// A row of an import with a cell that cannot be read: without a needed one it stays out, without another it comes in, and both are told.

import { cast, aClient, aCover } from '../builders.ts';
import { aWorld } from '../world.ts';
import { finish, importAll, preview } from '../clinic/import/csv.ts';

const day = (text: string): number => Date.parse(text) / 86_400_000 + 25569;

describe('a row with a cell that cannot be read', () => {
  const long = 'x'.repeat(60_000);
  const clients = { 'clients.csv': `Last name,First name,Date of birth,Email,Notes,Preferred pressure\nQuill,Mara,1984-05-09,mara@example.com,,firm\nPenn,Otto,1984-02-30,otto@example.com,,\nLark,Noel,,not an address,,very hard\nBirch,Ada,,,${long},\nHollis,June,2030-01-01,,,\n` };

  it('comes in without it; the dry run and the report name row, heading and why', () => {
    const world = aWorld();

    const seen = preview(world, clients);
    const { progress } = finish(world);

    expect(seen.files[0]).toMatchObject({ rows: 5, good: 5, partly: 4, bad: 0 });
    expect(seen.files[0]?.problems).toEqual([
      { row: 3, field: 'Date of birth', message: 'February 1984 has 29 days. The row comes in without it.' },
      { row: 4, field: 'Email', message: 'This is not an email address. It should read name@place.com. The row comes in without it.' },
      { row: 4, field: 'Preferred pressure', message: 'This should be one of: light, medium, firm, deep. The row comes in without it.' },
      { row: 5, field: 'Notes', message: 'This has 60,000 characters; at most 20,000 fit. The row comes in without it.' },
      { row: 6, field: 'Date of birth', message: 'This date of birth is still to come. The row comes in without it.' },
    ]);
    expect(progress).toMatchObject({ added: { Clients: 5 }, partly: 4, problems: 0 });
    expect(world.rows('clients').map((row) => [row['Last name'], row['Date of birth'], row['Email'], row['Preferred pressure'], row['Notes']])).toEqual([
      ['Quill', day('1984-05-09'), 'mara@example.com', 'firm', ''], ['Penn', '', 'otto@example.com', '', ''], ['Lark', '', '', '', ''], ['Birch', '', '', '', ''], ['Hollis', '', '', '', ''],
    ]);
    expect(world.rows('import-report').map((row) => [row['Row'], row['Tab'], row['Heading'], row['Value']])).toEqual([
      [3, 'Clients', 'Date of birth', '1984-02-30'], [4, 'Clients', 'Email', 'not an address'], [4, 'Clients', 'Preferred pressure', 'very hard'], [5, 'Clients', 'Notes', 'x'.repeat(500)], [6, 'Clients', 'Date of birth', '2030-01-01'],
    ]);
  });

  it('is not added again by the same file, with or without ids', () => {
    const world = aWorld();
    const files = { ...clients, 'patients.csv': 'Id,FIRST,LAST,BIRTHDATE\nx-1,Ivy,Ames,some day\n' };

    importAll(world, files);
    const second = importAll(world, files, {}, 'again');

    expect(world.rows('clients')).toHaveLength(6);
    expect(second).toMatchObject({ added: {}, skipped: 6, partly: 0, problems: 0 });
    expect(world.rows('import-report')).toHaveLength(6);
  });

  it('is merged into who is here without it', () => {
    const world = aWorld({ rows: { clients: [aClient({ ...cast.mara, email: '', occupation: '' })] } });

    const progress = importAll(world, { 'clients.csv': 'Id,Last Name,First Name,DOB,Email,Occupation\nold-7,Quill,Mara,1984-05-09,mara at home,potter\n' }, { 'row|clients.csv|2': 'merge' });

    expect(progress).toMatchObject({ merged: 1, partly: 1 });
    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Email': '', 'Occupation': 'potter' });
    expect(world.rows('import-report')).toEqual([expect.objectContaining({ Row: 2, Heading: 'Email', Value: 'mara at home' })]);
  });

  it('is left out where every record needs it, or where empty would say something else', () => {
    const world = aWorld({ rows: { clients: [aClient()], cover: [aCover({ case: '' })] } });

    importAll(world, {
      'sessions.csv': 'Session ID,Client ID,Date,Start time,End time,Status,Cover ID,Pain before,Voided on\nv1,C-00001,2/3/2026,9:30 AM,10:30 AM,Completed,V-00001,12,\nv2,C-00001,2/4/2026,9:30 AM,10:30 AM,Completed,V-00044,,\nv3,C-00001,2/5/2026,9:30 AM,10:30 AM,Completed,,,some day\nv4,C-00001,2/6/2026,noonish,10:30 AM,Completed,,,\nv5,C-00001,2/7/2026,9:30 AM,10:30 AM,perhaps,,,\n',
    });

    expect(world.rows('sessions').map((row) => [row['Source ID'], row['Cover ID'], row['Pain before']])).toEqual([['v1', 'V-00001', '']]);
    expect(world.rows('import-report').map((row) => [row['Row'], row['Heading'], row['Why']])).toEqual([
      [2, 'Pain before', 'This should be 10 or less. The row comes in without it.'],
      [3, 'Cover ID', 'There is no cover “V-00044” here or in these files, or its row was left out. An empty Cover ID would say something else, so the row is left out.'],
      [4, 'Voided on', expect.stringContaining('An empty Voided on would say something else, so the row is left out.')],
      [5, 'Start time', expect.any(String)],
      [6, 'Status', expect.stringContaining('This should be one of: booked, completed')],
    ]);
  });
});
