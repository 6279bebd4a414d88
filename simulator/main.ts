import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from './command-line.ts';
import { isLoopback } from './env.ts';

/** As other programs end that were called wrongly. */
const CALLED_WRONGLY = 2;

const command = readCommand(process.argv.slice(2), process.env);
if ('help' in command) {
  console.log(command.help);
  process.exit(0);
}
if ('faults' in command) {
  for (const fault of command.faults) console.error(`simulator: ${fault}`);
  process.exit(CALLED_WRONGLY);
}
// Heard from the start, so that one who is told to end while starting still saves and clears. Each signal may come twice:
// npm passes on what the whole group heard.
const asked = Promise.withResolvers<undefined>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { asked.resolve(undefined); });

// Loaded once there is something to start.
const { createSimulator } = await import('./index.ts');
const { stateDir, seed, tenants, ...rest } = command;
const simulator = await createSimulator({ ...rest, ...(stateDir !== null && { stateDir }), log: (line) => { console.log(line); } });
const folder = stateDir ?? join(tmpdir(), `simulator-${String(process.pid)}`);
const { makeFirstTenants } = await import('./first-tenants.ts');
const made = await makeFirstTenants(simulator.pagesOrigin, { seed, tenants }).catch(async (error: unknown) => {
  console.error(`simulator: ${error instanceof Error ? error.message : String(error)}`);
  await simulator.close();
  process.exit(CALLED_WRONGLY);
});
await mkdir(folder, { recursive: true });
const caFile = join(folder, 'simulator-ca.pem');
await writeFile(caFile, simulator.caPem);

if (!isLoopback(rest.bind)) {
  console.error(`
  !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!
  Listening at ${rest.bind}: OTHERS CAN REACH THIS. Its pages look like a
  sign-in, and its control plane gives every simulated secret to anybody.
  !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!`);
}
console.log(`
  ********************************************************************
  *  SIMULATION. Not Microsoft. No real account, no real protection.  *
  ********************************************************************
  Entra and Graph   ${simulator.origin}
  People's pages    ${simulator.pagesOrigin}
  Trust for 7 days  ${caFile}
  New tenant        curl --cacert ${caFile} -H 'content-type: application/json' -d '{}' ${simulator.origin}/_sim/tenants
${made.map(({ tenantId, domain, apps: [app] }) => `  Tenant            ${tenantId} ${domain}${app === undefined ? '' : `, client ${app.clientId}, secret ${app.clientSecret}`}\n`).join('')}`);

await asked.promise;
await simulator.close();
// Without a state folder the certificate was all that was written, and it is worthless now.
if (stateDir === null) await rm(folder, { recursive: true, force: true });
