// Whose turn it is: what runs do is done in the order of their emulated times. A run that is ahead, because it slept
// or was charged for a call, waits for those still computing; nobody waits in real time for a run that does nothing.

interface Turn {
  at: number;
  order: number;
  act: () => void;
}

export class Turns {
  private queue: Turn[] = [];
  private readonly computing = new Set<{ nowMs(): number }>();
  private order = 0;
  private timer: NodeJS.Timeout | null = null;
  private settling = false;

  /** The run's own code goes on: until it calls or ends, nothing later than its time may happen. */
  computes(run: { nowMs(): number }): void {
    this.computing.add(run);
  }

  /** The run stands still; what it asks for is done when nobody computing could still be earlier. */
  halts(run: { nowMs(): number }, act: () => void): void {
    this.computing.delete(run);
    this.at(run.nowMs(), act);
  }

  /** The run is no more. */
  drops(run: { nowMs(): number }): void {
    this.computing.delete(run);
    this.settle();
  }

  /** Does something at an emulated instant; answers how to call it off. */
  at(instantMs: number, act: () => void): () => void {
    const turn = { at: instantMs, order: this.order++, act };
    const after = this.queue.findIndex((other) => other.at > instantMs);
    if (after === -1) this.queue.push(turn);
    else this.queue.splice(after, 0, turn);
    this.settle();
    return () => {
      this.queue = this.queue.filter((other) => other !== turn);
    };
  }

  private settle(): void {
    if (this.settling) return;
    this.settling = true;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    for (let turn = this.queue[0]; turn; turn = this.queue[0]) {
      const aheadMs = turn.at - this.earliest();
      if (aheadMs > 0) {
        this.timer = setTimeout(() => this.settle(), aheadMs);
        break;
      }
      this.queue.shift();
      turn.act();
    }
    this.settling = false;
  }

  private earliest(): number {
    let earliest = Infinity;
    for (const run of this.computing) earliest = Math.min(earliest, run.nowMs());
    return earliest;
  }
}
