// Finds among many lines while one types: by parts of names, by birth date, by digits of a phone, by id.

import uFuzzy from '@leeoniya/ufuzzy';
import { formatDay } from '../../src/kit/day.ts';
import type { Listed } from '../../src/kit/door.ts';
import { readTypedDay } from '../form/typed.ts';

export type Find = (typed: string, limit: number) => Listed[];

/** Prepared once per list; each search then stays within a frame for 20,000 lines. */
export function searchOver(lines: Listed[], today: string): Find {
  const matcher = new uFuzzy({ interLft: 1, intraMode: 1 });
  const names = uFuzzy.latinize(lines.map((line) => `${line.caption} ${line.id}`));
  const digits = lines.map((line) => line.detail.replace(/\d{4}-\d\d-\d\d|[A-Z][a-z]{2} \d{1,2}, \d{4}/g, '').replace(/\D/g, ''));
  return (typed, limit) => {
    const text = typed.trim();
    if (text === '') return [];
    if (!/[a-z]/i.test(text) || isDateLike(text)) return byDigits(text, limit);
    const [found, , order] = matcher.search(names, uFuzzy.latinize(text), 1, 1000);
    if (!found) return [];
    const best = order ? order.slice(0, limit).map((place) => found[place]) : found.slice(0, limit);
    return best.flatMap((place) => (place === undefined ? [] : lines[place] ?? []));
  };

  function byDigits(text: string, limit: number): Listed[] {
    const day = readTypedDay(text, today);
    const born = 'day' in day && /\d{4}|\d[-/. ]\d{1,2}[-/. ]\d/.test(text) ? day.day : '';
    const bare = text.replace(/\D/g, '');
    const hits: Listed[] = [];
    for (let i = 0; i < lines.length && hits.length < limit; i++) {
      const line = lines[i];
      if (!line) continue;
      const byBirth = born !== '' && (line.detail.includes(born) || line.detail.includes(formatDay(born)));
      const byPhone = bare.length >= 3 && born === '' && digits[i]?.includes(bare);
      const byId = bare.length > 0 && Number(line.id.split('-')[1]) === Number(bare);
      if (byBirth || byPhone || byId) hits.push(line);
    }
    return hits;
  }
}

/** `mar 2 1971`: letters, but a date. */
const isDateLike = (text: string): boolean => /^[a-z]{3,9}[. ]+\d{1,2}[, ]+\d{4}$/i.test(text);
