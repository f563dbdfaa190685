// What every control of a form is given.

import type { Column } from '../../src/kit/column.ts';

export interface Controlled {
  column: Column;
  value: string;
  onChange(text: string): void;
  onLeave(): void;
  /** Attributes every control carries. */
  marks: { id: string; 'aria-describedby': string; 'aria-invalid': boolean; 'aria-required': boolean; 'aria-labelledby'?: string };
}
