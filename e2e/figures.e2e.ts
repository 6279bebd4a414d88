import { bundleBytes, pagesOf } from './bench/bundle.ts';
import { expect, test } from './fixtures.ts';
import { createWorld } from './world.ts';

/** Scripts and styles of a page, gzip over the wire. */
const MOST_BYTES = 45_000;
/** Ten times what a quiet machine needs: only a change of kind shows here, `npm run bench` measures. */
const LONGEST_WORLD_MS = 5_000;

test('each page stays light over the wire', async ({ world }) => {
  for (const { name, origin, path } of pagesOf(world)) {
    const bytes = await bundleBytes(origin, path);
    expect(bytes, name).toBeGreaterThan(10_000);
    expect(bytes, name).toBeLessThanOrEqual(MOST_BYTES);
  }
});

test('a tenant, a database and a server for one test are quick to have', async ({ simulator, world }) => {
  expect(world.databaseUrl).not.toBe('');
  const began = performance.now();
  const another = await createWorld(simulator);
  const taken = performance.now() - began;
  await another.close();
  expect(taken).toBeLessThan(LONGEST_WORLD_MS);
});
