import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Config } from './config.ts';
import { customCloud } from './directory/graph-cloud.ts';
import { Secret } from './domain/secret.ts';
import { startServer, type RunningServer } from './index.ts';
import { readPolicy } from './policy-file.ts';
import type { Clock } from './ports.ts';
import { openDatabase, type OpenDatabase } from './store/open-database.ts';
import { createTestDatabase } from './store/test-database.ts';
import { systemRandom } from './system.ts';
import { makeTestPages } from './test-pages.ts';

/** Nothing answers there: what must not depend on the directory is seen to stand without it. */
const NOWHERE = 'https://localhost:9';
const GUID = '11111111-1111-4111-8111-111111111111';

export interface TestServer {
  readonly server: RunningServer;
  readonly database: OpenDatabase;
  readonly serviceKey: Secret<Uint8Array<ArrayBuffer>>;
  /** Everything that it logged so far. */
  log(): string;
  close(): Promise<void>;
}

/** The whole server on both origins with a database of its own, and a tenant that never answers. */
export async function startTestServer(clock: Clock): Promise<TestServer> {
  const testDatabase = await createTestDatabase();
  const database = openDatabase(testDatabase.url);
  const pages = makeTestPages();
  const dataFolder = mkdtempSync(join(tmpdir(), 'vouch-data-'));
  const serviceKey = new Secret(systemRandom.bytes(32));
  const app = { clientId: GUID, proof: { kind: 'secret', secret: new Secret('canary-credential') } } as const;
  const reading = readPolicy('{}');
  if (!('policy' in reading)) throw new Error('no policy');
  const config: Config = {
    port: 0, approvePort: 0, kioskOrigin: null, approveOrigin: null, tls: null, trustedProxies: [],
    cloud: customCloud(GUID, NOWHERE, NOWHERE), isCustomCloud: true, tenantCa: null,
    reader: app, issuer: app, mailer: app, signIn: app, mailSender: 'a@b.example',
    databaseUrl: new Secret(testDatabase.url), dataFolder, serviceKey, policy: reading.policy,
  };
  let log = '';
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log += chunk.toString();
      done();
    },
  });
  const server = await startServer(config, { clock, random: systemRandom, log: stream, pages: pages.folder });
  return {
    server,
    database,
    serviceKey,
    log: () => log,
    close: async () => {
      await server.close();
      await database.close();
      await testDatabase.drop();
      pages.remove();
      rmSync(dataFolder, { recursive: true });
    },
  };
}
