// The sample's payers: those that come filled for the US, two of them named as a clinic would, and one more plan.

import { knownInsurers } from '../../src/clinic/insurers/known.ts';
import type { Insurer } from '../../src/clinic/insurers/table.ts';
import { idOf } from '../../src/kit/table.ts';
import { insurers } from '../../src/clinic/insurers/table.ts';
import { phone } from './people.ts';

export type Payer = 'plan' | 'open plan' | 'L&I' | 'PIP' | 'Florida PIP' | 'comp' | 'FSA' | 'self';

const named: Record<string, [payer: Payer, changes: Partial<Insurer>]> = {
  'known:us-health': ['plan', { name: 'Cascadia Mutual Health', payerId: '00901', defaultValidityDays: 90, visitsPerPeriod: 40, phone: phone(160), codesAllowed: ['97124', '97140'] }],
  'known:us-wa-lni': ['L&I', {}],
  'known:us-wa-pip': ['PIP', { defaultValidityDays: 180 }],
  'known:us-fl-pip': ['Florida PIP', {}],
  'known:us-comp': ['comp', { name: 'Tallpine Workers Comp', phone: phone(162) }],
  'known:us-fsa': ['FSA', {}],
  'known:us-self': ['self', {}],
};

/** The payers by the sample's short names, their ids given. */
export function payers(): Record<Payer, Insurer> {
  const found = knownInsurers('US').flatMap((row) => {
    const [payer, changes] = named[row.sourceId] ?? [];
    return payer ? [[payer, { ...row, ...changes }] as const] : [];
  });
  const known = Object.fromEntries(found);
  const plan = need(known, 'plan');
  const openPlan: Insurer = {
    ...plan, name: 'Harborline Health', payerId: '00902', referralNeeded: 'no', orderMustHave: [], defaultValidityDays: null, unitsBy: 'midpoint',
    countBy: 'day', visitsPerPeriod: 20, codesAllowed: [], sources: 'All: the plan’s provider line, asked by the front desk.', sourceId: '',
  };
  const all: Record<Payer, Insurer> = {
    'plan': plan, 'open plan': openPlan, 'L&I': need(known, 'L&I'), 'PIP': need(known, 'PIP'), 'Florida PIP': need(known, 'Florida PIP'),
    'comp': need(known, 'comp'), 'FSA': need(known, 'FSA'), 'self': need(known, 'self'),
  };
  Object.values(all).forEach((row, at) => { row.id = idOf(insurers, at + 1); });
  return all;
}

function need(known: Record<string, Insurer>, payer: Payer): Insurer {
  const row = known[payer];
  if (!row) throw new Error(`No payer that comes filled is called ${payer}.`);
  return row;
}
