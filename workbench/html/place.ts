// Follows a page's static text to know where the next printed value will stand.
import type { Place } from './escape.ts';

interface State {
  in: 'text' | 'tag' | 'value' | 'script' | 'style' | 'rcdata' | 'comment';
  /** Name of the tag being read or whose raw content we are in. */
  tag: string;
  attribute: string;
  /** The quote a value or a script's string is in; '' when in none. */
  quote: string;
}

const RAW: Readonly<Record<string, State['in']>> = { script: 'script', style: 'style', title: 'rcdata', textarea: 'rcdata' };
const URLS: readonly string[] = ['href', 'src', 'action', 'formaction', 'poster', 'data'];

export class PlaceReader {
  private state: State = { in: 'text', tag: '', attribute: '', quote: '' };

  /** Where a value printed now would stand. */
  place(): Place {
    const { in: where, attribute, quote } = this.state;
    switch (where) {
      case 'text': case 'rcdata': return 'text';
      case 'comment': case 'tag': case 'style': return where;
      case 'script': return quote === '' ? 'script' : 'scriptString';
      case 'value': return valuePlace(attribute, quote);
    }
  }

  read(text: string): void {
    for (let at = 0; at < text.length; ) at += this.step(text, at);
  }

  /** A value has been printed: `href=<?= x ?>` has begun its value. */
  printed(): void {
    if (this.state.in === 'tag' && this.state.attribute !== '') this.state = { ...this.state, in: 'value', quote: '' };
  }

  private step(text: string, at: number): number {
    switch (this.state.in) {
      case 'text': return this.inText(text, at);
      case 'comment': return this.until(text, at, '-->');
      case 'tag': return this.inTag(text, at);
      case 'value': return this.inValue(text, at);
      case 'script': return this.inScript(text, at);
      case 'style': case 'rcdata': return this.until(text, at, `</${this.state.tag}`);
    }
  }

  private inText(text: string, at: number): number {
    if (text.startsWith('<!--', at)) {
      this.state = { in: 'comment', tag: '', attribute: '', quote: '' };
      return 4;
    }
    const opened = /^<\/?([a-zA-Z][\w:-]*)/.exec(text.slice(at, at + 64));
    if (!opened) return 1;
    this.state = { in: 'tag', tag: opened[0].startsWith('</') ? '' : (opened[1] ?? '').toLowerCase(), attribute: '', quote: '' };
    return opened[0].length;
  }

  private inTag(text: string, at: number): number {
    if (text.charAt(at) === '>') {
      this.state = { in: RAW[this.state.tag] ?? 'text', tag: this.state.tag, attribute: '', quote: '' };
      return 1;
    }
    const named = /^([^\s"'<>/=]+)\s*=\s*(["']?)/.exec(text.slice(at));
    if (!named) return 1;
    // An unquoted value begins with its first sign, which may be a printed one.
    this.state = { ...this.state, attribute: (named[1] ?? '').toLowerCase(), in: 'value', quote: named[2] ?? '' };
    return named[0].length;
  }

  private inValue(text: string, at: number): number {
    const sign = text.charAt(at);
    const ends = this.state.quote === '' ? /[\s>]/.test(sign) : sign === this.state.quote;
    if (ends) this.state = { ...this.state, in: 'tag', attribute: '', quote: '' };
    return ends && sign === '>' ? 0 : 1;
  }

  private inScript(text: string, at: number): number {
    if (text.slice(at, at + 8).toLowerCase() === '</script') return this.until(text, at, '</script');
    const sign = text.charAt(at);
    const { quote } = this.state;
    if (quote !== '' && sign === '\\') return 2;
    if (quote === '' && /["'`]/.test(sign)) this.state = { ...this.state, quote: sign };
    else if (quote === sign) this.state = { ...this.state, quote: '' };
    else if (quote === '' && text.startsWith('//', at)) return Math.max(1, lineLength(text, at));
    return 1;
  }

  private until(text: string, at: number, end: string): number {
    const found = text.toLowerCase().indexOf(end, at);
    if (found < 0) return text.length - at;
    this.state = { in: end === '-->' ? 'text' : 'tag', tag: '', attribute: '', quote: '' };
    return found - at + end.length;
  }
}

function valuePlace(attribute: string, quote: string): Place {
  if (URLS.includes(attribute)) return 'url';
  if (attribute.startsWith('on') || attribute === 'style') return 'scriptString';
  return quote === '' ? 'bareAttribute' : 'attribute';
}

function lineLength(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return (end < 0 ? text.length : end) - at;
}
