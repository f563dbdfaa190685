// A form at work, as its parts and what a few forms have beyond their table see it.

import type { Column } from '../../src/kit/column.ts';
import type { FormTable, Loaded, Save } from '../../src/kit/door.ts';
import type { Issue } from '../../src/kit/refusal.ts';
import type { Table } from '../../src/kit/table.ts';
import type { Trouble } from '../door.ts';
import type { Draft } from '../drafts.ts';
import type { FormPlace, Typed } from '../places.ts';

export interface Told { errors: Typed; general: Issue[]; questions: Issue[]; conflicts: Issue[] }

export interface Form extends Told {
  name: FormTable;
  table: Table;
  place: FormPlace;
  columns: Column[];
  draft: Draft;
  values: Typed;
  /** The record as it came, derived cells included; undefined for a new one. */
  record?: Loaded;
  /** The day in the clinic. */
  today: string;
  /** While a save is under way: what to say of it. */
  saving: string;
  trouble: Trouble | null;
  /** The draft of an earlier time came back. */
  resumed: boolean;
  change(heading: string, text: string): void;
  fill(values: Typed): void;
  /** Typed in answer to a question, which stays open. */
  keep(values: Typed): void;
  left(column: Column): void;
  /** As long as there is a why, nothing is saved: it is told at that field instead. '' lets go. */
  hold(heading: string, why: string): void;
  save(): void;
  /** Saves what is typed, then signs the note; one too like the last visit's is asked about. */
  sign(last: Loaded | null): void;
  /** Does again what was asked about or failed, with these questions answered yes. */
  again(confirm?: string[]): void;
  /** Chooses one side of each conflict and saves. */
  settle(chosen: Record<string, 'mine' | 'theirs'>): void;
  dismiss(): void;
  startOver(): void;
  /** The form as it would be sent now, as far as it can be read. */
  asSave(): Save;
}
