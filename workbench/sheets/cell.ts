// What stands in a cell: nothing, a plain value, or a formula with its last computed value.

export type Plain = number | string | boolean;

/** Kinds of error values, by the name the API gives them. */
export type ErrorKind = 'ERROR' | 'NULL_VALUE' | 'DIVIDE_BY_ZERO' | 'VALUE' | 'REF' | 'NAME' | 'NUM' | 'N_A' | 'LOADING';

export class CellError {
  constructor(
    readonly kind: ErrorKind,
    readonly message: string,
    /** False where the workbench cannot compute it, though Google may. */
    readonly computed = true,
  ) {}
}

/** A formula; its value is filled in by the recalculation. */
export class Formula {
  value: Plain | CellError | undefined = undefined;

  constructor(readonly text: string) {}
}

export type Value = Plain | Formula | undefined;

/** What the cell shows: a formula's value, or the value itself. */
export function effective(value: Value): Plain | CellError | undefined {
  return value instanceof Formula ? value.value : value;
}

const ERROR_TEXTS: Record<ErrorKind, string> = {
  ERROR: '#ERROR!',
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
  LOADING: 'Loading...',
};

export function errorText(error: CellError): string {
  return ERROR_TEXTS[error.kind];
}
