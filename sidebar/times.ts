// Times of day in lines.

/** `09:00` becomes `9:00`: narrow, and the clinic's hours leave no doubt. */
export const shortTime = (time: string): string => time.replace(/^0/, '');
