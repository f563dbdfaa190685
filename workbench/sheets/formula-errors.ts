// Errors of formulas in Google's names; what only Google computes is told apart from what is wrong.

import { CellError, type ErrorKind } from './cell.ts';

export const NOT_COMPUTED = new CellError('NAME', 'not computed here', false);

/** Google's functions that IronCalc does not have. */
const NOT_HERE = /\b(?:QUERY|ARRAYFORMULA|IMPORT(?:RANGE|DATA|FEED|HTML|XML)|GOOGLE(?:FINANCE|TRANSLATE)|SPARKLINE|IMAGE|REGEX(?:MATCH|EXTRACT|REPLACE)|SPLIT|JOIN|FLATTEN|HYPERLINK|FILTER|SORTN|TO_DATE|TO_TEXT|DETECTLANGUAGE|ISEMAIL|ISURL|LAMBDA|LET|MAP|REDUCE|BYROW|BYCOL|MAKEARRAY|SCAN)\s*\(/i;

/** The error of a formula by the text that IronCalc shows. */
export function errorOf(text: string, formula: string): CellError {
  if (text === '#N/IMPL!' || (text === '#NAME?' && NOT_HERE.test(formula))) return NOT_COMPUTED;
  const known = ERRORS[text];
  return known ? new CellError(...known) : new CellError('ERROR', 'Formula parse error.');
}

const ERRORS: Readonly<Record<string, readonly [ErrorKind, string]>> = {
  '#NAME?': ['NAME', 'Unknown function or range name.'],
  '#DIV/0!': ['DIVIDE_BY_ZERO', 'Function DIVIDE parameter 2 cannot be zero.'],
  '#VALUE!': ['VALUE', 'A value in the formula is of the wrong type.'],
  '#REF!': ['REF', 'Reference does not exist.'],
  '#NUM!': ['NUM', 'A number in the formula is out of range.'],
  '#N/A': ['N_A', 'Did not find the value.'],
  '#NULL!': ['NULL_VALUE', 'The ranges do not meet.'],
  '#CIRC!': ['REF', 'Circular dependency detected. To resolve with iterative calculation, see File > Settings.'],
  '#SPILL!': ['REF', 'Array result was not expanded because it would overwrite data.'],
};
