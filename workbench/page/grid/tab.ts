// One tab as the page holds it: its look, laid out so that any cell's style is found at once.
import type { WireArea, WireLook, WireStyle, WireTab, WireTabHead } from '../../server/page-wire.ts';

interface Run { from: number; to: number; style: WireStyle }

export class Tab {
  head: WireTabHead;
  look: WireLook = emptyLook();
  loaded = false;
  readonly formulas = new Map<string, string>();
  private runs = new Map<number, Run[]>();
  private notes = new Map<string, string>();

  constructor(head: WireTabHead) {
    this.head = head;
  }

  /** Takes over what the server sent, all but the values. */
  take(tab: WireTab): void {
    this.head = tab.head;
    this.look = tab.look;
    this.loaded = true;
    this.formulas.clear();
    for (const [row, column, text] of tab.formulas) this.formulas.set(`${row},${column}`, text);
    this.notes = new Map(tab.look.notes.map(([row, column, text]) => [`${row},${column}`, text]));
    this.runs = new Map();
    for (const [column, from, to, index] of tab.look.runs) {
      const style = tab.look.styles[index];
      if (!style) continue;
      const runs = this.runs.get(column) ?? [];
      runs.push({ from, to, style });
      this.runs.set(column, runs);
    }
  }

  styleAt(row: number, column: number): WireStyle | undefined {
    const runs = this.runs.get(column);
    if (!runs) return undefined;
    let low = 0;
    let high = runs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = runs[middle];
      if (!run) return undefined;
      if (row < run.from) high = middle - 1;
      else if (row >= run.to) low = middle + 1;
      else return run.style;
    }
    return undefined;
  }

  noteAt(row: number, column: number): string | undefined {
    return this.notes.get(`${row},${column}`);
  }

  formulaAt(row: number, column: number): string | undefined {
    return this.formulas.get(`${row},${column}`);
  }
}

/** Why a person is asked before these cells are changed by hand; `undefined` where nobody asks. */
export function guardOf(tab: Tab, cells: readonly (readonly [row: number, column: number, ...rest: unknown[]])[]): string | undefined {
  return tab.look.guarded.find(({ area }) => cells.some(([row, column]) => covers([area], row, column)))?.why;
}

export function covers(areas: WireArea[], row: number, column: number): WireArea | undefined {
  return areas.find((area) => row >= area.top && row < area.bottom && column >= area.left && column < area.right);
}

function emptyLook(): WireLook {
  return { styles: [], runs: [], notes: [], lists: [], colors: [], guarded: [], merges: [], widths: [], heights: [], hiddenColumns: [], hiddenRows: [], charts: [] };
}
