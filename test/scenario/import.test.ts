// Importing clients from files of many hands: what is understood, what is asked, what is left out and why.

import { cast, aClient } from '../builders.ts';
import { aWorld } from '../world.ts';
import { csvOf, finish, importAll, preview, send } from '../clinic/import/csv.ts';

const day = (text: string): number => Date.parse(text) / 86_400_000 + 25569;

describe('a list of clients', () => {
  it('comes in as it is written: leading zeros, plus signs, line breaks and quotation marks', () => {
    const world = aWorld();

    importAll(world, { 'clients.csv': '\ufeffLast Name,First Name,DOB,Phone,ZIP,Notes,Sex\r\nQuill,Mara,5/9/1984,+1 555 0199,02145,"says ""ouch""\r\nwhen pressed",F\r\nPenn,Otto,11/23/1961,007,00501,=1+1,M\r\n' });

    expect(world.rows('clients')).toEqual([
      expect.objectContaining({ 'Client ID': 'C-00001', 'Last name': 'Quill', 'First name': 'Mara', 'Date of birth': day('1984-05-09'), 'Phone': '+1 555 0199', 'ZIP code': '02145', 'Notes': 'says "ouch"\r\nwhen pressed', 'Sex': 'female', 'Status': 'active' }),
      expect.objectContaining({ 'Client ID': 'C-00002', 'Phone': '007', 'ZIP code': '00501', 'Notes': '=1+1', 'Sex': 'male' }),
    ]);
  });

  it('adds nothing when it comes again, with or without ids of its own', () => {
    const world = aWorld();
    const files = { 'clients.csv': 'Last Name,First Name,Phone\nQuill,Mara,555 0101\nPenn,Otto,555 0102\n', 'patients.csv': 'Id,FIRST,LAST\nx-1,Ivy,Lark\n' };

    const first = importAll(world, files);
    const second = importAll(world, files, {}, 'again');

    expect(first.added).toEqual({ Clients: 3 });
    expect(second).toMatchObject({ added: {}, skipped: 3, problems: 0 });
    expect(world.rows('clients').map((row) => row['Source ID'])).toEqual([expect.stringMatching(/^row:/), expect.stringMatching(/^row:/), 'x-1']);
  });

  it('keeps a second phone and email in the notes, and reads NULL as nothing', () => {
    const world = aWorld();

    importAll(world, { 'clients.csv': 'first_name,last_name,phone,cell,email,email 2 - value,address1,occupation\nMara,Quill,555-0101,555-0199,NULL,mara@example.com,NULL,potter\nOtto,Penn,n/a,555-0102,otto@example.com,otto@example.org,1 Mill Rd,NULL\n' });

    expect(world.rows('clients')).toEqual([
      expect.objectContaining({ 'Phone': '555-0101', 'Email': 'mara@example.com', 'Notes': 'Other phone: 555-0199', 'Street': '', 'Occupation': 'potter' }),
      expect.objectContaining({ 'Phone': '555-0102', 'Email': 'otto@example.com', 'Notes': 'Other email: otto@example.org', 'Street': '1 Mill Rd', 'Occupation': '' }),
    ]);
  });

  it('never takes identity numbers, passwords and race, and says so', () => {
    const world = aWorld();

    const seen = preview(world, { 'patients.csv': 'Id,FIRST,LAST,SSN,RACE,initial_password\n1,Mara,Quill,999-11-2222,white,hunter2\n' });
    finish(world);

    expect(seen.warnings).toContain('patients.csv: SSN, RACE, initial_password are left out on purpose; a clinic’s records do not need them.');
    expect(JSON.stringify(world.rows('clients'))).not.toMatch(/999|white|hunter/);
  });
});

describe('dates of birth', () => {
  const birthdays = (...dates: string[]) => ({ 'clients.csv': csvOf(dates.map((date, i) => ({ 'Last Name': `Quill${i}`, 'First Name': 'Mara', 'Birthdate': date }))) });

  it.each([
    [['1984-05-09', '1961-11-23'], 'YYYY-MM-DD', '1984-05-09'],
    [['5/9/1984', '11/23/1961'], 'month/day/year', '1984-05-09'],
    [['05-09-1984', '23-11-1961'], 'day/month/year', '1984-09-05'],
    [['19840509', '19611123'], 'YYYYMMDD', '1984-05-09'],
    [['5/9/84', '11/23/61'], 'month/day/year', '1984-05-09'],
    [['1984-05-09T00:00:00Z'], 'date and time', '1984-05-08'],
    [['May 9, 1984'], 'YYYY-MM-DD', '1984-05-09'],
  ])('%j are read as %s', (dates, guess, first) => {
    const world = aWorld();

    const seen = preview(world, birthdays(...dates));
    finish(world);

    expect(seen.files[0]?.columns.find((column) => column.heading === 'Birthdate')).toMatchObject({ to: 'Date of birth', guess, sample: dates[0] });
    expect(world.rows('clients')[0]?.['Date of birth']).toBe(day(first));
  });

  it('that could be read both ways are asked about, and read as chosen', () => {
    const world = aWorld();
    const files = birthdays('03-04-1984', '05-06-1961');

    const asked = preview(world, files).asks.find((ask) => ask.key === 'dates|clients.csv|Birthdate');
    preview(world, files, { 'dates|clients.csv|Birthdate': 'dmy' });
    finish(world);

    expect(asked).toMatchObject({ value: 'mdy', options: [{ value: 'mdy', caption: 'month/day/year' }, { value: 'dmy', caption: 'day/month/year' }] });
    expect(world.rows('clients').map((row) => row['Date of birth'])).toEqual([day('1984-04-03'), day('1961-06-05')]);
  });

  it('that contradict each other are told and left empty, never turned round in silence', () => {
    const world = aWorld();

    const seen = preview(world, birthdays('5/9/1984', '12/31/1961', '11/23/1961', '31/12/1950'));
    finish(world);

    expect(seen.files[0]).toMatchObject({ good: 4, partly: 1, bad: 0, problems: [{ row: 5, field: 'Birthdate', message: '“31/12/1950” has no month 31; this column reads month/day/year. The row comes in without it.' }] });
    expect(world.rows('clients').map((row) => row['Date of birth'])).toEqual([day('1984-05-09'), day('1961-12-31'), day('1961-11-23'), '']);
  });
});

describe('somebody who is here already', () => {
  const files = { 'clients.csv': 'Id,Last Name,First Name,DOB,Phone,Email\nold-7,Quill,Mara,1984-05-09,,mara@new.example\nold-8,Penn,Ada,1990-01-01,(206) 555-0101,\n' };
  const world = () => aWorld({ rows: { clients: [aClient({ ...cast.mara, email: '', occupation: 'potter' })] } });

  it('is left out unless chosen otherwise; a shared phone alone makes nobody the same', () => {
    const clinic = world();

    const seen = preview(clinic, files);
    const { progress } = finish(clinic);

    expect(seen.files[0]?.alike).toEqual([
      { row: 2, name: 'Mara Quill', id: 'C-00001', why: 'same birth date and a similar name', choice: 'skip', key: 'row|clients.csv|2' },
      { row: 3, name: 'Ada Penn', id: 'C-00001', why: 'same phone', choice: 'new', key: 'row|clients.csv|3' },
    ]);
    expect(progress).toMatchObject({ added: { Clients: 1 }, problems: 1 });
    expect(clinic.rows('import-report')).toEqual([expect.objectContaining({ File: 'clients.csv', Row: 2, Tab: 'Clients', Why: 'Looks like C-00001 (same birth date and a similar name) and was left out. Choose “merge” or “new” to bring it in.' })]);
  });

  it('is merged when chosen: what is empty is filled, nothing is overwritten, the other id is kept', () => {
    const clinic = world();

    preview(clinic, files, { 'row|clients.csv|2': 'merge' });
    finish(clinic);
    const again = preview(clinic, files, {}, 'again');

    expect(clinic.row('clients', 'C-00001')).toMatchObject({ 'Email': 'mara@new.example', 'Phone': '(206) 555-0101', 'Occupation': 'potter', 'Source ID': 'old-7' });
    expect(clinic.rows('journal').map((row) => [row['Action'], row['Record ID']])).toContainEqual(['merge from import', 'C-00001']);
    expect(again.files[0]).toMatchObject({ good: 0, already: 2 });
  });

  it('is added as a new person when chosen', () => {
    const clinic = world();

    preview(clinic, files, { 'row|clients.csv|2': 'new' });
    finish(clinic);

    expect(clinic.rows('clients').map((row) => row['Client ID'])).toEqual(['C-00001', 'C-00002', 'C-00003']);
  });
});

describe('a list of patients with their insurance', () => {
  it('brings clients, their payers and their cover', () => {
    const world = aWorld();

    importAll(world, { 'patients.csv': 'portal_user_id,first_name,last_name,dob,insurance_first_name,insurance_last_name,insurance_dob,insurance_member_id,insurance_group_id,insurance_payer_id\nu1,Ivy,Lark,2012-04-02,Noel,Lark,1980-03-04,0012345,G-1,60054\nu2,Otto,Penn,1961-11-23,,,,,,\n' });

    expect(world.rows('clients').map((row) => row['First name'])).toEqual(['Ivy', 'Otto']);
    expect(world.rows('insurers').slice(-1)[0]).toMatchObject({ 'Name': 'Payer 60054', 'Payer ID': '60054', 'Referral needed': 'no' });
    expect(world.rows('cover')).toEqual([expect.objectContaining({ 'Client ID': 'C-00001', 'Member ID': '0012345', 'Group no.': 'G-1', 'Insured name': 'Noel Lark', 'Insured birth date': day('1980-03-04'), 'Source ID': 'u1|60054' })]);
  });
});

describe('a list of appointments', () => {
  it('finds its clients by name, tells what happened, and leaves out whom it cannot find', () => {
    const world = aWorld({ rows: { clients: [aClient(), aClient({ ...cast.otto })] } });

    const progress = importAll(world, { 'appointments.csv': 'Appointment ID,Client,Date,Start time,Duration,Status,Price\na1,Mara Quill,2/3/2026,9:30 AM,60,Arrived,110\na2,"Penn, Otto",2/4/2026,2:00 PM,45,No Show,\na3,Nobody Known,2/5/2026,9:00 AM,60,Arrived,110\n' });

    expect(progress).toMatchObject({ added: { Sessions: 2 }, problems: 1 });
    expect(world.rows('sessions')).toEqual([
      expect.objectContaining({ 'Client ID': 'C-00001', 'Date': day('2026-02-03'), 'Starts at': 9.5 / 24, 'Ends at': 10.5 / 24, 'Status': 'completed', 'Fee': 110, 'Therapist ID': 'T-00001' }),
      expect.objectContaining({ 'Client ID': 'C-00002', 'Status': 'no-show' }),
    ]);
    expect(world.rows('import-report')).toEqual([expect.objectContaining({ Row: 4, Heading: 'Client', Value: 'Nobody Known', Why: 'There is no client “Nobody Known” here or in these files, or its row was left out.' })]);
  });
});

describe('a file that is not what it should be', () => {
  const refusal = (name: string, text: string): string => {
    const answer = aWorld().ask('import.put', { importId: 'x', name, part: 1, of: 1, text });
    return answer.ok ? '' : answer.issues[0]?.message ?? '';
  };

  it('is refused in words where it is no CSV', () => {
    expect(refusal('clients.xlsx', 'PK\u0003\u0004\u0014\u0000binary')).toBe('“clients.xlsx” is not a CSV file. In Excel or Numbers, save the table as CSV (UTF-8) and choose that file.');
    expect(refusal('clients.csv', 'a,b\n1,"2\n3,4\n')).toBe('In “clients.csv” a quotation mark opens in row 2 and never closes. Close it, or save the file as CSV again.');
  });

  it.each([
    ['', 'The file is empty.'],
    ['Last name,First name\n', 'The file has headings and no rows.'],
  ])('%j says so', (text, message) => {
    expect(preview(aWorld(), { 'clients.csv': text }).files[0]).toMatchObject({ rows: 0, good: 0, problems: [{ row: 1, message }] });
  });

  it('with headings of no tab is not used until a tab is chosen', () => {
    const world = aWorld();
    const files = { 'stuff.csv': 'who,given,blah\nQuill,Mara,x\n' };

    const asked = preview(world, files);
    const chosen = preview(world, files, { 'table|stuff.csv': 'clients', 'column|stuff.csv|who': 'Last name', 'column|stuff.csv|given': 'First name' });
    finish(world);

    expect(asked.adds).toEqual({});
    expect(asked.asks.find((ask) => ask.key === 'table|stuff.csv')).toMatchObject({ value: '', question: 'Which tab do these rows belong to?' });
    expect(chosen.adds).toEqual({ Clients: 1 });
    expect(world.rows('clients')).toEqual([expect.objectContaining({ 'Last name': 'Quill', 'First name': 'Mara' })]);
  });

  it('with a heading twice uses the first and says so', () => {
    const seen = preview(aWorld(), { 'clients.csv': 'Last name,First name,Phone,Phone\nQuill,Mara,555 0101,555 0199\n' });

    expect(seen.warnings).toContain('clients.csv: Phone stands twice among the headings; the first column is used.');
    expect(seen.files[0]?.unused).toEqual(['Phone']);
  });

  it('leaves out rows without what every record needs, and tells each with its number and heading', () => {
    const world = aWorld();

    const seen = preview(world, { 'clients.csv': 'Last name,First name,Date of birth,Email,Notes\nQuill,Mara,1984-05-09,,\n,Ivy,,not an address,\nOakes,Finn,,,,one,too,many\n\nLark,Noel,,,\n' });
    const { progress } = finish(world);

    expect(seen.files[0]).toMatchObject({ rows: 4, good: 2, partly: 0, bad: 2 });
    expect(seen.files[0]?.problems).toEqual([
      { row: 3, field: 'Last name', message: 'Last name is needed.' },
      { row: 3, field: 'Email', message: 'This is not an email address. It should read name@place.com.' },
      { row: 4, field: '', message: 'This row has 8 cells under 5 headings; a comma or a quotation mark may be in the wrong place.' },
    ]);
    expect(progress).toMatchObject({ added: { Clients: 2 }, partly: 0, problems: 2 });
    expect(world.rows('clients').map((row) => row['Last name'])).toEqual(['Quill', 'Lark']);
    expect(world.rows('import-report')).toHaveLength(3);
  });

  it('with a million rows is refused, and nothing of it stays', () => {
    const world = aWorld();
    const line = 'Quill,Mara,1\n';
    const text = `Last name,First name,No\n${line.repeat(70_000)}`;

    world.get('import.put', { importId: 'x', name: 'clients.csv', part: 1, of: 15, text });
    const answer = world.ask('import.put', { importId: 'x', name: 'clients.csv', part: 2, of: 15, text });

    expect(answer).toMatchObject({ ok: false, issues: [{ message: '“clients.csv” has more than 100,000 rows; a spreadsheet would not hold them well. Split it by year, or leave out what is no longer kept.' }] });
    expect(world.rows('imports').filter((row) => Object.values(row).some((cell) => cell !== ''))).toEqual([]);
  });

  it('that misses a piece, or comes from somebody who may not, is refused', () => {
    const world = aWorld();
    send(world, 'x', {});

    world.get('import.put', { importId: 'x', name: 'clients.csv', part: 1, of: 2, text: 'Last name,First name\n' });

    expect(world.ask('import.put', { importId: 'x', name: 'clients.csv', part: 3, of: 3, text: '' })).toMatchObject({ ok: false });
    expect(world.ask('import.preview', { importId: 'x' })).toMatchObject({ ok: false, issues: [{ message: '“clients.csv” has not arrived whole: 1 of 2 pieces. Choose the files again.' }] });
    expect(world.ask('import.run', { importId: 'nothing' })).toMatchObject({ ok: false, issues: [{ message: 'These files are not here any more. Choose them again.' }] });
    expect(world.ask('import.preview', { importId: 'x' }, { user: 'stranger@clinic.example' })).toMatchObject({ ok: false });
  });
});
