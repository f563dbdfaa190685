// The emulated clock: it starts where it is set and goes on with real time.

import { parseInstant, wallText } from './zone.ts';

export class Clock {
  readonly zone: string;
  private setTo: number;
  private setAt: number;
  private readonly real: () => number;
  private fire: (untilMs: number) => void = () => undefined;

  /** `start` is wall time in the zone; without it the clock starts at the real time. */
  constructor(zone: string, start?: string, real: () => number = () => performance.now()) {
    this.zone = zone;
    this.real = real;
    this.setTo = start === undefined ? Date.now() : parseInstant(start, zone);
    this.setAt = real();
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  nowMs(): number {
    return this.setTo + Math.floor(this.real() - this.setAt);
  }

  /** `2026-03-02T09:00:00`, wall time in the zone. */
  wall(): string {
    return wallText(this.nowMs(), this.zone);
  }

  set(instantMs: number): void {
    this.setTo = instantMs;
    this.setAt = this.real();
  }

  /** Who runs what falls due when the clock is moved. */
  onMove(fire: (untilMs: number) => void): void {
    this.fire = fire;
  }

  /** Moves to a wall time in the zone, running the triggers that fall due on the way, in-process. */
  moveTo(text: string): void {
    const until = this.instantOf(text);
    if (until <= this.nowMs()) return this.set(until);
    this.fire(until);
    this.catchUp(until);
  }

  /** Never goes back: time that a run was charged has passed for everybody. */
  catchUp(instantMs: number): void {
    if (instantMs > this.nowMs()) this.set(instantMs);
  }

  instantOf(text: string): number {
    return parseInstant(text, this.zone);
  }
}
