// One run of a script's function, as the state side sees it, and what a service must offer.

/** Who started the run: the sidebar, a menu, scripts.run, an installable trigger, a simple trigger, or an outside REST client. */
export type ExecutionKind = 'client' | 'menu' | 'api' | 'trigger' | 'simple' | 'rest';

export type AuthMode = 'NONE' | 'LIMITED' | 'FULL';

export interface Execution {
  readonly id: number;
  readonly functionName: string;
  /** The person at the keyboard; '' where Google does not tell. */
  readonly user: string;
  /** Whose rights are used: the creator's in an installable trigger. */
  readonly effectiveUser: string;
  readonly kind: ExecutionKind;
  readonly authMode: AuthMode;
  readonly startedAt: Date;
  /** Scopes of the manifest. */
  readonly scopes: readonly string[];
  readonly event?: unknown;
  /** In a worker a call may be answered by a promise; in-process it may not, and what would wait fails at once. */
  readonly canWait: boolean;
  /** Why it was killed, if it was. */
  readonly killedBy: string | null;
  /** The emulated instant as this run sees it, with what its calls were charged. */
  now(): Date;
  /** Adds emulated time to this run (a sleep, a wait). Kills it when its limit is passed. */
  charge(ms: number): void;
  /** Brings this run's time up to an instant another run made it wait for. */
  catchUp(instantMs: number): void;
  /** Where `canWait`: does something when the runs' time reaches an instant; answers how to call it off. */
  wake(instantMs: number, act: () => void): () => void;
  /** Cells read and written so far; a service adds what its call touched. */
  readonly touched: { read: number; written: number };
  /** Called when the run is over, ended or killed: what it held is let go. */
  onEnd(letGo: () => void): void;
}

/** The state side of an emulated service. It throws ApiError or ServiceError with Google's words. */
export interface Service {
  /** `method` is the method id without the service's name: `files.create` of `drive.files.create`. */
  call(method: string, args: unknown[], execution: Execution): unknown;
  /** State to keep on disk, if any. */
  toJSON?(): unknown;
  restore?(saved: unknown): void;
}

/** What every service is built with. */
export interface Surroundings {
  /** The emulated instant. */
  now(): Date;
  readonly timeZone: string;
  readonly owner: string;
  /** Seeded: the same in every run of the workbench with the same seed. 0 ≤ x < 1. */
  random(): number;
  /** The pushed files: `main.js`, `sidebar.html`, `appsscript.json`. */
  readonly files: Readonly<Record<string, string>>;
  /** The service's state changed: it is to be kept, and the page to be told. */
  changed(): void;
}
