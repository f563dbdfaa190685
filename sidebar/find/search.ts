// Finds among many lines while one types: by parts of names, by birth date, by digits of a phone, by id.

import uFuzzy from '@leeoniya/ufuzzy';
import { formatDay } from '../../src/kit/day.ts';
import type { Listed } from '../../src/kit/door.ts';
import { readTypedDay } from '../form/typed.ts';

/** With more hits than this, one more letter helps better than ranking. */
const mostRanked = 1000;

export type Find = (typed: string, limit: number) => Listed[];

/** Prepared once per list; each search then stays within a frame for 20,000 lines. */
export function searchOver(lines: Listed[], today: string): Find {
  const exact = new uFuzzy({ interLft: 1 });
  const forgiving = new uFuzzy({ interLft: 1, intraMode: 1 });
  const numbers = lines.map((line) => Number(line.id.slice(line.id.indexOf('-') + 1)));
  const names = uFuzzy.latinize(lines.map((line) => `${line.caption}${withoutSigns(line.caption)} ${line.id}`));
  const digits = lines.map((line) => line.detail.replace(/\d{4}-\d\d-\d\d|[A-Z][a-z]{2} \d{1,2}, \d{4}/g, '').replace(/\D/g, ''));
  return (typed, limit) => {
    const text = typed.trim();
    if (text === '') return [];
    if (!/\p{L}/u.test(text) || isDateLike(text)) return byDigits(text, limit);
    const plain = uFuzzy.latinize(text);
    if (/[^\p{Script=Latin}\P{L}]/u.test(plain)) return lines.filter((line) => line.caption.toLowerCase().includes(text.toLowerCase())).slice(0, limit);
    // Signs in a name count: 'L&I' is no L and I somewhere.
    const asWritten = /[^\p{L}\p{N}\s,.'’-]/u.test(plain) ? names.flatMap((name, place) => (beginsIn(name, plain) ? lines[place] ?? [] : [])) : [];
    if (asWritten.length > 0) return asWritten.slice(0, limit);
    const [found, , order] = searched(exact, plain) ?? searched(forgiving, plain) ?? [];
    if (!found) return [];
    const best = order ? order.slice(0, limit).map((place) => found[place]) : found.slice(0, limit);
    return best.flatMap((place) => (place === undefined ? [] : lines[place] ?? []));
  };

  function searched(matcher: uFuzzy, text: string) {
    const result = matcher.search(names, text, 1, mostRanked);
    return result[0]?.length ? result : undefined;
  }

  function byDigits(text: string, limit: number): Listed[] {
    const day = /[-/. ]/.test(text) ? readTypedDay(text, today) : { why: '' };
    const born = 'day' in day && /\d[-/. ,]+\d{1,4}/.test(text) ? day.day : '';
    const bornInWords = born && formatDay(born);
    const bare = text.replace(/\D/g, '');
    const wanted = Number(bare);
    const hits: Listed[] = [];
    for (let i = 0; i < lines.length && hits.length < limit; i++) {
      const line = lines[i];
      if (!line) continue;
      const byBirth = born !== '' && (line.detail.includes(born) || line.detail.includes(bornInWords));
      const byPhone = bare.length >= 3 && born === '' && digits[i]?.includes(bare);
      const byId = bare.length > 0 && numbers[i] === wanted;
      if (byBirth || byPhone || byId) hits.push(line);
    }
    return hits;
  }
}

/** Words with a sign in them, once more without it: ' LI' of 'Washington L&I'. */
const withoutSigns = (caption: string): string => (caption.match(/\p{L}+[&/'’]\p{L}+/gu) ?? []).map((word) => ` ${word.replace(/[&/'’]/g, '')}`).join('');

/** Whether a text stands in a name as it is, from the beginning of a word on. */
const beginsIn = (name: string, typed: string): boolean => ` ${name}`.toLowerCase().includes(` ${typed.toLowerCase()}`);

/** `mar 2 1971`: letters, but a date. */
const isDateLike = (text: string): boolean => /^[a-z]{3,9}[. ]+\d{1,2}[, ]+\d{4}$/i.test(text);
