// At most ten calls of a page run at once; the rest wait their turn.

const AT_ONCE = 10;

export class Queue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly atOnce: number;

  constructor(atOnce: number = AT_ONCE) {
    this.atOnce = atOnce;
  }

  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) await new Promise<void>((go) => this.waiting.push(go));
    else this.running += 1;
    try {
      return await job();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
