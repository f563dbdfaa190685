// Escaping for the places in a page where a value may be printed.

/** Where a printed value stands: decides how it is escaped. */
export type Place = 'text' | 'attribute' | 'bareAttribute' | 'url' | 'script' | 'scriptString' | 'style' | 'tag' | 'comment';

export function escapeFor(place: Place, value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  switch (place) {
    case 'text': case 'attribute': return escapeHtml(text);
    case 'bareAttribute': return escapeHtml(text).replace(/[\s`=]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    case 'url': return escapeHtml(safeUrl(text));
    case 'script': return scriptValue(value);
    case 'scriptString': return escapeScript(text);
    case 'style': return /^[\w\s.#%-]*$/.test(text) ? text : 'zGoogInvalidz';
    case 'tag': return /^[\w-]*$/.test(text) ? text : 'zGoogInvalidz';
    case 'comment': return '';
  }
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => HTML[sign] ?? sign);
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

/** Only web, mail and relative addresses; anything else (`javascript:`) is made harmless. */
function safeUrl(text: string): string {
  const scheme = /^[\s\p{Cc}]*([a-zA-Z][\w+.-]*)\s*:/u.exec(text)?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme) ? text : '#zGoogInvalidz';
}

/** In a script outside of quotes a value is printed as a literal. */
function scriptValue(value: unknown): string {
  if (value === null || value === undefined) return ' null ';
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${String(value)} `;
  return `'${escapeScript(String(value))}'`;
}

function escapeScript(text: string): string {
  return text.replace(/[\p{Cc}\\'"<>&=/\u2028\u2029]/gu, (sign) => {
    const hex = sign.charCodeAt(0).toString(16);
    return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`;
  });
}
