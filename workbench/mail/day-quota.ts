// A daily quota of one user, as Google counts it: the window opens with the first use and lasts 24 hours.

const DAY_MS = 86_400_000;

interface Window { openedAtMs: number; used: number }

export class DayQuota {
  private windows = new Map<string, Window>();
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  used(user: string): number {
    return this.current(user)?.used ?? 0;
  }

  use(user: string, amount: number): void {
    const window = this.current(user) ?? { openedAtMs: this.now().getTime(), used: 0 };
    this.windows.set(user, { ...window, used: window.used + amount });
  }

  toJSON(): Record<string, Window> {
    return Object.fromEntries(this.windows);
  }

  restore(saved: Readonly<Record<string, Window>>): void {
    this.windows = new Map(Object.entries(saved));
  }

  private current(user: string): Window | undefined {
    const window = this.windows.get(user);
    const age = window ? this.now().getTime() - window.openedAtMs : 0;
    return window && age >= 0 && age < DAY_MS ? window : undefined;
  }
}
