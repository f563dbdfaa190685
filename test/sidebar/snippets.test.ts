// Short forms in notes.

import { expandedIn, snippetsIn } from '../../sidebar/form/snippets.ts';

const snippets = snippetsIn(['tol = Tolerated treatment well.', ' ns=No significant change. ', 'not a snippet', '']);

it('reads one a line, and leaves out what is none', () => {
  expect(snippets).toEqual([{ short: 'tol', text: 'Tolerated treatment well.' }, { short: 'ns', text: 'No significant change.' }]);
});

it('writes a short form out once a space follows it', () => {
  expect(expandedIn('Warm. ;tol ', 11, snippets)).toEqual({ text: 'Warm. Tolerated treatment well. ', caret: 32 });
});

it.each(['Warm. ;tol', 'Warm; tol ', ';unknown '])('leaves “%s” as it is', (text) => {
  expect(expandedIn(text, text.length, snippets)).toBeUndefined();
});

it('keeps what stands after the caret', () => {
  expect(expandedIn(';ns  and more', 4, snippets)?.text).toBe('No significant change.  and more');
});
