// Utilities, platform 5.7 and the extras of section 12.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aWorkbenchOfServices, OWNER } from './world.ts';

const { Utilities } = aWorkbenchOfServices().as(OWNER);
const SPECTRUM = join(__dirname, '../../../node_modules/csv-spectrum');
const at = (iso: string): Date => new Date(iso);

describe('bytes', () => {
  it('extra: are signed in a digest, so that bytes may be negative', () => {
    const digest = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'input to hash', Utilities.Charset.UTF_8);

    expect(digest).toHaveLength(32);
    expect(digest.slice(0, 4)).toEqual([54, -72, -70, -64]);
  });

  it('are signed in a blob and read back as the same text', () => {
    const blob = Utilities.newBlob('Zoë 🙂');

    expect(blob.getBytes()).toContain(-16);
    expect(Utilities.newBlob(blob.getBytes(), 'text/plain').getDataAsString()).toBe('Zoë 🙂');
    expect(blob.getContentType()).toBe('text/plain');
  });

  it.each([['Zoë', 'Wm/Dqw=='], ['', ''], ['a', 'YQ==']])('of %j become base64 and come back', (text, base64) => {
    const bytes = Utilities.newBlob(text).getBytes();

    expect(Utilities.base64Encode(bytes)).toBe(base64);
    expect(Utilities.base64Decode(base64)).toEqual(bytes);
  });

  it('are refused where the text is not base64', () => {
    expect(() => Utilities.base64Decode('no! base64')).toThrow('Could not decode string.');
  });

  it('keep a byte order mark, and read old Windows files', () => {
    expect(Utilities.newBlob([-17, -69, -65, 65]).getDataAsString()).toBe('\ufeffA');
    expect(Utilities.newBlob([-128]).getDataAsString('windows-1252')).toBe('€');
  });

  it('of no known kind are refused with the types given', () => {
    expect(() => Reflect.apply(Utilities.newBlob, Utilities, [7])).toThrow("The parameters (number) don't match the method signature for Utilities.newBlob.");
  });
});

describe('formatDate', () => {
  it.each([
    ['yyyy-MM-dd HH:mm:ss', '2026-03-02 09:05:07'],
    ['EEEE, MMMM d, yyyy', 'Monday, March 2, 2026'],
    ['EEE MMM dd', 'Mon Mar 02'],
    ["h:mm a 'o''clock'", "9:05 AM o'clock"],
    ['u', '1'],
    ['D w', '61 10'],
    ['SSS', '034'],
    ['Z XXX z', '-0800 -08:00 PST'],
    ['yy', '26'],
  ])('writes %j as Java does', (pattern, text) => {
    expect(Utilities.formatDate(at('2026-03-02T17:05:07.034Z'), 'America/Los_Angeles', pattern)).toBe(text);
  });

  it('takes YYYY for the week year (the trap of 5.7)', () => {
    expect(Utilities.formatDate(at('2026-12-28T12:00:00Z'), 'GMT', 'yyyy YYYY')).toBe('2026 2027');
  });

  it.each([['2026-03-08T09:59:59Z', '01:59 -0800'], ['2026-03-08T10:00:00Z', '03:00 -0700'], ['2026-11-01T09:30:00Z', '01:30 -0800']])(
    'knows the clock change around %s', (instant, text) => {
      expect(Utilities.formatDate(at(instant), 'America/Los_Angeles', 'HH:mm Z')).toBe(text);
    });

  it('reads offsets as zones', () => {
    expect(Utilities.formatDate(at('2026-03-02T00:00:00Z'), 'GMT+05:30', 'HH:mm')).toBe('05:30');
  });

  it('refuses what is no date', () => {
    expect(() => Reflect.apply(Utilities.formatDate, Utilities, ['2026-03-02', 'GMT', 'yyyy'])).toThrow('Invalid argument: date. Should be of type: Date');
  });
});

describe('parseCsv', () => {
  it('reads quotes, line breaks inside them and ragged rows', () => {
    expect(Utilities.parseCsv('a,"b ""q"" c"\r\n"two\nlines",\nlast')).toEqual([['a', 'b "q" c'], ['two\nlines', ''], ['last']]);
  });

  it('takes another delimiter, and leaves every cell as text', () => {
    expect(Utilities.parseCsv('007;=1+1;', ';')).toEqual([['007', '=1+1', '']]);
  });

  // Its location_coordinates.json does not say what its CSV says.
  it.each(readdirSync(join(SPECTRUM, 'csvs')).filter((file) => file !== 'location_coordinates.csv'))('reads %s of csv-spectrum as its maker meant', (file) => {
    const meant: unknown = JSON.parse(readFileSync(join(SPECTRUM, 'json', file.replace('.csv', '.json')), 'utf8'));

    const [head = [], ...rows] = Utilities.parseCsv(readFileSync(join(SPECTRUM, 'csvs', file), 'utf8'));

    expect(rows.map((row) => Object.fromEntries(row.map((cell, at) => [head[at], cell])))).toEqual(meant);
  });

  it('refuses a quote that is never closed', () => {
    expect(() => Utilities.parseCsv('a,"b')).toThrow('Could not parse text.');
  });
});

describe('zip', () => {
  it('packs blobs and unpacks the same', () => {
    const zip = Utilities.zip([Utilities.newBlob('one', 'text/plain', 'a.txt'), Utilities.newBlob([1, -2, 3], 'image/png', 'b.png')]);

    const back = Utilities.unzip(zip);

    expect([zip.getName(), zip.getContentType()]).toEqual(['archive.zip', 'application/zip']);
    expect(back.map((blob) => blob.getName())).toEqual(['a.txt', 'b.png']);
    expect(back[1]?.getBytes()).toEqual([1, -2, 3]);
  });

  it('refuses a blob that is no archive', () => {
    expect(() => Utilities.unzip(Utilities.newBlob('not a zip'))).toThrow('Invalid argument');
  });
});

describe('time and ids', () => {
  it('charges a sleep to the clock and waits for nobody', () => {
    const bench = aWorkbenchOfServices();
    const before = bench.now().getTime();

    bench.as(OWNER).Utilities.sleep(300_000);

    expect(bench.now().getTime() - before).toBe(300_000);
    expect(() => bench.as(OWNER).Utilities.sleep(300_001)).toThrow('Argument too large');
  });

  it('makes version 4 ids, the same ones from the same seed', () => {
    const [one, again] = [aWorkbenchOfServices(), aWorkbenchOfServices()].map((bench) => bench.as(OWNER).Utilities.getUuid());

    expect(one).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(again).toBe(one);
  });
});

it('hands a script arrays of its own world', () => {
  const bench = aWorkbenchOfServices();

  expect(bench.script("Utilities.newBlob('é').getBytes() instanceof Array")).toBe(true);
  expect(bench.script("try { Utilities.base64Decode('!') } catch (e) { e instanceof Error && e.name }")).toBe('Exception');
  expect(() => bench.script('Utilities.gzip()')).toThrow('Not emulated: Utilities.gzip');
});
