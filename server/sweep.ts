/** One sweep after the other, never two at once in one process. */
export interface Sweep {
  /** Resolves when a sweep that began after this call has come to its end. @throws what that sweep threw. */
  readonly tick: () => Promise<void>;
  /** Something is due now: sweeps soon. Calls before that sweep begins share it. */
  readonly wake: () => void;
  /** Takes no more, and waits for the one under way. */
  readonly stop: () => Promise<void>;
}

/** @param everyMs how often to look without being woken; the process does not stay alive for it. */
export function createSweep(run: () => Promise<void>, everyMs: number, report: (error: unknown) => void): Sweep {
  let running: Promise<void> = Promise.resolve();
  let isWaiting = false;
  let isStopped = false;

  const tick = (): Promise<void> => {
    const next = running.then(async () => {
      isWaiting = false;
      await run();
    });
    running = next.catch(() => undefined);
    return next;
  };
  const wake = (): void => {
    if (isWaiting || isStopped) return;
    isWaiting = true;
    tick().catch(report);
  };
  const timer = setInterval(wake, everyMs).unref();

  return {
    tick,
    wake,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
