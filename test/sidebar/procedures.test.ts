// Procedures as a therapist types them.

import { tidyProcedures } from '../../sidebar/form/procedures.ts';

it.each([
  ['97140 × 30; 97124 × 15', '97140 × 30; 97124 × 15'],
  ['97140 30, 97124 15', '97140 × 30; 97124 × 15'],
  ['97140x30\n97124*15 min', '97140 × 30; 97124 × 15'],
  ['97140@30m, 97124-59 15', '97140 × 30; 97124-59 × 15'],
  ['97124 xs 15; 97010', '97124-XS × 15; 97010'],
  ['whatever; 97140x30', 'whatever; 97140 × 30'],
  ['97140; s8940 15', '97140; s8940 15'],
  ['', ''],
])('“%s” is kept as “%s”', (typed, kept) => {
  expect(tidyProcedures(typed)).toBe(kept);
});
