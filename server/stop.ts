/** What a service manager waits before it kills; a drain that takes longer is cut here, with a word. */
const LONGEST_CLOSE_MS = 10_000;

/**
 * Resolves at the first of Ctrl-C, SIGTERM and the end of the terminal, from now on: also when they come while the
 * program still starts, which must then not leave a database behind. Further signals change nothing: npm passes
 * Ctrl-C on, so each arrives twice.
 */
export function askedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { resolve(undefined); });
  return promise.then(() => {
    setTimeout(() => {
      process.stderr.write('Closing took too long.\n');
      process.exit(1);
    }, LONGEST_CLOSE_MS).unref();
  });
}
