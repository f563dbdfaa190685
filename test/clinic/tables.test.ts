// The tabs as declared: the headings clinics, imports and formulas rely on, and what holds for every table.

import { blank } from '../../src/kit/blank.ts';
import { headings } from '../../src/kit/table.ts';
import { knownInsurers } from '../../src/clinic/insurers/known.ts';
import { insurers } from '../../src/clinic/insurers/table.ts';
import { checkSetting, leadHoursOf, listIn, type SettingName, settingKeys, settingOf } from '../../src/clinic/settings/keys.ts';
import { tables, tablesByName } from '../../src/clinic/tables.ts';

/** Written by hand: a heading that goes missing breaks imports and the formulas of clinics. */
const promised: Record<string, string> = {
  'Clients': 'Client ID|Last name|First name|Date of birth|Sex|Phone|Email|Street|City|State|ZIP code|Guardian|Guardian relation|Guardian phone|Guardian email|Emergency contact|Occupation|Medical history|Medications|Allergies|Other treatment|Preferred pressure|Reminders|Same household|Merged into|Status|Notes|Source ID',
  'Cases': 'Case ID|Client ID|Condition|Side|Regions|Cause|Onset on|Opened on|Closed on|Planned visits|Protocol|Source ID',
  'Goals': 'Goal ID|Case ID|Goal|Measure|Baseline|Target|Target on|State|Reached on|Source ID',
  'Consents': 'Consent ID|Client ID|Kind|Areas|Version|Given on|Given by|Ends on|Withdrawn on|Scan|Source ID',
  'Screenings': 'Screening ID|Client ID|Item|Level|Answer|Region|Asked on|Clearance|Cleared on|Cleared by|Until|Source ID',
  'Providers': 'Provider ID|Name|Credential|NPI|Practice|Phone|Fax|Email|Status|Source ID',
  'Therapists': 'Therapist ID|Name|Email|Credential|License no.|License state|License ends on|NPI|Tax no.|Endorsements|Certificates|Supervisor|Role|Left on|Source ID',
  'Insurers': 'Insurer ID|Name|Kind|Referral needed|Default validity (days)|Validity from|Retroactive orders|Warn days|Warn visits|Visits per week|Count by|Units by|Report after visits|Report after days|Report to|Limit period|Visits per period|Authorization steps|Codes allowed|File within (days)|Client may be billed|Tax|Source ID',
  'Cover': 'Cover ID|Client ID|Insurer ID|Case ID|Order|Member ID|Group no.|Insured name|Relation|Insured birth date|Claim no.|Injured on|Accident state|Employer|Adjuster|Adjuster phone|Adjuster email|Copay|Visits used before|Visit limit|Money limit|Starts on|Ends on|Checked on|Checked with|Status|Visits used|Visits left|Money left|Referral standing|Counted|Source ID',
  'Authorizations': 'Authorization ID|Cover ID|Number|Asked on|Answered on|Answer|Visits|Starts on|Ends on|Source ID',
  'Referrals': 'Referral ID|Client ID|Case ID|Cover ID|Provider ID|Written on|Received on|Signed on|Medically necessary|Starts on|Ends on|Order as written|Visits authorized|Visits per week|Minutes|Diagnosis codes|Regions|Goals|Scan|Visits used before|Closed on|Closed why|Valid until|Visits used|Visits booked|Visits left|Counted|Runs out on|Standing|Why|Flagged on|Source ID',
  'Sessions': 'Session ID|Client ID|Case ID|Cover ID|Referral ID|Therapist ID|Date|Starts at|Ends at|Hands-on minutes|Type|Room|Series ID|Status|Canceled at|Cancel reason|Pain before|Pain after|Health changed|Consent today|Subjective|Objective|Assessment|Plan|Techniques|Regions|Pressure|Reaction|Home care|Same-day care|Procedures|Fee|Paid|Override reason|Signed by|Signed at|Voided on|Voided why|Units|Covered|Note state|Source ID',
  'Measures': 'Measure ID|Client ID|Case ID|Session ID|Taken on|When|Kind|What|Side|Value|Unit|Source ID',
  'Addenda': 'Addendum ID|Session ID|Text|By|At|Source ID',
  'Charges': 'Charge ID|Session ID|Cover ID|Claim ID|Code|Modifiers|Units|Amount|Tax|Source ID',
  'Claims': 'Claim ID|Cover ID|Submitted on|Reference|Replaces|Status|Denied on|Denial reason|Appeal by|Next step|Due on|Source ID',
  'Payments': 'Payment ID|Charge ID|Received on|From|Kind|Method|Amount|Receipt no.|Source ID',
  'Fees': 'Service|Minutes|Price|Insurer ID|Source ID',
  'Documents': 'Document ID|Kind|About|File|Made at|Made by|Template version|State|Sent to|Sent how|Sent on|Due back on|Returned on|Good until|Source ID',
  'Contacts': 'Contact ID|About|With|What|Authority|On|Next|Due on|Source ID',
  'Sends': 'Key|To|State|At|Attempt|Error',
  'Journal': 'At|By|Request ID|Table|Record ID|Action|Before|After|Previous hash|Hash',
  'Templates': 'Kind|Version|Content|By|At',
  'Settings': 'Key|Value',
  'Summary': 'Month|Insurer ID|Visits|Clients|Charged|Received|Outstanding|Not covered',
};

/** The lists of values, by tab and heading, as the records have them. */
const promisedChoices: [tab: string, heading: string, choices: string][] = [
  ['Clients', 'Reminders', 'email|call|none'],
  ['Clients', 'Status', 'active|waiting|discharged'],
  ['Cases', 'Cause', 'work|auto|sport|surgery|other'],
  ['Consents', 'Kind', 'treatment|sensitive area|release|email|fees'],
  ['Screenings', 'Level', 'absolute|local|clearance|caution'],
  ['Screenings', 'Clearance', 'not needed|asked|given|refused'],
  ['Therapists', 'Role', 'owner|therapist|front desk'],
  ['Insurers', 'Kind', 'health|workers comp|auto|FSA/HSA|self-pay'],
  ['Insurers', 'Validity from', 'written|received|first visit'],
  ['Insurers', 'Retroactive orders', 'yes|no'],
  ['Insurers', 'Count by', 'visit|day'],
  ['Insurers', 'Units by', 'cms|midpoint|visit|length'],
  ['Insurers', 'Report to', 'provider|insurer|both'],
  ['Insurers', 'Limit period', 'claim|calendar year|policy year'],
  ['Insurers', 'Client may be billed', 'yes|no|signed notice'],
  ['Cover', 'Order', '1st|2nd'],
  ['Referrals', 'Closed why', 'finished|replaced|revoked|error'],
  ['Referrals', 'Standing', 'closed|draft|expired|used up|not started|expiring|active'],
  ['Sessions', 'Type', 'assessment|treatment|spot work|re-evaluation'],
  ['Sessions', 'Status', 'booked|completed|canceled|late cancel|no-show|not treated'],
  ['Sessions', 'Note state', 'missing|unsigned|signed|changed since signed'],
  ['Measures', 'When', 'before|after'],
  ['Measures', 'Kind', 'NPRS|ODI|NDI|QuickDASH|PSFS|Roland-Morris|FIQR|ROM'],
  ['Claims', 'Status', 'not sent|sent|paid|part paid|denied|appealed|written off'],
  ['Payments', 'Kind', 'payment|adjustment|write-off|refund|transfer to client'],
  ['Documents', 'State', 'draft|sent|signed|filed'],
  ['Documents', 'Sent how', 'fax|mail|email|portal|hand'],
  ['Sends', 'State', 'claimed|sent|failed|uncertain'],
];

const tab = (name: string) => {
  const found = tables.find((one) => one.tab === name);
  if (!found) throw new Error(`no tab ${name}`);
  return found;
};

describe('the tabs', () => {
  it.each(Object.entries(promised))('%s has the headings that imports and formulas rely on', (name, list) => {
    expect(headings(tab(name))).toEqual(expect.arrayContaining(list.split('|')));
  });

  it.each(promisedChoices)('%s › %s offers exactly its values', (name, heading, choices) => {
    const column = Object.values(tab(name).columns).find((one) => one.heading === heading);

    expect(column?.choices).toEqual(choices.split('|'));
  });

  it.each(tables.map((one) => [one.tab, one] as const))('%s has no heading twice', (_name, table) => {
    const lower = headings(table).map((heading) => heading.toLowerCase());

    expect(new Set(lower).size).toBe(lower.length);
  });

  it('have names, sheet ids and id prefixes of their own', () => {
    const prefixes = tables.map((one) => one.prefix).filter(Boolean);

    expect(new Set(tables.map((one) => one.tab)).size).toBe(tables.length);
    expect(new Set(tables.map((one) => one.sheetId)).size).toBe(tables.length);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(Object.keys(tablesByName)).toEqual(tables.map((one) => one.name));
  });

  it('keep the sheet ids they were made with', () => {
    expect(Object.fromEntries(tables.map((one) => [one.tab, one.sheetId]))).toMatchInlineSnapshot(`
{
  "Addenda": 1886502348,
  "Authorizations": 95049323,
  "Cases": 1370088835,
  "Charges": 1854885347,
  "Claims": 290583706,
  "Clients": 1354403227,
  "Consents": 1755297845,
  "Contacts": 1683425416,
  "Cover": 830617872,
  "Diary": 1812113558,
  "Documents": 755085634,
  "Fees": 439410744,
  "Goals": 2114904639,
  "Import report": 448027943,
  "Imports": 1859471682,
  "Insurers": 507884724,
  "Journal": 393068428,
  "Measures": 760501106,
  "Payments": 584349347,
  "Providers": 329749950,
  "Referrals": 1780760212,
  "Scratch": 2076373722,
  "Screenings": 553657194,
  "Sends": 1221939706,
  "Sessions": 1531790710,
  "Settings": 629326740,
  "Summary": 547838681,
  "Templates": 568688068,
  "Therapists": 1985318855,
}
`);
  });

  it('begin with the id and end with the id of the system they were imported from', () => {
    const ownRecords = tables.filter((one) => !one.machinery);

    expect(ownRecords.filter((one) => one.columns[one.keys[0] ?? '']?.kind !== 'id').map((one) => one.tab)).toEqual([]);
    expect(ownRecords.filter((one) => headings(one).slice(-1)[0] !== 'Source ID').map((one) => one.tab)).toEqual([]);
  });

  it('point only at tables that are there', () => {
    const prefixes = tables.map((one) => one.prefix).filter(Boolean);
    const pointing = tables.flatMap((one) => Object.values(one.columns)).filter((column) => column.kind === 'ref');

    expect(pointing.filter((column) => !prefixes.includes(column.prefix ?? '')).map((column) => column.heading)).toEqual([]);
  });

  it('offer only lists that Settings has', () => {
    const offered = tables.flatMap((one) => Object.values(one.columns)).map((column) => column.offers).filter(Boolean);

    expect([...new Set(offered)].sort()).toEqual(['regions', 'rooms', 'techniques']);
  });

  it('caption a record with columns it has', () => {
    const wrong = tables.flatMap((one) => (one.caption ?? []).filter((key) => !(key in one.columns)).map((key) => `${one.tab}: ${key}`));

    expect(wrong).toEqual([]);
  });

  it('start a record with values their own columns accept', () => {
    const started = tables.flatMap((one) => Object.entries(one.columns).filter(([, column]) => column.initial !== undefined && column.initial !== 'today').map(([key]) => blank(one)[key]));

    expect(started.filter((value) => value === '' || value === null)).toEqual([]);
    expect(blank(tablesByName.sessions).status).toBe('booked');
    expect(blank(insurers).warnDays).toBe(14);
  });

  it('ask of a new client nothing but a name', () => {
    const started = blank(tablesByName.clients);
    const asked = Object.entries(tablesByName.clients.columns).filter(([key, column]) => !column.optional && column.form !== false && started[key as keyof typeof started] === '');

    expect(asked.map(([, column]) => column.heading)).toEqual(['Last name', 'First name']);
  });

  it('keep health and identity out of logs', () => {
    const open = Object.values({ ...tablesByName.sessions.columns, ...tablesByName.clients.columns }).filter((column) => !column.sensitive).map((column) => column.heading);

    for (const heading of ['Subjective', 'Objective', 'Assessment', 'Plan', 'Last name', 'Date of birth', 'Medications', 'Phone', 'Email', 'Notes']) expect(open).not.toContain(heading);
  });
});

describe('the payers that come filled', () => {
  it('are all of both countries, each once', () => {
    expect(knownInsurers('US').map((one) => one.name)).toEqual(['Health plan (generic)', 'Washington L&I', 'Washington PIP', 'Florida PIP', 'Workers comp (generic)', 'FSA/HSA', 'Self-pay']);
    expect(knownInsurers('Ontario').map((one) => one.name)).toEqual(['Extended health', 'Auto (HCAI)', 'WSIB', 'Self-pay']);
    expect(new Set([...knownInsurers('US'), ...knownInsurers('Ontario')].map((one) => one.sourceId)).size).toBe(11);
  });

  it('say where each rule they change was read', () => {
    const plain = blank(insurers);
    const silent = [...knownInsurers('US'), ...knownInsurers('Ontario')].flatMap((one) => Object.entries(insurers.columns)
      .filter(([key]) => !['name', 'kind', 'sources', 'sourceId'].includes(key))
      .filter(([key, column]) => JSON.stringify(one[key as keyof typeof one]) !== JSON.stringify(plain[key as keyof typeof plain]) && !one.sources.includes(column.heading))
      .map(([, column]) => `${one.name}: ${column.heading}`));

    expect(silent).toEqual([]);
  });

  it('never show Florida PIP as paying for massage', () => {
    const florida = knownInsurers('US').find((one) => one.name === 'Florida PIP');

    expect(florida?.massagePayable).toBe('no');
  });

  it('ask Washington L&I for reports and steps per claim', () => {
    const lni = knownInsurers('US').find((one) => one.name === 'Washington L&I');

    expect(lni).toMatchObject({ reportAfterVisits: 6, reportAfterDays: 30, reportTo: 'both', limitPeriod: 'claim', authorizationSteps: ['7: form F245-417-000', '13: claim manager'] });
  });
});

describe('a setting', () => {
  it('starts with a value that passes its own check', () => {
    const names = Object.keys(settingKeys) as SettingName[];

    expect(names.filter((name) => checkSetting(name, settingKeys[name].initial) !== undefined)).toEqual([]);
    expect(names[0]).toBe('Machine');
  });

  it.each<[SettingName, string, string]>([
    ['Time zone', 'America/Los_Angls', 'This is a time zone, as America/New_York.'],
    ['Cancel hours', '-3', 'This is a whole number from 0 to 168.'],
    ['Profile', 'Quebec', 'This is one of: US, Ontario.'],
    ['Digest to', 'desk@clinic.example; tess', '“tess” is not an email address. Put a semicolon between addresses.'],
    ['Reminder hours', '20:00-08:00', 'This is a time span, as 08:00-20:00.'],
    ['Reminder lead times', 'two days', 'These are spans before a booking, as 2 days; 2 hours.'],
    ['Working days', 'Mon; Tues', '“Tues” is not one of: Mon, Tue, Wed, Thu, Fri, Sat, Sun.'],
    ['No-show fee', '1,50', 'This is an amount, as 45 or 45.50.'],
  ])('%s refuses “%s”', (name, value, says) => {
    expect(checkSetting(name, value)).toBe(says);
  });

  it('falls back to its start where the cell is empty', () => {
    expect(settingOf({ 'Cancel hours': ' ' }, 'Cancel hours')).toBe('24');
    expect(settingOf({ 'Cancel hours': '48' }, 'Cancel hours')).toBe('48');
    expect(listIn({}, 'Rooms')).toEqual(['Room 1', 'Room 2']);
    expect(leadHoursOf('2 hours; 2 days')).toEqual([48, 2]);
  });
});

/** About the width of a letter of a heading: bold Arial, 10 points. */
const letterPx = 7.3;
const paddingPx = 6;

it('no heading breaks within a word', () => {
  const longest = (heading: string): number => Math.max(...heading.split(/[ /-]/).map((word) => word.length));
  const tooNarrow = tables.flatMap((table) => Object.values(table.columns).filter(({ heading, width }) => longest(heading) * letterPx + paddingPx > (width ?? 100)).map(({ heading, width }) => `${table.tab}: ${heading} ${width}`));

  expect(tooNarrow).toEqual([]);
});
