// The sample clinic's settings.

import type { SettingName } from '../../src/clinic/settings/keys.ts';
import { npi, phone } from './people.ts';

export function sampleSettings(): Partial<Record<SettingName, string>> & Record<string, string> {
  const values = {
    'Clinic name': 'Tidewater Medical Massage', 'Address': '14 Heron Street, Suite 2\nSeattle, WA 98100', 'Phone': phone(180), 'Fax': phone(184), 'Email': 'desk@clinic.example',
    'Tax ID': '00-0000100', 'Group NPI': npi(90), 'Time zone': 'America/Los_Angeles', 'Profile': 'US', 'Rooms': 'Room 1; Room 2; Room 3',
    'Digest to': 'owner@clinic.example; desk@clinic.example', 'Owner email': 'owner@clinic.example', 'Share documents with': 'owner@clinic.example; desk@clinic.example',
  } as const satisfies Partial<Record<SettingName, string>>;
  return values;
}
