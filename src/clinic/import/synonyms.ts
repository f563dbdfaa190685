// What other systems call our columns. Compared without case, blanks and punctuation, and never by a part of a heading:
// “insurance_first_name” and “Phonetic First Name” are not a client's first name.

import { headings } from '../../kit/table.ts';
import type { TableName } from './importable.ts';
import { tableOf } from './importable.ts';

/** Never taken: identity numbers, secrets, race. The owner may still choose a column for them. */
const never = 'ssn socialsecuritynumber socialsecurityno sin drivers driverslicense driverslicensenumber passport password initialpassword race ethnicity';

/** By table, target and, best first, the headings that mean it. Targets that are no column are put together by compose.ts. */
const synonyms: Partial<Record<TableName, Record<string, string>>> = {
  clients: {
    sourceId: 'id externalid clientidentifier portaluserid externalid1value patientid clientnumber clientno chartnumber mrn',
    givenName: 'firstname givenname first forename',
    family: 'lastname familyname last surname',
    fullName: 'name fullname fileas clientname patientname displayname',
    bornOn: 'birthday birthdate dob dateofbirth born birth',
    sex: 'sex gender sexatbirth',
    phone: 'phone1value phone cellphone phonenumber cell mobile mobilephone mobilenumber homephone telephone primaryphone phone2value phone3value workphone',
    email: 'email1value email emailaddress email2value email3value',
    contact: 'contact1value contact2value contact3value',
    street: 'address1street address1 addressline1 streetaddress street address',
    unit: 'address2 addressline2 address1extendedaddress apartment apt suite',
    city: 'address1city city addresscity town',
    state: 'address1region state addressstatecode province stateprovince',
    zip: 'address1postalcode zip addresspostalcode zipcode postalcode postcode',
    occupation: 'job profession',
    emergencyContact: 'emergencycontactname',
    emergencyPhone: 'emergencycontactphone',
    active: 'active',
    diedOn: 'deathdate dateofdeath deceasedon',
    notes: 'notes note comments comment administrativenote clinicalnote',
    noteLine: 'healthnumber healthcardnumber',
    payer: 'insurancepayerid insurance insurer insurancecompany insurancename',
    memberId: 'insurancememberid memberid policynumber',
    groupNo: 'insurancegroupid groupnumber groupid',
    insuredGiven: 'insurancefirstname',
    insuredFamily: 'insurancelastname',
    insuredBornOn: 'insurancedob',
  },
  insurers: {
    sourceId: 'id externalid',
    name: 'name payer payername insurer insurername insurance insurancecompany company',
    payerId: 'payerid electronicpayerid',
    phone: 'phone phonenumber telephone',
    addressPart: 'address street city stateheadquartered state zip postalcode',
  },
  providers: {
    sourceId: 'id externalid providerid',
    name: 'name providername physician doctor fullname',
    givenName: 'firstname', family: 'lastname',
    credential: 'credentials title suffix',
    npi: 'npinumber',
    practice: 'practicename clinic organizationname company',
    organization: 'organization organizationid practiceid',
    phone: 'phonenumber telephone', fax: 'faxnumber', email: 'emailaddress',
  },
  therapists: {
    sourceId: 'id externalid staffid', name: 'fullname staffname therapist', givenName: 'firstname', family: 'lastname', email: 'emailaddress', licenseNo: 'licensenumber license', taxNo: 'taxid taxnumber',
  },
  cover: {
    sourceId: 'id externalid', client: 'client patient patientid clientname patientname', insurer: 'payer payerid insurance insurancecompany',
    memberId: 'memberid policynumber subscriberid', groupNo: 'groupnumber groupid', claimNo: 'claimnumber claim', startsOn: 'start startdate effectivefrom', endsOn: 'end enddate effectiveto',
    injuredOn: 'dateofinjury injurydate doi', adjuster: 'adjustername claimmanager',
  },
  sessions: {
    sourceId: 'id externalid appointmentid bookingid visitid encounterid',
    client: 'client patient patientid clientname patientname customer',
    insurer: 'payer payerid insurer insurerid insurance',
    therapist: 'therapist therapistname practitioner staff staffmember',
    date: 'day appointmentdate sessiondate visitdate dateofservice servicedate dos',
    startsAt: 'start starttime startdatetime begins appointmenttime time',
    endsAt: 'stop end endtime enddatetime ends',
    minutes: 'duration durationminutes minutes length',
    fee: 'totalclaimcost price amount charge charged total',
    paid: 'payercoverage amountpaid payment',
    status: 'appointmentstatus',
    subjective: 's', objective: 'o', assessment: 'a', plan: 'p',
  },
};

/** A heading without case, blanks, accents and punctuation. */
export const bare = (heading: string): string => heading.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const neverTaken = new Set(never.split(' '));
export const isNever = (heading: string): boolean => neverTaken.has(withoutOwner(bare(heading)));

const withoutOwner = (heading: string): string => heading.replace(/^(patient|client)(?=.)/, '');

/** Every heading known for a table, with its target and how good a match it is (0 is best). */
export function knownHeadings(name: TableName): Map<string, { to: string; rank: number }> {
  const known = new Map<string, { to: string; rank: number }>();
  const table = tableOf(name);
  headings(table).forEach((heading, i) => known.set(bare(heading), { to: table.keys[i] ?? '', rank: 0 }));
  for (const [to, words] of Object.entries(synonyms[name] ?? {})) {
    words.split(' ').forEach((word, rank) => {
      if (!known.has(word)) known.set(word, { to, rank: rank + 1 });
    });
  }
  return known;
}

/** Finds a heading, also with the owner's name before it: “patient_dob”. */
export function findHeading(known: Map<string, { to: string; rank: number }>, heading: string): { to: string; rank: number } | undefined {
  const plain = bare(heading);
  return known.get(plain) ?? known.get(withoutOwner(plain));
}
