// Processor time, since the machine may be busy with other things.

/** Milliseconds that a task takes of the processor: the median of some rounds. */
export function cpuMs(rounds: number, task: () => unknown): number {
  const took = Array.from({ length: rounds }, () => {
    const started = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return took.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}
