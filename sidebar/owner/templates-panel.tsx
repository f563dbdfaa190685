// The clinic's own templates: open one as a Google Doc, edit it, put it to use, or go back to the built-in one.

import { useEffect, useState } from 'preact/hooks';
import { ask, get } from '../door.ts';
import { Bar, Link, Moving, Note, walkLines } from '../parts.tsx';
import { wordsOf } from '../trouble.ts';

interface Line { kind: string; title: string; version: number; editing: boolean }
type Said = { kind: string; tone: 'good' | 'warn' | 'info'; text: string; url?: string };

export function TemplatesPanel() {
  const [lines, setLines] = useState<Line[] | null>(null);
  const [failed, setFailed] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState('');
  const load = () => {
    setFailed('');
    get('templates.list', {}).then((answer) => setLines(answer.templates), (caught: unknown) => setFailed(wordsOf(caught, 'The templates could not be read.')));
  };
  useEffect(load, []);
  const run = (kind: string, work: () => Promise<Said>) => {
    if (busy) return;
    setBusy(kind);
    setSaid(null);
    work().then((done) => { setSaid(done); load(); }, () => setSaid({ kind, tone: 'warn', text: 'No answer from Google. Look again before trying anew.' })).finally(() => setBusy(''));
  };
  const refused = (kind: string, issues: { message: string }[]): Said => ({ kind, tone: 'warn', text: issues.map((issue) => issue.message).join(' ') });
  const edit = ({ kind }: Line) => run(kind, async () => {
    const made = await ask('templates.edit', { kind });
    return made.ok ? { kind, tone: 'info', text: 'A Google Doc was made of it. Edit it, then choose Use it.', url: made.value.url } : refused(kind, made.issues);
  });
  const use = ({ kind }: Line) => run(kind, async () => {
    const used = await ask('templates.use', { kind });
    return used.ok ? { kind, tone: 'good', text: `Version ${used.value.version} is in use.` } : refused(kind, used.issues);
  });
  const reset = ({ kind }: Line) => run(kind, async () => {
    const back = await ask('templates.reset', { kind });
    return back.ok ? { kind, tone: 'good', text: 'The built-in template is in use again.' } : refused(kind, back.issues);
  });
  return (
    <>
      <Bar title="Templates" />
      <main class="body" onKeyDown={walkLines}>
        {failed && <Note tone="bad" live>{failed} <Link onClick={load}>Try again</Link></Note>}
        {!lines && !failed && <Moving said="Reading the templates…" />}
        <ul class="list">
          {lines?.map((line) => (
            <li key={line.kind}>
              <div class="grow">
                {line.title}<br /><span class="small muted">{line.version === 0 ? 'built in' : `your version ${line.version}`}</span>
                {(line.editing || line.version > 0) && (
                  <div class="links">
                    {line.editing && <Link label={`Use the edited ${line.title}`} onClick={() => use(line)}>Use it</Link>}
                    {line.version > 0 && <Link label={`Reset ${line.title}`} onClick={() => reset(line)}>Back to built in</Link>}
                  </div>
                )}
                {said?.kind === line.kind && <Note tone={said.tone} live>{said.text} {said.url && <a href={said.url} target="_blank" rel="noopener">Open it</a>}</Note>}
              </div>
              <button type="button" class="link" data-line aria-label={`Edit ${line.title}`} onClick={() => edit(line)}>{busy === line.kind ? 'One moment…' : 'Edit'}</button>
            </li>
          ))}
        </ul>
      </main>
    </>
  );
}
