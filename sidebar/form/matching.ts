// What is offered for a text while it is typed.

const most = 8;

/** Every word typed begins a word of it; those that begin with the text come first. */
export function matching(offered: readonly string[], typed: string): string[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = offered.filter((text) => words.every((word) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))));
  const first = (text: string): number => (text.toLowerCase().startsWith(typed.trim().toLowerCase()) ? 0 : 1);
  return [...found].sort((a, b) => first(a) - first(b)).slice(0, most);
}
