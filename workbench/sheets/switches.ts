// What is not known of Google until it is tried: each a switch, and a line in docs/live-checks.md.

export interface Switches {
  /** An unchecked box that only comes from a BOOLEAN validation counts as data for `appendCells`. */
  emptyCheckboxIsData: boolean;
  /** API writes are held against a rejecting validation rule. */
  validationRefusesApiWrites: boolean;
  /** `values.update` from an origin inside the grid makes the grid grow. */
  valuesUpdateGrowsGrid: boolean;
  /** USER_ENTERED `+1` is the number 1 (else a formula). */
  plusNumberIsNumber: boolean;
  /** USER_ENTERED `-foo` is a formula, as `+foo` is (else text). */
  minusTextIsFormula: boolean;
  /** USER_ENTERED `1/2` is a day of this year (else text). */
  slashPairIsDay: boolean;
  /** USER_ENTERED `1e3` is the number 1000 (else text). */
  exponentIsNumber: boolean;
  /** USER_ENTERED `12:30` is a time of day (else text). */
  colonPairIsTime: boolean;
  /** RAW keeps a leading apostrophe as a visible character (else it is dropped). */
  rawKeepsApostrophe: boolean;
  /** A row's metadata follows it when whole rows of a filtered tab are sorted (else it stays at its place). */
  filteredSortMovesMetadata: boolean;
}

export const SWITCHES: Switches = {
  emptyCheckboxIsData: true,
  validationRefusesApiWrites: false,
  valuesUpdateGrowsGrid: true,
  plusNumberIsNumber: true,
  minusTextIsFormula: true,
  slashPairIsDay: true,
  exponentIsNumber: true,
  colonPairIsTime: true,
  rawKeepsApostrophe: true,
  filteredSortMovesMetadata: true,
};
