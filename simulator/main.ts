import { mkdir, rm, writeFile } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSimulatorEnv } from './env.ts';

// Before anything else is loaded: the second start is then three times as fast.
enableCompileCache();
const { createSimulator } = await import('./index.ts');

const settings = readSimulatorEnv(process.env);
if ('faults' in settings) {
  for (const fault of settings.faults) console.error(`simulator: ${fault}`);
  process.exit(1);
}
const { stateDir, ...rest } = settings;
const simulator = await createSimulator({ ...rest, ...(stateDir !== null && { stateDir }), log: (line) => { console.log(line); } });
const folder = stateDir ?? join(tmpdir(), `simulator-${String(process.pid)}`);
await mkdir(folder, { recursive: true });
const caFile = join(folder, 'simulator-ca.pem');
await writeFile(caFile, simulator.caPem);

console.log(`
  ********************************************************************
  *  SIMULATION. Not Microsoft. No real account, no real protection.  *
  ********************************************************************
  Entra and Graph   ${simulator.origin}
  People's pages    ${simulator.pagesOrigin}
  Trust for 7 days  ${caFile}
  New tenant        curl --cacert ${caFile} -H 'content-type: application/json' -d '{}' ${simulator.origin}/_sim/tenants
`);

// Each signal may come twice: npm passes on what the whole group heard.
const asked = Promise.withResolvers<undefined>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { asked.resolve(undefined); });
await asked.promise;
await simulator.close();
// Without a state folder the certificate was all that was written, and it is worthless now.
if (stateDir === null) await rm(folder, { recursive: true, force: true });
