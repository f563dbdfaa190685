// What may cross from a page to a server function (google.script.run): primitives, arrays, plain objects, or one form.
// Google: a Date, a function or an element throws in the browser and the server is never called.

class IllegalValue extends Error {
  constructor(property: string) {
    super(`Failed due to illegal value in property: ${property}`);
  }
}

/** The arguments as they arrive: `undefined` is null, a form its fields by name. */
export function crossed(args: readonly unknown[]): unknown[] {
  const [first] = args;
  if (args.length === 1 && isForm(first)) return [fieldsOf(first)];
  return args.map((value, index) => legal(value, String(index), []));
}

function legal(value: unknown, property: string, above: readonly object[]): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || above.includes(value)) throw new IllegalValue(property);
  const around = [...above, value];
  if (Array.isArray(value)) return value.map((item, index) => legal(item, String(index), around));
  if (!isPlain(value)) throw new IllegalValue(property);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, legal(item, key, around)]));
}

function isPlain(value: object): boolean {
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === 'object' && prototype !== null && Object.getPrototypeOf(prototype) === null);
}

function isForm(value: unknown): value is HTMLFormElement {
  return typeof HTMLFormElement !== 'undefined' && value instanceof HTMLFormElement;
}

function fieldsOf(form: HTMLFormElement): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') throw new Error('Not emulated: a form with a file');
    const before = fields[name];
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return fields;
}
