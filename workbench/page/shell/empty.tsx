// What a tab of the drawer says while it holds nothing.
import type { ComponentChildren } from 'preact';

/** What will stand here, and how to start. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}
