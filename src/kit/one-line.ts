// What a cell holds, fit for a line of a mail.

/** A name is one line: nothing in it can begin a header or a paragraph of its own. Google: a subject has 250 letters. */
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim().slice(0, 100).replace(/[\ud800-\udbff]$/, '');
