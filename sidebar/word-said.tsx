// A word said over the panel: what was just done, with a way back, moving nothing below it.

import { useEffect } from 'preact/hooks';

export interface Word { text: string; undo?: () => void }

const shownMs = 15_000;

export function WordSaid({ word, onGone }: { word: Word; onGone(): void }) {
  useEffect(() => {
    const timer = setTimeout(onGone, shownMs);
    return () => clearTimeout(timer);
  }, [word]);
  return (
    <div class="word" role="status">
      <span class="grow">{word.text}</span>
      {word.undo && <button type="button" onClick={() => { onGone(); word.undo?.(); }}>Undo</button>}
      <button type="button" aria-label="Close" onClick={onGone}>×</button>
    </div>
  );
}
