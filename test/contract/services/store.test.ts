// Properties, cache and session: platform 5.4 to 5.6 and 5.8.
import { aWorkbenchOfServices, OWNER, THERAPIST } from './world.ts';

describe('properties', () => {
  it('are one store for the script and one for each person', () => {
    const bench = aWorkbenchOfServices();
    bench.as(OWNER).PropertiesService.getScriptProperties().setProperty('k', 'script');
    bench.as(OWNER).PropertiesService.getUserProperties().setProperty('k', 'owner');

    const { PropertiesService } = bench.as(THERAPIST);

    expect(PropertiesService.getScriptProperties().getProperty('k')).toBe('script');
    expect(PropertiesService.getUserProperties().getProperty('k')).toBeNull();
    expect(PropertiesService.getDocumentProperties()?.getProperties()).toEqual({});
  });

  it('are text, whatever is put in (5.4)', () => {
    expect(aWorkbenchOfServices().script(`
      var store = PropertiesService.getScriptProperties();
      store.setProperties({ n: 1, b: true }).deleteProperty('b');
      JSON.stringify([store.getProperty('n'), store.getProperty('b'), store.getProperties()])`)).toBe('["1",null,{"n":"1"}]');
  });

  it('extra: refuse a value above 9 kB in strict mode, and not when switched', () => {
    const long = 'x'.repeat(9 * 1024 + 1);
    const strict = aWorkbenchOfServices().as(OWNER).PropertiesService.getScriptProperties();
    const loose = aWorkbenchOfServices({ properties: { valueLimit: false } }).as(OWNER).PropertiesService.getScriptProperties();

    expect(() => strict.setProperty('k', long)).toThrow('Argument too large: value');
    loose.setProperty('k', long);

    expect(strict.getProperty('k')).toBeNull();
    expect(loose.getProperty('k')).toBe(long);
  });

  it('refuse a store above 500 kB and keep what was there', () => {
    const store = aWorkbenchOfServices().as(OWNER).PropertiesService.getScriptProperties();
    for (let n = 0; n < 56; n++) store.setProperty(`k${n}`, 'x'.repeat(9000));

    expect(() => store.setProperty('one more', 'x'.repeat(9000))).toThrow('You have exceeded the property storage quota. Please remove some properties and try again.');

    expect(Object.keys(store.getProperties())).toHaveLength(56);
  });

  it('survive a restart', () => {
    const before = aWorkbenchOfServices();
    before.as(OWNER).PropertiesService.getUserProperties().setProperty('draft', 'Z');
    const after = aWorkbenchOfServices();
    after.services.properties.restore(JSON.parse(JSON.stringify(before.services.properties)));

    expect(after.as(OWNER).PropertiesService.getUserProperties().getProperty('draft')).toBe('Z');
  });
});

describe('the cache', () => {
  const cacheOf = (bench: ReturnType<typeof aWorkbenchOfServices>) => bench.as(OWNER).CacheService.getScriptCache();

  it('extra: refuses a value of 102,401 B and a key of 251 letters', () => {
    const cache = cacheOf(aWorkbenchOfServices());

    cache.put('k', 'x'.repeat(102_400));

    expect(() => cache.put('k', 'x'.repeat(102_401))).toThrow('Argument too large: value');
    expect(() => cache.put('k'.repeat(251), 'x')).toThrow('Argument too large: key');
    expect(cache.get('k')).toHaveLength(102_400);
  });

  it.each([[undefined, 600], [60, 60], [21_600, 21_600]])('forgets a value put for %s seconds after %i', (asked, seconds) => {
    const bench = aWorkbenchOfServices();
    const cache = cacheOf(bench);
    cache.put('k', 'v', asked);

    bench.wait(seconds * 1000 - 1);
    expect(cache.get('k')).toBe('v');

    bench.wait(1);
    expect(cache.get('k')).toBeNull();
  });

  it('keeps no value longer than 21,600 s', () => {
    expect(() => cacheOf(aWorkbenchOfServices()).put('k', 'v', 21_601)).toThrow('Invalid argument');
  });

  it('is cut to 900 when it holds more than 1,000', () => {
    const cache = cacheOf(aWorkbenchOfServices());
    const keys = Array.from({ length: 1001 }, (_, n) => `k${n}`);

    cache.putAll(Object.fromEntries(keys.map((key) => [key, 'v'])));

    expect(Object.keys(cache.getAll(keys))).toHaveLength(900);
  });
});

describe('the session', () => {
  it('tells whose rights a run uses, and who sits there', () => {
    const { Session } = aWorkbenchOfServices().as(THERAPIST);

    expect([Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getScriptTimeZone()])
      .toEqual([THERAPIST, THERAPIST, 'America/Los_Angeles']);
  });

  it.each([['simple', undefined], ['trigger', undefined], ['client', { tellActiveUser: false }]] as const)(
    'may not tell the active user in a %s run (5.8)', (kind, switches) => {
      const { Session } = aWorkbenchOfServices({ session: switches }).as(THERAPIST, kind);

      expect(Session.getActiveUser().getEmail()).toBe('');
      expect(Session.getEffectiveUser().getEmail()).toBe(THERAPIST);
    });
});
