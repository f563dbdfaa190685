// A section of a form: its lines in view, and those folded away with what they hold told.

import { useEffect, useId, useState } from 'preact/hooks';
import { extrasOf } from './extras.ts';
import { filledOf, headingsOf, labelOf, type Line, type Section } from './layout.ts';
import { LineOf } from './line.tsx';
import type { Form } from './at-work.ts';

export function SectionOf({ section, form, folded }: { section: Section; form: Form; folded?: { title: string; says?: string } }) {
  const { title, lines, more } = section;
  if (folded) return <Folded title={folded.title} says={folded.says} lines={[...lines, ...more]} form={form} />;
  if (lines.length === 0) return <Folded title={title} lines={more} form={form} />;
  return (
    <section class="section" aria-label={title || undefined}>
      {title && <h2>{title}</h2>}
      {lines.map((line) => <LineAndMore key={line[0]?.heading} line={line} form={form} />)}
      {more.length > 0 && <Folded title={`More${title ? ` on ${title.toLowerCase()}` : ''}`} lines={more} form={form} plain />}
    </section>
  );
}

function LineAndMore({ line, form }: { line: Line; form: Form }) {
  const under = extrasOf(form.name).under ?? {};
  return (
    <>
      <LineOf line={line} form={form} />
      {line.map(({ heading }) => {
        const Under = under[heading];
        return Under && <Under key={heading} form={form} />;
      })}
    </>
  );
}

/** Opens by itself when something in it is wrong. */
export function Folded({ title, lines, form, says, plain = false }: { title: string; lines: Line[]; form: Form; says?: string; plain?: boolean }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const wrong = headingsOf(lines).some((heading) => heading in form.errors);
  const filled = filledOf(lines, form.values).map(labelOf);
  useEffect(() => { if (wrong) setOpen(true); }, [wrong]);
  const shown = open || wrong;
  return (
    <section class={plain ? 'fold plain' : 'fold'}>
      <button type="button" class="unfold" aria-expanded={shown} aria-controls={id} onClick={() => setOpen(!shown)}>
        <span class="turn" aria-hidden="true">›</span><span>{title}</span>
        {!shown && <span class="muted small clip">{says || (filled.length > 0 ? filled.join(', ') : headingsOf(lines).length === 1 ? '' : `${headingsOf(lines).length} fields`)}</span>}
      </button>
      <div id={id} hidden={!shown}>{shown && lines.map((line) => <LineAndMore key={line[0]?.heading} line={line} form={form} />)}</div>
    </section>
  );
}
