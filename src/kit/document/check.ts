// Checks a template before it is kept: unknown placeholders with the nearest known name, braces that do not match.

import { Refusal } from '../refusal.ts';
import { nearest, normal, spoken } from './names.ts';
import type { AnyNames } from './names.ts';
import { compile, unzip } from './open.ts';
import type { Docx, Tag } from './open.ts';
import { picturesIn } from './picture.ts';
import { inPlainWords } from './words.ts';

/** What a template of one kind may say, and what it must. */
export interface Known { names: AnyNames; pictures?: Record<string, string>; needs?: readonly string[] }

/** What is wrong with the template, a sentence each; empty where it is good. */
export function checkTemplate(template: Docx, known: Known): string[] {
  try {
    const zip = unzip(template);
    const { open, tags, written } = compile(zip, () => '');
    open();
    const wrong = [...tags.flatMap((tag) => unknownIn(tag, [known.names], known, written)), ...unknownPictures(picturesIn(zip), known), ...left(tags, known)];
    return [...new Set(wrong)];
  } catch (error) {
    if (error instanceof Refusal) return error.issues.map((issue) => issue.message);
    const words = inPlainWords(error);
    if (words) return words;
    throw error;
  }
}

function left(tags: Tag[], { names, needs = [] }: Known): string[] {
  const said = namesIn(tags);
  return needs.filter((name) => !said.has(normal(name))).map((name) => `{${spoken(name)}} is missing: ${String(names[name])}. Put it where it cannot be overlooked.`);
}

const namesIn = (tags: Tag[]): Set<string> => new Set(tags.flatMap((tag) => [tag.value, ...namesIn(tag.inside)]));

function unknownIn(tag: Tag, scopes: AnyNames[], known: Known, written: Map<string, string>): string[] {
  const shown = written.get(tag.value) ?? tag.value;
  if (tag.module === 'rawxml') return [`“{@${tag.value}}” would put unchecked code into the document. Remove the “@”.`];
  const section = tag.module === 'loop';
  if (tag.value === '.' && scopes.length > 1) return [];
  const found = within(tag.value, scopes) ?? (section || isPicture(tag.value, known) ? condition(tag.value, scopes, known) : undefined);
  if (found === undefined) return [`“{${shown}}” is not known. ${meant(tag.value, scopes, known)}`, ...below(tag, scopes, known, written)];
  if (!section && typeof found !== 'string') return [`“{${shown}}” is a list. Write {#${shown}} before what repeats and {/${shown}} after it.`];
  const inner = typeof found === 'string' || tag.inverted ? scopes : [...scopes, found];
  return tag.inside.flatMap((each) => unknownIn(each, inner, known, written));
}

const below = (tag: Tag, scopes: AnyNames[], known: Known, written: Map<string, string>): string[] =>
  tag.inside.flatMap((each) => unknownIn(each, scopes, known, written));

/** What a name stands for in the innermost scope that has it. */
function within(name: string, scopes: AnyNames[]): string | AnyNames | undefined {
  for (const scope of [...scopes].reverse()) {
    const key = Object.keys(scope).find((each) => normal(each) === name);
    if (key !== undefined) return scope[key];
  }
  return undefined;
}

/** `{#if measures}`: under a condition the scope stays. A picture's name is a condition too. */
function condition(name: string, scopes: AnyNames[], known: Known): string | undefined {
  const bare = name.startsWith('if') ? name.slice(2) : name;
  return within(bare, scopes) !== undefined || isPicture(bare, known) ? 'condition' : undefined;
}

const isPicture = (name: string, known: Known): boolean => Object.keys(known.pictures ?? {}).some((each) => normal(each) === name);

function meant(name: string, scopes: AnyNames[], known: Known): string {
  const bare = name.startsWith('if') ? name.slice(2) : name;
  const list = Object.entries(known.names).find(([, inner]) => typeof inner !== 'string' && within(name, [inner]) !== undefined);
  if (list && within(name, [known.names]) === undefined) return `It stands only between {#${spoken(list[0])}} and {/${spoken(list[0])}}.`;
  const near = nearest(name, scopes.flatMap(Object.keys)) ?? nearest(bare, scopes.flatMap(Object.keys)) ?? nearest(name, everyName(known.names));
  return near ? `Did you mean {${spoken(near)}}?` : 'Look for its name in the list of placeholders.';
}

const everyName = (names: AnyNames): string[] =>
  Object.entries(names).flatMap(([name, inner]) => (typeof inner === 'string' ? [name] : [name, ...everyName(inner)]));

function unknownPictures(written: string[], known: Known): string[] {
  return written.filter((name) => !isPicture(normal(name), known)).map((name) => {
    const near = nearest(name, Object.keys(known.pictures ?? {}));
    return `The picture “{${name}}” is not known. ${near ? `Did you mean {${spoken(near)}}?` : 'This document has no such picture.'}`;
  });
}
