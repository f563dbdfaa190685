// A column, declared once: its heading, what kind of value it holds, and what a form says of it.

export type Kind =
  | 'id' | 'ref' | 'text' | 'longText' | 'day' | 'time' | 'instant' | 'whole' | 'number' | 'money'
  | 'choice' | 'yesNo' | 'list' | 'email' | 'phone' | 'link';

/** How a column is shown and guarded. */
export interface Look {
  /** Health or identity: never in logs. */
  sensitive?: boolean;
  /** One sentence under the field and on the heading's note. */
  help?: string;
  /** Column width in pixels. */
  width?: number;
  /** Longest text, in characters. */
  max?: number;
  /** Smallest and largest number. */
  least?: number;
  most?: number;
  /** Group of fields in the form. */
  section?: string;
  /** Folded away in the form until asked for. */
  more?: boolean;
  /** Not in the form at all. */
  form?: false;
  /** Beside the previous field, in one line of the form. */
  beside?: boolean;
  /** Value a new record starts with; `today` for a day. */
  initial?: string;
  /** Name of the list in Settings whose values the form offers: `regions`. */
  offers?: string;
}

/** `V` is the type of a row's value: '' where a text is empty, null where a number is. */
export interface Column<V = unknown> extends Look {
  heading: string;
  kind: Kind;
  optional: boolean;
  /** The add-in's own: computed from source columns, gray in the sheet. */
  derived: boolean;
  choices?: readonly string[];
  /** Id prefix (`C`) of this record, or of the record a ref points to. */
  prefix?: string;
  /** Never set: carries the type. */
  readonly value?: V;
}

const column = <V>(kind: Kind, heading: string, look: Look, more: Partial<Column<V>> = {}): Column<V> => ({
  heading, kind, optional: false, derived: false, ...look, ...more,
});

/** The record's own id: a prefix and five digits or more, `C-00001`. */
export const id = (heading: string, prefix: string, look: Look = {}): Column<string> =>
  column<string>('id', heading, { width: 80, form: false, ...look }, { prefix });
/** The id of another record, found by its prefix. */
export const ref = (heading: string, prefix: string, look: Look = {}) => column<string>('ref', heading, { width: 80, ...look }, { prefix });
export const text = (heading: string, look: Look = {}) => column<string>('text', heading, { max: 500, ...look });
export const longText = (heading: string, look: Look = {}) => column<string>('longText', heading, { max: 20000, width: 240, ...look });
/** A calendar day, `YYYY-MM-DD`. */
export const day = (heading: string, look: Look = {}) => column<string>('day', heading, { width: 95, ...look });
/** A time of day, `HH:MM`. */
export const time = (heading: string, look: Look = {}) => column<string>('time', heading, { width: 75, ...look });
/** A moment, ISO in UTC. */
export const instant = (heading: string, look: Look = {}) => column<string>('instant', heading, { width: 150, ...look });
export const whole = (heading: string, look: Look = {}) => column<number | null>('whole', heading, { width: 70, least: 0, most: 100000, ...look });
export const number = (heading: string, look: Look = {}) => column<number | null>('number', heading, { width: 70, ...look });
export const money = (heading: string, look: Look = {}) => column<number | null>('money', heading, { width: 85, least: 0, most: 1000000, ...look });
export const yesNo = (heading: string, look: Look = {}) => column<'yes' | 'no' | ''>('yesNo', heading, { width: 70, ...look }, { choices: ['yes', 'no'] });
/** Several short texts, joined with `; ` in the cell. With choices, the form offers them; others may be typed. */
export const list = (heading: string, look: Look = {}, choices?: readonly string[]) => column<string[]>('list', heading, { width: 140, max: 2000, ...look }, { choices });
export const email = (heading: string, look: Look = {}) => column<string>('email', heading, { width: 170, max: 254, sensitive: true, ...look });
export const phone = (heading: string, look: Look = {}) => column<string>('phone', heading, { width: 120, max: 40, sensitive: true, ...look });
export const link = (heading: string, look: Look = {}) => column<string>('link', heading, { width: 120, max: 2000, ...look });

/** One of a fixed list. */
export function choice<const C extends readonly string[]>(heading: string, choices: C, look: Look = {}): Column<C[number] | ''> {
  return column<C[number] | ''>('choice', heading, { width: 110, ...look }, { choices });
}

/** The form may leave it empty. */
export const optional = <V>(of: Column<V>): Column<V> => ({ ...of, optional: true });

/** The add-in's own column: never in a form, recomputed by the daily run. */
export const derived = <V>(of: Column<V>): Column<V> => ({ ...of, optional: true, derived: true, form: false });

/** The last column of every tab that takes imports: the id in the system a record came from. */
export const sourceId = (): Column<string> =>
  optional(text('Source ID', { form: false, help: 'The id in the system this row was imported from.' }));
