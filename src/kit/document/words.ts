// What is wrong with a template, in the words of somebody who edits it in Google Docs.

/** The engine's errors carry `properties`: an id, the tag, and for several at once the list. */
interface Told { properties?: { id?: string; xtag?: string; openingtag?: string; closingtag?: string; errors?: unknown[] } }

/** Sentences for an error of the engine, or undefined where the error is not about the template. */
export function inPlainWords(error: unknown): string[] | undefined {
  const { properties } = told(error);
  if (!properties?.id) return undefined;
  if (properties.errors) return [...new Set(properties.errors.flatMap((each) => inPlainWords(each) ?? []))];
  return [sentence(properties.id, properties.xtag ?? '', properties)];
}

function told(error: unknown): Told {
  return typeof error === 'object' && error !== null ? error : {};
}

function sentence(id: string, tag: string, more: { openingtag?: string; closingtag?: string }): string {
  switch (id) {
    case 'unclosed_tag': return `“{${tag.trim()}” is not closed. Put “}” after the name.`;
    case 'unopened_tag': return `“${tag.trim()}}” has no “{” before it. Put “{” before the name.`;
    case 'duplicate_open_tag':
    case 'duplicate_close_tag': return `“${tag.trim()}” has two braces together. Write one: {name}.`;
    case 'unclosed_loop': return `{#${tag}} is never ended. Put {/${tag}} where it ends.`;
    case 'unopened_loop': return `{/${tag}} ends something that was not begun. Put {#${tag}} where it begins, or remove it.`;
    case 'closing_tag_does_not_match_opening_tag':
    case 'unbalanced_loop_tags': return more.openingtag && more.closingtag
      ? `{#${more.openingtag}} is ended by {/${more.closingtag}}. Begin and end must have the same name.`
      : 'A part that begins with {#…} ends in a different cell or paragraph. Keep begin and end in the same table row.';
    case 'no_xml_tag_found_at_left':
    case 'no_xml_tag_found_at_right':
    case 'loop_position_invalid': return `{#${tag}} and {/${tag}} do not stand in the same table or text. Move them together.`;
    case 'malformed_xml':
    case 'file_has_invalid_xml': return 'The document is damaged. Export it from Google Docs again.';
    default: return tag ? `“{${tag}}” cannot be read. Write a name from the list, between braces.` : 'The document cannot be read as a template.';
  }
}
