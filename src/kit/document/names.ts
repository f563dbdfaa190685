// Placeholder names: what a template may say, whatever the case and spaces, and the nearest known one.

/** What a template is filled with: texts, yes/no for `{#if …}`, lists that repeat. */
export type View = { [name: string]: string | boolean | View[] };

/** The placeholders of a view, each with what it stands for in one line; a list holds the names inside it. */
export type Names<V> = { [K in keyof V]: V[K] extends readonly (infer Item)[] ? Names<Item> : string };

/** Names of a view that is not known at compile time. */
export interface AnyNames { [name: string]: string | AnyNames }

/** How names are compared: `{Client Name}`, `{client_name}` and `{clientName}` are one. */
export const normal = (name: string): string => name.toLowerCase().replace(/[\s_\-\u00a0\u200b]+/g, '');

/** A name as people read it: `clientName` → `client name`. */
export const spoken = (name: string): string => name.replace(/([A-Z])/g, (capital) => ` ${capital.toLowerCase()}`);

/** The name among `known` that was most likely meant, or undefined where none is near. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const wanted = normal(written);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const steps = editSteps(wanted, normal(name));
    if (steps < least) [best, least] = [name, steps];
  }
  return best ?? known.find((name) => wanted.length > 3 && normal(name).includes(wanted));
}

/** Letters to add, drop, change or swap to come from one word to the other. */
function editSteps(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      row.push(steps);
    }
    before = last;
    last = row;
  }
  return last[to.length] ?? 0;
}
