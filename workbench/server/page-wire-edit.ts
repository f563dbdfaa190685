// What a person's hand did in the grid, as the page sends it to the server.
import type { WireCell } from './page-wire.ts';

export type WireEdit =
  | { kind: 'cells'; tab: number; cells: [row: number, column: number, entered: WireCell][] }
  | { kind: 'requests'; requests: Record<string, unknown>[] };

export interface WireEditAsked { user: string; page: string; edit: WireEdit }
