// Every table, in the order of its tabs.

import type { Table } from '../kit/table.ts';
import { addenda } from './addenda/table.ts';
import { authorizations } from './authorizations/table.ts';
import { cases } from './cases/table.ts';
import { charges } from './charges/table.ts';
import { claims } from './claims/table.ts';
import { clients } from './clients/table.ts';
import { consents } from './consents/table.ts';
import { contacts } from './contacts/table.ts';
import { cover } from './cover/table.ts';
import { diary } from './diary/table.ts';
import { documents } from './documents/table.ts';
import { fees } from './fees/table.ts';
import { goals } from './goals/table.ts';
import { importReport } from './import-report/table.ts';
import { imports } from './imports/table.ts';
import { insurers } from './insurers/table.ts';
import { journal } from './journal/table.ts';
import { measures } from './measures/table.ts';
import { payments } from './payments/table.ts';
import { providers } from './providers/table.ts';
import { referrals } from './referrals/table.ts';
import { scratch } from './scratch/table.ts';
import { screenings } from './screenings/table.ts';
import { sends } from './sends/table.ts';
import { sessions } from './sessions/table.ts';
import { settings } from './settings/table.ts';
import { summary } from './summary/table.ts';
import { templates } from './templates/table.ts';
import { therapists } from './therapists/table.ts';

/** Tables by their name at the door. */
export const tablesByName = {
  clients,
  sessions,
  referrals,
  cover,
  cases,
  goals,
  measures,
  screenings,
  consents,
  authorizations,
  insurers,
  providers,
  therapists,
  addenda,
  charges,
  claims,
  payments,
  fees,
  documents,
  contacts,
  summary,
  sends,
  settings,
  'import-report': importReport,
  imports,
  templates,
  journal,
  diary,
  scratch,
};

export const tables: Table[] = Object.values(tablesByName);
