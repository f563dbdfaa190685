// Procedures as a therapist types them.

import { minutesOfAll, readProcedures, tidyProcedures } from '../../sidebar/form/procedures.ts';

it.each([
  ['97140 × 30; 97124 × 15', '97140 × 30; 97124 × 15'],
  ['97140 30, 97124 15', '97140 × 30; 97124 × 15'],
  ['97140x30\n97124*15 min', '97140 × 30; 97124 × 15'],
  ['s8940 15', 'S8940 × 15'],
  ['97140 × 30; whatever', '97140 × 30; whatever'],
  ['', ''],
])('“%s” is kept as “%s”', (typed, kept) => {
  expect(tidyProcedures(typed)).toBe(kept);
});

it('adds up the minutes and names what it cannot read', () => {
  const { procedures, unread } = readProcedures('97140 × 30; 97124 × 20; massage');

  expect(minutesOfAll(procedures)).toBe(50);
  expect(unread).toEqual(['massage']);
});
