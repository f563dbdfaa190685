// Which fields of a note can be taken over from the last visit.

import type { Form } from '../form/use-form.ts';
import { CopyFromLast } from './last-visit.tsx';

const headings = ['Subjective', 'Objective', 'Assessment', 'Plan', 'Techniques', 'Regions', 'Home care'];

export const copied = Object.fromEntries(headings.map((heading) => [heading, ({ form }: { form: Form }) => <CopyFromLast form={form} heading={heading} />]));
