// How far an import is and what was understood of its files: kept in the sheet, since nothing lives between two calls.

import type { DayOrder } from '../../kit/day.ts';
import type { ImportProgress } from '../../kit/door.ts';
import type { TableName } from './importable.ts';

/** One column of a file and where it goes: a column's code name, or one of the words compose.ts knows. */
export interface Field { at: number; heading: string; to: string; order?: DayOrder }

export interface FilePlan {
  name: string;
  /** '' where the file is not used. */
  table: TableName | '';
  /** Made by our own export: ids, derived cells and guarded signs are taken as they are. */
  own: boolean;
  fields: Field[];
  width: number;
}

/** What a pass over a file adds: its rows, or what its rows tell of payers and cover. */
export type StepKind = 'rows' | 'payers' | 'policies' | 'pairs';

export interface Step { file: number; table: TableName; kind: StepKind; rows: number }

export interface ImportState {
  files: FilePlan[];
  steps: Step[];
  /** What the owner chose where there was a choice, by its key. */
  choices: Record<string, string>;
  /** The next line to look at. */
  cursor: { step: number; chunk: number; line: number };
  progress: ImportProgress;
  /** Names of practices by the id their file gives them. */
  practices: Record<string, string>;
  /** Nothing stood here yet but what set-up makes: an export may replace that. */
  fresh: boolean;
  /** The highest number of our own ids in the files, by prefix: a new id is above them, whoever gets it. */
  tops?: Record<string, number>;
  /** Ids in the files that are other ids here, since the record came from the same system before. */
  aliases: Record<string, string>;
  /** Ids in the files that belong to somebody else here. */
  blocked: string[];
}
