// A table of JSON objects that cells point at by number, each kept once; 0 is none.

import { isFields, isList, type Fields } from './input.ts';

const NONE: Fields = {};

export class Interned {
  private readonly items: Fields[] = [NONE];
  private readonly ids = new Map<string, number>();

  id(item: Fields | undefined): number {
    if (item === undefined || Object.keys(item).length === 0) return 0;
    const key = canonical(item);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.items.push(item);
    this.ids.set(key, this.items.length - 1);
    return this.items.length - 1;
  }

  item(id: number): Fields {
    return this.items[id] ?? NONE;
  }

  get size(): number {
    return this.items.length;
  }

  toJSON(): readonly Fields[] {
    return this.items.slice(1);
  }

  static from(items: readonly unknown[]): Interned {
    const table = new Interned();
    for (const item of items) table.id(isFields(item) ? item : undefined);
    return table;
  }
}

/** JSON text that does not depend on the order of members. */
function canonical(value: unknown): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isFields(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
}
