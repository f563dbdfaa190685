// Rows that just changed shine for a moment, then fade.

const FULL_MS = 900;
const FADED_MS = 1800;

export class Shine {
  private readonly rows = new Map<string, number>();
  private readonly repaint: () => void;

  constructor(repaint: () => void) {
    this.repaint = repaint;
  }

  /** 0 not, 1 fading, 2 full. */
  of(tab: string, row: number): number {
    if (this.rows.size === 0) return 0;
    const since = this.rows.get(`${tab}:${row}`);
    if (since === undefined) return 0;
    const age = performance.now() - since;
    return age < FULL_MS ? 2 : age < FADED_MS ? 1 : 0;
  }

  start(tab: string, rows: Iterable<number>): void {
    const now = performance.now();
    for (const row of rows) this.rows.set(`${tab}:${row}`, now);
    setTimeout(this.repaint, FULL_MS + 20);
    setTimeout(() => this.end(), FADED_MS + 20);
  }

  private end(): void {
    const now = performance.now();
    for (const [key, since] of this.rows) if (now - since >= FADED_MS) this.rows.delete(key);
    this.repaint();
  }
}
