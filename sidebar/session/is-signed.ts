// Whether there is a note to be written and signed by the one who looks at it.

import type { Form } from '../form/at-work.ts';

/** Notes are shown to the owner, and to therapists those of their own clients; the fields do not come otherwise. */
export const hasNote = (form: Form): boolean => form.place.id !== undefined && form.columns.some(({ heading }) => heading === 'Subjective');

/** Still to come: there is a booking, and nothing to write or sign yet. */
export const isToCome = (form: Form): boolean => (form.draft.opened.Date ?? '') > form.today && form.draft.opened.Status === 'booked';

export const isSigned = (form: Form): boolean => hasNote(form) && !isToCome(form);
