// A template as cells hold it: base64 in pieces that fit a cell (Google: 50,000 characters).

/** Shorter than a cell's limit, and a multiple of 4 so that each piece is base64 by itself. */
const pieceLength = 48000;

/** Cuts base64 text into cells. */
export function toPieces(base64: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < base64.length; at += pieceLength) pieces.push(base64.slice(at, at + pieceLength));
  return pieces;
}

/** Puts the pieces together again. */
export const fromPieces = (pieces: readonly string[]): string => pieces.join('');
