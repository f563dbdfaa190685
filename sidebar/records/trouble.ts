// What to say of a call that came to nothing.

export const wordsOf = (caught: unknown): string => (caught instanceof Error && caught.message ? caught.message : 'Google did not answer. Nothing was changed.');
