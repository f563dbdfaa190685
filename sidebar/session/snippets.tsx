// Short texts for notes: `;tol` and a space becomes the whole sentence; the list shows them all.

import { useState } from 'preact/hooks';
import { useClinic } from '../clinic.ts';
import type { Form } from '../form/at-work.ts';
import { snippetsIn } from '../form/snippets.ts';
import { Link } from '../parts.tsx';
import { CopyFromLast } from './last-visit.tsx';

export function NoteAids({ form, heading }: { form: Form; heading: string }) {
  const { start } = useClinic();
  const [open, setOpen] = useState(false);
  const snippets = snippetsIn(start.lists.snippets ?? []);
  const here = form.values[heading] ?? '';
  const insert = (text: string) => {
    form.change(heading, [here.trimEnd(), text].filter(Boolean).join(' '));
    setOpen(false);
  };
  return (
    <div class="beneath aids">
      <CopyFromLast form={form} heading={heading} />
      {snippets.length > 0 && <span><kbd>;</kbd> <Link aside label={`Snippets for ${heading.toLowerCase()}`} onClick={() => setOpen(!open)}>snippets</Link></span>}
      {open && (
        <div class="picks">
          {snippets.map(({ short, text }) => <button key={short} type="button" class="pick" title={text} onClick={() => insert(text)}><b>;{short}</b> {text}</button>)}
        </div>
      )}
    </div>
  );
}

