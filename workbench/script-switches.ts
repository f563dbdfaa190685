// What is not known of the runtime until it is tried on Google: each a switch, and a line in docs/live-checks.md.

import type { Language } from './runtime/language.ts';

export interface ScriptSwitches {
  /** In which built-in services word their errors: that of the user's account. */
  language: Language;
  /** A failed API call throws with `details` (code, message, errors). */
  errorDetails: boolean;
  /** The scope `drive.file` alone opens the bound spreadsheet to the advanced Sheets service. */
  driveFileOpensSheets: boolean;
  /** SpreadsheetApp works in a timed run under `spreadsheets.currentonly` alone. */
  currentOnlyInTriggers: boolean;
  /** `?.`, `??`, `??=`, public class fields and lookbehind are parsed at push. */
  modernSyntax: boolean;
  /** A Date in an answer of google.script.run: the success handler gets null (else neither handler is ever called). */
  dateAnswersNull: boolean;
  /** Characters of the largest answer of google.script.run; a larger one arrives as null. 0: no limit. */
  mostAnswerCharacters: number;
  /** At a kill the script sees an error at its next call, and what it still calls lands (else it is gone at once). */
  killRunsFinally: boolean;
  /** So long a killed run's lock stays shut. */
  lockSecondsAfterKill: number;
}

export const SCRIPT_SWITCHES: ScriptSwitches = {
  language: 'en',
  errorDetails: true,
  driveFileOpensSheets: false,
  currentOnlyInTriggers: true,
  modernSyntax: true,
  dateAnswersNull: true,
  mostAnswerCharacters: 0,
  killRunsFinally: false,
  lockSecondsAfterKill: 0,
};
