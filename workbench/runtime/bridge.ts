// What crosses between a script and the state: calls, answers, errors, blobs. All of it can be cloned structurally.

/** A call to the state side. It blocks until answered and throws what the service threw. */
export type Call = (methodId: string, args: unknown[]) => unknown;

/**
 * The script's own world, for a facade that must run code in it (HtmlTemplate).
 * Values come and go through the membrane: a facade sees host objects, the script sees its own.
 */
export interface Realm {
  /** Evaluates source among the script's globals; a function that comes back may be called from here. */
  evaluate(source: string, fileName: string): unknown;
  /** The emulated instant of the run, in milliseconds. */
  now(): number;
  readonly timeZone: string;
}

/**
 * Builds what the script sees as a global (`MailApp`, `Drive`, …): plain objects and classes of the host.
 * A property the facade lacks is refused for it with `Not emulated: MailApp.x`.
 */
export type Facade = (call: Call, realm: Realm) => object;

/** A blob on its way across. */
export interface BlobOnWire {
  bytes: Uint8Array;
  type: string | null;
  name: string | null;
}

/** An error on its way across; the script gets an Error of its own world with these. */
export interface ErrorOnWire {
  name: string;
  message: string;
  details?: unknown;
}
