// What a text costs in a request.

/** As JSON in UTF-8. */
export function textBytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += 2;
    else if (code === 34 || code === 92 || code < 32) bytes += code < 32 && code !== 10 ? 5 : 1;
  }
  return bytes;
}
