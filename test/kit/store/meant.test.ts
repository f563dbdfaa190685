// What a batch was meant to do is read back as it was, also by a later version of the tables.

import { longText, text, id } from '../../../src/kit/column.ts';
import { meantTexts, readMeant } from '../../../src/kit/store/meant.ts';
import { table } from '../../../src/kit/table.ts';
import { people } from './sheet-in-memory.ts';

const layout = { id: 0, name: 1, phone: 2, street: 4, notes: 5 };
const meant = (notes: string) => ({
  round: 0, right: [], told: { mended: [], gone: [], replaced: [] },
  todo: { changes: [{ table: people, layout, id: 'X-00001', at: 2, values: { notes } }], additions: [], fixes: [] },
});

describe('what a batch was meant to do', () => {
  it('stands under the same headings for a version whose table has a column more among them', () => {
    const later = table('People', 'A version later.', { id: id('Person ID', 'X'), name: text('Name'), email: text('Email'), phone: text('Phone'), street: text('Street'), notes: longText('Notes') });

    const [change] = readMeant([later], meantTexts(meant('Moved.')))?.todo.changes ?? [];

    expect(change).toMatchObject({ id: 'X-00001', values: { notes: 'Moved.' }, layout });
    expect(change?.layout).not.toHaveProperty('email');
  });

  it('is cut into pieces a cell can hold, none of which begins or ends with half a character', () => {
    for (const before of ['', 'x']) {
      const pieces = meantTexts(meant(before + '💆'.repeat(60_000)));

      expect(pieces.length).toBeGreaterThan(2);
      expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(50_000);
      expect(pieces.every((piece) => piece === Buffer.from(piece, 'utf8').toString('utf8'))).toBe(true);
      expect(readMeant([people], pieces)?.todo.changes[0]?.values).toEqual({ notes: before + '💆'.repeat(60_000) });
    }
  });
});
