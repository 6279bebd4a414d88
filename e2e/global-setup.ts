import { openTestCluster } from '#server/testing';

/** One PostgreSQL for all workers of a run; each test takes a clone of its template. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const cluster = await openTestCluster();
  return () => cluster.close();
}
