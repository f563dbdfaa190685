// What a clinic starts with: every setting, the payers that come filled, the owner.

import { blank } from '../kit/blank.ts';
import type { AnyRow, Table } from '../kit/table.ts';
import { knownInsurers } from './insurers/known.ts';
import { insurers } from './insurers/table.ts';
import { settingKeys } from './settings/keys.ts';
import { therapists } from './therapists/table.ts';

export const firstSettings = (): { key: string; value: string; meaning: string }[] =>
  Object.entries(settingKeys).map(([key, setting]) => ({ key, value: setting.initial, meaning: setting.meaning }));

/** The payers of the clinic's profile; their Source IDs tell which have come. */
export const payersOf = (profile: string): { table: Table; key: string; rows: AnyRow[] } =>
  ({ table: insurers, key: 'sourceId', rows: knownInsurers(profile === 'Ontario' ? 'Ontario' : 'US') });

export const ownerRow = (user: string): AnyRow => ({ ...blank(therapists), name: user.split('@')[0] || 'Owner', email: user, role: 'owner' });
