// What a person types into a form, and what it is read as.

import { clients } from '../../src/clinic/clients/table.ts';
import { sessions } from '../../src/clinic/sessions/table.ts';
import { formColumns, readForm, readTypedDay, tidied, toTyped, understood } from '../../sidebar/form/typed.ts';

const today = '2026-03-02'; // a Monday

describe('a date typed on Monday, March 2, 2026', () => {
  it.each([
    ['today', '2026-03-02'],
    ['tomorrow', '2026-03-03'],
    ['yesterday', '2026-03-01'],
    ['+7', '2026-03-09'],
    ['-2 w', '2026-02-16'],
    ['+1m', '2026-04-02'],
    ['+1 year', '2027-03-02'],
    ['fri', '2026-03-06'],
    ['monday', '2026-03-09'],
    ['2026-03-02', '2026-03-02'],
    ['3/2/2026', '2026-03-02'],
    ['3/2', '2026-03-02'],
    ['mar 2', '2026-03-02'],
    ['12/28', '2025-12-28'],
    ['dec 28', '2025-12-28'],
    ['Apr 2, 1971', '1971-04-02'],
  ])('“%s” is %s', (typed, day) => {
    expect(readTypedDay(typed, today)).toEqual({ day });
  });

  it.each([['2026-02-30', 'February 2026 has 28 days.'], ['2/29', 'February 2026 has 28 days.']])('“%s” is refused: %s', (typed, why) => {
    expect(readTypedDay(typed, today)).toEqual({ why });
  });
});

describe('a field that is left', () => {
  const column = (heading: string) => formColumns(sessions).find((each) => each.heading === heading) ?? formColumns(clients)[0];

  it.each([
    ['Date', 'mar 2', '2026-03-02', 'Mon, Mar 2, 2026'],
    ['Starts at', '2', '14:00', '2:00 PM'],
    ['Starts at', '9:30', '09:30', '9:30 AM'],
    ['Procedures', '97140 30, 97124x15', '97140 × 30; 97124 × 15', ''],
    ['Fee', '$1,090', '1090', ''],
  ])('%s “%s” becomes “%s”, told as “%s”', (heading, typed, kept, said) => {
    const of = column(heading);
    if (!of) throw new Error(`no field ${heading}`);

    expect(tidied(of, typed, today)).toBe(kept);
    expect(understood(of, typed, today)).toBe(said);
  });

  it('keeps what cannot be read as it was typed', () => {
    const date = column('Date');

    expect(date && tidied(date, 'next spring', today)).toBe('next spring');
  });
});

describe('a form about to be saved', () => {
  it('names every field that is empty or wrong, in words', () => {
    const { errors } = readForm(formColumns(clients), { 'First name': 'Ada', 'Email': 'ada at example', Status: 'active', Reminders: 'none' }, today);

    expect(errors).toEqual({ 'Last name': 'Last name is needed.', Email: 'This is not an email address. It should read name@place.com.' });
  });

  it('keeps text exactly as typed', () => {
    const hostile = '=IMPORTXML("x") <script>alert(1)</script> ؁ \u202e 007';
    const { row } = readForm(formColumns(clients), { 'Last name': 'Quill', 'First name': 'Mara', Notes: hostile, Status: 'active', Reminders: 'none' }, today);

    expect(row.Notes).toBe(hostile);
  });

  it('turns a record into texts and back without a change', () => {
    const columns = formColumns(clients);
    const record = { 'Last name': 'Quill', 'First name': 'Mara', 'Date of birth': '1984-05-09', Status: 'active', Reminders: 'email', Email: 'mara@example.com' };
    const { row } = readForm(columns, toTyped(columns, record), today);

    expect(row).toMatchObject(record);
  });
});
