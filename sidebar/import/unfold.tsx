// A part of a file's card that is opened by its caption.

import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

export function Unfold({ caption, beside, open: openFirst = false, children }: { caption: string; beside?: string; open?: boolean; children: ComponentChildren }) {
  const [open, setOpen] = useState(openFirst);
  const id = useId();
  return (
    <div class="fold plain">
      <button type="button" class="unfold" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <span class="turn" aria-hidden="true">›</span><span>{caption}</span>
        {!open && beside && <span class="muted small clip">{beside}</span>}
      </button>
      <div id={id} hidden={!open}>{children}</div>
    </div>
  );
}
