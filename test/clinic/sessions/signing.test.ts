// What a note needs before it is signed.
import { type NoteFacts, missingToSign, nearlySame } from '../../../src/clinic/sessions/signing.ts';

const aNote = (of: Partial<NoteFacts> = {}): NoteFacts => ({
  date: '2026-03-02', startsAt: '09:00', endsAt: '10:00', therapist: 'T-00001', type: 'treatment', status: 'completed', healthChanged: 'no',
  subjective: 'Neck stiff since Sunday, turning left hurts while driving.', objective: 'Upper trapezius tight on the left, rotation 50 degrees.',
  techniques: ['myofascial release'], regions: ['cervical'], assessment: 'Rotation 60 degrees after, less guarding.', plan: 'Twice this week, stretches at home.', painBefore: 6, painAfter: 3, ...of,
});
const lacks = (of: Partial<NoteFacts>): string[] => missingToSign(aNote(of)).map(({ says }) => says);

describe('a note', () => {
  it('with what happened can be signed', () => {
    expect(lacks({})).toEqual([]);
    expect(lacks({ painBefore: 0, painAfter: 0 })).toEqual([]);
  });

  it.each<[Partial<NoteFacts>, string, string]>([
    [{ status: 'booked' }, 'Status', 'Only a completed session is signed.'],
    [{ voidedOn: '2026-03-03' }, 'Voided on', 'A voided note is not signed.'],
    [{ endsAt: '' }, 'Ends at', 'Say when it began and ended.'],
    [{ therapist: '' }, 'Therapist ID', 'Say who gave it.'],
    [{ healthChanged: '' }, 'Health changed', 'Review the history: has anything changed?'],
    [{ subjective: '  ' }, 'Subjective', 'Subjective is empty: what the client tells.'],
    [{ objective: '' }, 'Objective', 'Objective is empty: what you found.'],
    [{ techniques: [] }, 'Techniques', 'Say what was done.'],
    [{ regions: [''] }, 'Regions', 'Name the regions.'],
    [{ assessment: '' }, 'Assessment', 'Assessment is empty: how the client responded.'],
    [{ plan: '' }, 'Plan', 'Plan is empty: what comes next.'],
    [{ painBefore: null, painAfter: null }, 'Pain before', 'Pain before and after is missing. Enter it, or say why under “Pain not taken”.'],
    [{ painAfter: null }, 'Pain after', 'Pain after is missing. Enter it, or say why under “Pain not taken”.'],
  ])('lacking %j says so', (of, field, says) => {
    expect(missingToSign(aNote(of))).toEqual([{ field, says }]);
  });

  it('of an assessment needs no technique, and pain may be not taken with a reason', () => {
    expect(lacks({ type: 'assessment', techniques: [] })).toEqual([]);
    expect(lacks({ painBefore: null, painAfter: null, painNotTaken: 'Client could not say.' })).toEqual([]);
  });

  it('needs nothing that is about money, consent or a license', () => {
    expect(missingToSign({}).map(({ field }) => field)).toEqual(['Status', 'Date', 'Starts at', 'Therapist ID', 'Health changed', 'Subjective', 'Objective', 'Techniques', 'Regions', 'Assessment', 'Plan', 'Pain before']);
  });
});

describe('a note beside the last one', () => {
  it('is nearly the same when copied, a word or case changed', () => {
    expect(nearlySame(aNote(), aNote())).toBe(true);
    expect(nearlySame(aNote(), aNote({ subjective: 'neck stiff since sunday; turning left hurts while driving' }))).toBe(true);
    expect(nearlySame(aNote(), aNote({ plan: 'Twice this week, stretches at work.' }))).toBe(true);
  });

  it('is its own when written anew, or too short to tell', () => {
    expect(nearlySame(aNote(), aNote({ subjective: 'Slept well, drove for an hour without pain.', assessment: 'Full rotation.' }))).toBe(false);
    const short: NoteFacts = { subjective: 'Better.', objective: 'Less tight.', assessment: 'Good.', plan: 'Weekly.' };
    expect(nearlySame(short, short)).toBe(false);
  });
});
