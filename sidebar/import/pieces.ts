// Files in pieces that fit through the door.

/** Google: answers and requests of google.script.run are safe below about 1 MB. */
const mostPerPiece = 700_000;

/** The pieces of a text in order; never an empty list, and no character is cut in two. */
export function piecesOf(text: string, most = mostPerPiece): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + most);
    const last = text.charCodeAt(to - 1);
    const cutsPair = to < text.length && last >= 0xd800 && last <= 0xdbff;
    if (cutsPair && to - from > 1) to -= 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces.length > 0 ? pieces : [''];
}

/** UTF-8, or what Excel on Windows saves where it is not. */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not a sign of UTF-8 is lost by this: a text that holds U+FFFD itself is read above.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
