import type { Route } from './route.ts';

/** One thing that must work before anybody is served. Resolves to null when it does, else to what would mend it. */
export type ReadinessCheck = () => Promise<string | null>;

/** What cannot be checked is not ready. The reason stays in the log: anybody may ask for this page. */
async function run(check: ReadinessCheck, report: (error: unknown) => void): Promise<string | null> {
  try {
    return await check();
  } catch (error) {
    report(error);
    return 'not reachable';
  }
}

/**
 * `/health/live`: the process answers. `/health/ready`: every check passes, else 503 with what to change; about the
 * installation only, never about people or versions.
 */
export function healthRoutes(checks: Readonly<Record<string, ReadinessCheck>>, report: (error: unknown) => void): Route[] {
  const checkAll = async (): Promise<{ readonly ready: boolean; readonly checks: Record<string, string> }> => {
    const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await run(check, report)] as const));
    return { ready: results.every(([, fault]) => fault === null), checks: Object.fromEntries(results.map(([name, fault]) => [name, fault ?? 'ok'])) };
  };
  // Everybody who asks at the same time shares one answer, so that asking often costs the directory nothing.
  let running: ReturnType<typeof checkAll> | null = null;
  const shared = (): ReturnType<typeof checkAll> => {
    running ??= checkAll().finally(() => {
      running = null;
    });
    return running;
  };
  return [
    {
      method: 'GET',
      path: '/health/live',
      handlers: [
        (_request, response) => {
          response.json({ live: true });
        },
      ],
    },
    {
      method: 'GET',
      path: '/health/ready',
      handlers: [
        async (_request, response) => {
          const result = await shared();
          response.status(result.ready ? 200 : 503).json(result);
        },
      ],
    },
  ];
}
