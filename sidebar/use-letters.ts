// Single letters that begin something, wherever nobody types.

import { useLayoutEffect } from 'preact/hooks';
import { isTyping } from './find/find-client.tsx';

export function useLetters(begin: Record<string, () => void>): void {
  // Before the next key: none is lost between two panels.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const work = begin[event.key];
      if (!work || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      work();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
