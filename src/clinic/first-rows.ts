// What a clinic starts with: every setting, the payers that come filled, the owner.

import { blank } from '../kit/blank.ts';
import type { AnyRow, Table } from '../kit/table.ts';
import { knownInsurers } from './insurers/known.ts';
import { insurers } from './insurers/table.ts';
import { settingKeys } from './settings/keys.ts';
import { therapists } from './therapists/table.ts';

export const firstSettings = (): { key: string; value: string; meaning: string }[] =>
  Object.entries(settingKeys).map(([key, setting]) => ({ key, value: setting.initial, meaning: setting.meaning }));

export const firstRows = (): { table: Table; rows: AnyRow[] }[] => [{ table: insurers, rows: [...knownInsurers('US'), ...knownInsurers('Ontario')] }];

export const ownerRow = (user: string): AnyRow => ({ ...blank(therapists), name: user.split('@')[0] || 'Owner', email: user, role: 'owner' });
