/** The second door, for what drives the server from outside: stories, benches and the demo. Nothing in production imports it. */
export { atDesk } from './admin/at-desk.ts';
export { readCommand } from './admin/run.ts';
export { Secret } from './domain/secret.ts';
export * as limits from './domain/limits.ts';
export { readConfig } from './env.ts';
export { createKeyRing } from './key-ring.ts';
export { createLog } from './log.ts';
export { makeTestPasskey } from './second-factor/test-passkey.ts';
export type { TestPasskey } from './second-factor/test-passkey.ts';
export { askedToStop } from './stop.ts';
export { queueMail } from './store/due.ts';
export { openDatabase } from './store/open-database.ts';
export { createTestDatabase } from './store/test-database.ts';
export type { TestDatabase } from './store/test-database.ts';
export { openTestCluster } from './store/test-cluster.ts';
export { systemClock, systemRandom } from './system.ts';
export { makeTestKiosk } from './test-kiosk.ts';
export type { TestKiosk } from './test-kiosk.ts';
