// The sample's people: staff, referring providers and clients. All made up; phones are 555-01xx, mails example.com.

import { blank } from '../../src/kit/blank.ts';
import { addDays, addMonths, type Day } from '../../src/kit/day.ts';
import { type Client, clients } from '../../src/clinic/clients/table.ts';
import { type Provider, providers } from '../../src/clinic/providers/table.ts';
import { type Therapist, therapists } from '../../src/clinic/therapists/table.ts';
import type { Chance } from './chance.ts';

/** Three who treat, the first of whom owns the clinic, and the front desk. */
export function staff(today: Day): Therapist[] {
  const member = (values: Partial<Therapist>): Therapist => ({ ...blank(therapists), ...values });
  const lmt = { credential: 'LMT', licenseState: 'WA' };
  return [
    member({ ...lmt, id: 'T-00001', name: 'Junia Hollowell', email: 'owner@clinic.example', role: 'owner', licenseNo: 'MA 60000101', licenseEndsOn: addMonths(today, 14), npi: npi(1), taxNo: '00-0000101', endorsements: ['intraoral'], certificates: ['Medical massage'] }),
    member({ ...lmt, id: 'T-00002', name: 'Tomas Arlow', email: 'tomas@clinic.example', licenseNo: 'MA 60000102', licenseEndsOn: addMonths(today, 7), npi: npi(2), taxNo: '00-0000102' }),
    member({ ...lmt, id: 'T-00003', name: 'Wren Castellane', email: 'wren@clinic.example', licenseNo: 'MA 60000103', licenseEndsOn: addDays(today, 24), npi: npi(3), taxNo: '00-0000103', certificates: ['Lymph drainage'] }),
    member({ id: 'T-00004', name: 'Finnian Oakes', email: 'desk@clinic.example', role: 'front desk' }),
  ];
}

const doctors: [name: string, credential: string, practice: string][] = [
  ['Adelia Birchwood', 'MD', 'Birchwood Family Medicine'], ['Corwin Halliday', 'DO', 'Lakeview Sports & Spine'],
  ['Priya Ravenscroft', 'MD', 'Lakeview Sports & Spine'], ['Magnus Thorley', 'DC', 'Thorley Chiropractic'],
  ['Ines Calloway', 'ND', 'Fernhill Natural Health'], ['Desmond Okafor-Lane', 'MD', 'Harbor Occupational Health'],
  ['Beatrix Nilsdotter', 'PA-C', 'Harbor Occupational Health'], ['Silas Underhill', 'DDS', 'Underhill Dental & Jaw'],
];

export function referringProviders(): Provider[] {
  return doctors.map(([name, credential, practice], at) => ({
    ...blank(providers), id: `P-0000${at + 1}`, name, credential, practice, npi: npi(11 + at),
    phone: phone(140 + at * 2), fax: phone(141 + at * 2), email: `office${at + 1}@example.com`, status: 'active',
  }));
}

/** An NPI nobody has: 19999 and a number of ours, with the check digit that fits (Luhn over 80840 and the nine digits). */
export function npi(n: number): string {
  const nine = `19999${String(n).padStart(4, '0')}`;
  const sum = [...`80840${nine}`].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

const areas = ['206', '253', '425', '360'];
export const phone = (n: number): string => `(${areas[n % 4]}) 555-0${100 + (n % 100)}`;

type Person = [givenName: string, family: string, sex: Client['sex'], born: string, occupation: string];

/** Two share a name, two a household. The one born '' is fifteen on any day. */
const persons: Person[] = [
  ['Amara', 'Thistlewood', 'female', '1979-03-14', 'bus driver'], ['Bodhi', 'Lanternfield', 'male', '1988-07-02', 'carpenter'],
  ['Celia', 'Quillfeather', 'female', '1966-11-30', 'accountant'], ['Dashiell', 'Marrowby', 'male', '1991-01-19', 'line cook'],
  ['Elowen', 'Castlemere', 'female', '1984-05-27', 'nurse'], ['Farid', 'Silverbrook', 'male', '1973-09-08', 'machinist'],
  ['Greta', 'Windlass', 'female', '1958-02-11', 'retired teacher'], ['Hollis', 'Pemberdale', 'male', '1995-12-05', 'courier'],
  ['Isaura', 'Foxglove', 'female', '1981-08-21', 'graphic designer'], ['Jonty', 'Ravensworth', 'male', '1969-04-16', 'electrician'],
  ['Keziah', 'Moonridge', 'female', '1990-10-09', 'warehouse lead'], ['Leopold', 'Ashgrove', 'male', '1977-06-25', 'truck driver'],
  ['Mirabel', 'Duskwater', 'female', '1986-02-03', 'barista'], ['Nora', 'Finchley', 'female', '1971-07-18', 'librarian'],
  ['Nora', 'Finchley', 'female', '1998-03-29', 'student'], ['Orson', 'Kettlewell', 'male', '1963-01-07', 'plumber'],
  ['Petra', 'Starling', 'female', '1992-09-12', 'software tester'], ['Quentin', 'Hazelmoor', 'male', '1980-11-23', 'roofer'],
  ['Rosalind', 'Applethorn', 'female', '1955-05-04', 'retired'], ['Soren', 'Brightwater', 'male', '1987-04-28', 'chef'],
  ['Tamsin', 'Oakenshaw', 'female', '1994-06-15', 'dental assistant'], ['Ulises', 'Merriwick', 'male', '1976-12-20', 'mason'],
  ['Verity', 'Cloudsley', 'female', '1983-08-31', 'violinist'], ['Wendell', 'Harrowgate', 'male', '1961-03-02', 'grocer'],
  ['Xenia', 'Larkspur', 'female', '1989-10-26', 'hairdresser'], ['Yusuf', 'Emberly', 'male', '1974-02-17', 'mail carrier'],
  ['Zelda', 'Thornquist', 'female', '1968-07-06', 'office manager'], ['Ansel', 'Wrenfield', 'male', '1997-01-30', 'climber and guide'],
  ['Briony', 'Saltmarsh', 'female', '1982-05-22', 'florist'], ['Caspian', 'Nettlebank', 'male', '1993-11-11', 'delivery driver'],
  ['Dorothea', 'Plumstead', 'female', '1959-09-24', 'seamstress'], ['Emeric', 'Goldfinch', 'male', '1985-04-01', 'welder'],
  ['Fiora', 'Maplethorpe', 'female', '', 'student'], ['Gideon', 'Maplethorpe', 'male', '1978-10-13', 'contractor'],
  ['Hesper', 'Rookwood', 'female', '1972-12-27', 'pharmacist'], ['Ignatius', 'Coldbrook', 'male', '1965-08-09', 'night guard'],
  ['Juniper', 'Vale', 'female', '1996-02-24', 'yoga teacher'], ['Kestrel', 'Inglewood', 'other', '1999-05-19', 'bike mechanic'],
  ['Lucasta', 'Peregrine', 'female', '1970-01-15', 'realtor'], ['Montague', 'Sedgewick', 'male', '1956-11-03', 'retired pilot'],
];

export const clientCount = persons.length;

const streets = ['Alder Way', 'Cinder Lane', 'Old Mill Road', 'Heron Street', 'Third Avenue', 'Fern Court'];
const towns: [city: string, zip: string][] = [['Seattle', '98100'], ['Tacoma', '98400'], ['Renton', '98050'], ['Olympia', '98500']];
const histories = ['Appendix removed 2009.', 'Asthma, mild.', 'High blood pressure, treated.', 'Broken collarbone as a child.', 'Type 2 diabetes, diet.', 'Thyroid, treated.', 'Two pregnancies.', 'Seasonal allergies.'];
const medicines = ['Lisinopril', 'Ibuprofen as needed', 'Levothyroxine', 'Cetirizine', 'Acetaminophen as needed', 'Metformin'];

/** The client of a place in the list, with a temporary id. */
export function clientAt(at: number, today: Day, luck: Chance): Client {
  const [givenName = '', family = '', sex = '', born = '', occupation = ''] = persons[at] ?? [];
  const [city = '', zip = ''] = luck.pick(towns);
  const mailed = luck.happens(0.7);
  const minor = born === '';
  return {
    ...blank(clients), id: `client:${at}`, givenName, family, sex, bornOn: minor ? addMonths(today, -186) : born, occupation,
    phone: minor ? '' : phone(at),
    email: mailed && !minor ? `${givenName}.${family}${at === 14 ? '.2' : ''}@example.com`.toLowerCase() : '',
    reminders: mailed || minor ? 'email' : luck.pick(['call', 'call', 'none']),
    street: `${luck.whole(10, 990)} ${luck.pick(streets)}`, city, state: 'WA', zip,
    medicalHistory: luck.happens(0.6) ? luck.pick(histories) : '', medications: luck.happens(0.4) ? luck.pick(medicines) : '',
    allergies: luck.happens(0.15) ? luck.pick(['Almond oil', 'Latex', 'Lavender', 'Arnica']) : '',
    preferredPressure: luck.pick(['light', 'medium', 'medium', 'firm', 'deep']),
    emergencyContact: luck.happens(0.5) ? `${luck.pick(['Alex', 'Robin', 'Sam', 'Jo'])} ${family}` : '',
    ...(minor ? { guardian: 'Gideon Maplethorpe', guardianRelation: 'father', guardianPhone: phone(33), guardianEmail: 'gideon.maplethorpe@example.com', sameHousehold: 'client:33' } : {}),
  };
}
