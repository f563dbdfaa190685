// Files to be imported, cut to what fits through the door.

import { piecesOf, textOf } from '../../sidebar/import/pieces.ts';

it('cuts a long file in pieces that join to the same text', () => {
  const text = 'id,name\r\n'.repeat(1000);
  const pieces = piecesOf(text, 700);

  expect(pieces.every((piece) => piece.length <= 700)).toBe(true);
  expect(pieces.join('')).toBe(text);
});

it('never cuts a character in two', () => {
  const pieces = piecesOf('ab😀cd', 3);

  expect(pieces).toEqual(['ab', '😀c', 'd']);
});

it('sends an empty file as one piece', () => {
  expect(piecesOf('')).toEqual(['']);
});

it('reads UTF-8 and what Excel saves on Windows', () => {
  expect(textOf(new TextEncoder().encode('Núñez').buffer)).toBe('Núñez');
  expect(textOf(new TextEncoder().encode('Núñez \ufffd').buffer)).toBe('Núñez \ufffd');
  expect(textOf(new Uint8Array([0x4e, 0xfa, 0xf1, 0x65, 0x7a]).buffer)).toBe('Núñez');
});
