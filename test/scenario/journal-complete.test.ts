// Every cell a save changes has its line in the journal, however many records it touches: a clinic worked through the
// door alone has nothing in it that looks changed by hand.

import { aTherapist, cast } from '../builders.ts';
import { importAll } from '../clinic/import/csv.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';
import { desk, tess } from './clinic.ts';
import { journalOf } from './hands.ts';

const byHand = (world: World): string[] => world.get('records.check', {}).findings.filter((one) => one.kind === 'by hand').map((one) => `${one.id} ${one.field}: ${one.was} → ${one.is}`);

/** Staff, insurers and one client of everything, each saved by a form. */
function aClinicOfSaves(): World {
  const world = aWorld();
  for (const { name, email, role } of [cast.tess, cast.finn]) world.get('therapists.save', { row: { 'Name': name, 'Email': email, 'Role': role, 'License ends on': '2027-12-31' } });
  world.get('insurers.save', { row: { 'Name': 'Evergreen Test Health', 'Kind': 'health', 'Referral needed': 'yes', 'Order must have': 'provider; written date', 'Warn visits': 2, 'Retroactive orders': 'yes' } });
  world.get('insurers.save', { row: { 'Name': 'Other Health', 'Kind': 'health', 'Referral needed': 'yes', 'Default validity (days)': 30 } });
  world.get('providers.save', { row: { 'Name': 'Ada Birch', 'Practice': 'Birch Family Medicine' } });
  world.get('clients.save', { row: { 'Last name': 'Quill', 'First name': 'Mara', 'Date of birth': '1984-05-09', 'Phone': '(206) 555-0101', 'Reminders': 'none' } }, { user: desk });
  world.get('clients.save', { row: { 'Last name': 'Penn', 'First name': 'Otto', 'Reminders': 'none' } }, { user: desk });
  world.get('cases.save', { row: { 'Client ID': 'C-00001', 'Condition': 'Low back pain' } }, { user: tess });
  return world;
}

const insurerOf = (world: World, name: string): string => String(world.rows('insurers').find((row) => row['Name'] === name)?.['Insurer ID']);
const note = { 'Status': 'completed', 'Hands-on minutes': 50, 'Procedures': '97140 × 30; 97124 × 20', 'Pain before': 6, 'Pain after': 4, 'Health changed': 'no', 'Subjective': 'Sits longer.', 'Objective': 'Lumbar tone down.', 'Techniques': 'Myofascial release', 'Regions': 'lumbar', 'Assessment': 'Better.', 'Plan': 'Go on.' };

describe('a clinic worked through the door', () => {
  const world = aClinicOfSaves();

  it('has a line for bookings, notes, signatures, corrections and voids', () => {
    world.get('cover.save', { row: { 'Client ID': 'C-00001', 'Insurer ID': insurerOf(world, 'Evergreen Test Health'), 'Case ID': 'K-00001', 'Member ID': '0012' } }, { user: desk });
    const session = { 'Client ID': 'C-00001', 'Therapist ID': 'T-00002', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Starts at': '10:00', 'Ends at': '11:00' };
    world.get('sessions.book', { row: session, dates: [{ date: '2026-03-05' }, { date: '2026-03-09' }, { date: '2026-03-12' }], confirm: ['not-covered'] }, { user: desk });
    for (const date of ['2026-02-16', '2026-02-20', '2026-02-23']) world.get('sessions.save', { row: { ...session, ...note, 'Date': date, 'Override reason': 'The order is on its way.' }, confirm: ['not-covered', 'overlap'] }, { user: tess });
    world.get('sessions.sign', { id: 'S-00004', confirm: ['similar-note'] }, { user: tess });
    world.get('sessions.sign', { id: 'S-00005', confirm: ['similar-note'] }, { user: tess });
    world.get('sessions.sign', { id: 'S-00006', confirm: ['similar-note'] }, { user: tess });
    world.get('sessions.save', { id: 'S-00004', row: { 'Plan': 'Once a week.', 'Corrected why': 'Wrong plan.' } }, { user: tess });
    world.get('sessions.save', { id: 'S-00005', row: { 'Voided on': '2026-03-02', 'Voided why': 'Another client’s.', 'Corrected why': 'Wrong chart.' }, confirm: ['not-covered'] }, { user: tess });
    world.get('sessions.save', { id: 'S-00003', row: { 'Status': 'canceled', 'Cancel reason': 'ill' } }, { user: desk });

    expect(byHand(world)).toEqual([]);
  });

  it('has a line for late orders, moves to another order, another insurer’s rules and grants', () => {
    const order = { 'Client ID': 'C-00001', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Provider ID': 'P-00001', 'Written on': '2026-02-10', 'Received on': '2026-02-27', 'Signed on': '2026-02-10', 'Visits authorized': 12, 'Ends on': '2026-05-01', 'Diagnosis codes': 'M54.41' };
    world.get('referrals.save', { row: order }, { user: desk });
    const { sessions } = world.get('referrals.fits', { id: 'R-00001' }, { user: desk });
    world.get('referrals.take', { id: 'R-00001', sessions: sessions.map(({ id }) => id) }, { user: desk });
    world.get('referrals.save', { id: 'R-00001', row: { 'Closed on': '2026-03-02', 'Closed why': 'replaced' } }, { user: desk });
    world.get('referrals.save', { row: { ...order, 'Written on': '2026-02-12', 'Order as written': 'The new one.' } }, { user: desk });
    world.get('referrals.take', { id: 'R-00002', sessions: ['S-00001', 'S-00002'] }, { user: desk });
    world.get('authorizations.save', { row: { 'Cover ID': 'V-00001', 'Number': 'AU-1', 'Answer': 'granted', 'Answered on': '2026-03-01', 'Visits': 6 } }, { user: desk });
    world.get('cover.save', { id: 'V-00001', row: { 'Insurer ID': insurerOf(world, 'Other Health') } }, { user: desk });

    expect(sessions.length).toBeGreaterThan(2);
    expect(byHand(world)).toEqual([]);
  });

  it('has a line for papers, measures, addenda, fields put back and clients merged with a file', () => {
    world.get('documents.make', { kind: 'visit log', about: 'V-00001' }, { user: desk });
    world.get('documents.save', { id: 'D-00001', row: { 'State': 'sent', 'Sent how': 'fax' } }, { user: desk });
    world.get('measures.save', { row: { 'Client ID': 'C-00001', 'Case ID': 'K-00001', 'Taken on': '2026-03-02', 'Kind': 'ODI', 'Value': 44 } }, { user: tess });
    world.get('addenda.save', { row: { 'Session ID': 'S-00004', 'Text': 'Called.' } }, { user: tess });
    world.get('clients.save', { id: 'C-00001', row: { 'Phone': '(206) 555-0177' } }, { user: desk });
    const line = world.get('history.of', { id: 'C-00001' }).lines[0]?.line ?? 0;
    world.get('history.restore', { id: 'C-00001', field: 'Phone', line });
    importAll(world, { 'clients.csv': 'Id,First Name,Last Name,Birth Date,Email\nx1,Mara,Quill,1984-05-09,mara@example.com\n' }, { 'alike|clients.csv': 'merge' });
    world.run('dailyRun');
    world.run('hourlyRun');

    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Email': 'mara@example.com', 'Phone': '(206) 555-0101', 'Source ID': 'x1' });
    expect(byHand(world)).toEqual([]);
  });

  it('has a chain without a break', () => {
    expect(journalOf(world).length).toBeGreaterThan(40);
  });

  it('shows each later change by hand, of every kind of record, with both values', () => {
    world.set('sessions', 2, 'Room', 'Blue');
    world.set('referrals', 2, 'Order as written', 'Another text');
    world.set('documents', 2, 'Sent to', 'Dr. Birch');
    world.set('therapists', 3, 'Name', 'Tess Arlow-Reed');
    world.put('therapists', [aTherapist({ id: 'T-00009', name: 'Sol Reed', email: 'sol@clinic.example' })]);

    expect(byHand(world).sort()).toEqual(['D-00001 Sent to:  → Dr. Birch', 'R-00001 Order as written:  → Another text', 'S-00001 Room:  → Blue', `T-00002 Name: ${cast.tess.name} → Tess Arlow-Reed`]);
  });
});
