// Finding one of twenty thousand clients while one types.

import type { Listed } from '../../src/kit/door.ts';
import { searchOver } from '../../sidebar/find/search.ts';

const line = (n: number, caption: string, detail = ''): Listed => ({ id: `C-${String(n).padStart(5, '0')}`, at: n + 1, caption, detail });
const people = [
  line(1, 'Quill, Mara', 'May 9, 1984 · (206) 555-0101'),
  line(2, 'Penn, Otto', 'Nov 23, 1961 · (206) 555-0102'),
  line(3, 'Lark, Ivy', '2012-04-02 · (206) 555-0103'),
  line(4, 'Núñez, José', 'Jan 3, 1990 · (360) 555-0144'),
  line(5, 'Quillon, Bea', 'May 9, 1984 · (206) 555-0199'),
  line(6, '山田, 花子'),
];
const find = searchOver(people, '2026-03-02');
const found = (typed: string): string[] => find(typed, 8).map((each) => each.caption);

it.each([
  ['qui', ['Quill, Mara', 'Quillon, Bea']],
  ['mara q', ['Quill, Mara']],
  ['quill mara', ['Quill, Mara']],
  ['nunez', ['Núñez, José']],
  ['José', ['Núñez, José']],
  ['pnen', ['Penn, Otto']],
  ['5/9/1984', ['Quill, Mara', 'Quillon, Bea']],
  ['may 9 1984', ['Quill, Mara', 'Quillon, Bea']],
  ['2012-04-02', ['Lark, Ivy']],
  ['5550144', ['Núñez, José']],
  ['555-0102', ['Penn, Otto']],
  ['C-00003', ['Lark, Ivy']],
  ['3', ['Lark, Ivy']],
  ['花子', ['山田, 花子']],
  ['zzz', []],
])('“%s” finds %j', (typed, captions) => {
  expect(found(typed)).toEqual(captions);
});

it.each([
  ['L&I', ['Washington L&I']],
  ['washington l&i', ['Washington L&I']],
  ['l&', ['Washington L&I']],
  ['LI', ['Washington L&I']],
  ["o'b", ["O'Brien Mutual"]],
  ['obrien', ["O'Brien Mutual"]],
  ['fsa/', ['FSA/HSA']],
  ['wash', ['Washington L&I', 'Washington PIP']],
])('among insurers “%s” finds %j', (typed, captions) => {
  const among = searchOver(['Cascadia Mutual Health', 'Washington L&I', 'Washington PIP', 'Florida PIP', 'FSA/HSA', 'Self-pay', "O'Brien Mutual"].map((caption, i) => ({ id: `I-0000${i + 1}`, at: i + 2, caption, detail: 'health' })), '2026-03-02');

  expect(among(typed, 8).map(({ caption }) => caption)).toEqual(captions);
});

it('shows no more than asked for', () => {
  expect(find('q', 1)).toHaveLength(1);
});
