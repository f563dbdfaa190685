// Which fields of a note can be taken over from the last visit, and which take snippets.

import type { Form } from '../form/at-work.ts';
import { CopyFromLast } from './last-visit.tsx';
import { NoteAids } from './snippets.tsx';

type Under = ({ form }: { form: Form }) => preact.VNode;

const texts = ['Subjective', 'Objective', 'Assessment', 'Plan', 'Home care'];
const lists = ['Techniques', 'Regions'];

export const copied: Record<string, Under> = Object.fromEntries([
  ...texts.map((heading): [string, Under] => [heading, ({ form }) => <NoteAids form={form} heading={heading} />]),
  ...lists.map((heading): [string, Under] => [heading, ({ form }) => <div class="beneath"><CopyFromLast form={form} heading={heading} /></div>]),
]);
