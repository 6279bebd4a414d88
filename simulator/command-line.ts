import { parseArgs } from 'node:util';
import { readSimulatorEnv, type SimulatorEnv } from './env.ts';

/** Each option stands for a variable of the environment, and goes before it. */
const OPTIONS = {
  port: { variable: 'SIMULATOR_PORT', takes: 'PORT', says: 'https: Entra, Graph and the control plane; 8443, 0 takes a free one' },
  'pages-port': { variable: 'SIMULATOR_PAGES_PORT', takes: 'PORT', says: 'http: the people\'s pages, and the control plane again; 8081, 0 takes a free one' },
  hosts: { variable: 'SIMULATOR_HOSTS', takes: 'A,B', says: 'more host names in the certificate and answered, such as graph.microsoft.com' },
  bind: { variable: 'SIMULATOR_BIND', takes: 'ADDRESS', says: 'IP address to listen at; 127.0.0.1, which only this machine reaches' },
  seed: { variable: 'SIMULATOR_SEED', takes: 'NAME|FILE', says: 'what tenants are made of: contoso, contoso-default or a seed file (seed/seed.schema.json)' },
  tenants: { variable: 'SIMULATOR_TENANTS', takes: 'N', says: 'tenants to make at the start, unless the state folder holds some; 1 with --seed, else 0' },
  state: { variable: 'SIMULATOR_STATE', takes: 'FOLDER', says: 'keeps tenants over restarts; without it everything is gone at the end' },
} as const;

const USAGE = `npm run simulator -- [options]

A Microsoft Entra tenant on this machine, for tests: sign-in, Graph, people's pages, and a control plane that
describes itself at /_sim/openapi.json. Nothing in it is real.

${Object.entries(OPTIONS).map(([name, { takes, says, variable }]) => `  --${`${name} ${takes}`.padEnd(18)} ${says}\n${' '.repeat(23)}(${variable})`).join('\n')}
  --help               this text
`;

export type Command = SimulatorEnv | { readonly help: string } | { readonly faults: readonly string[] };

/** What the simulator is to do. An option that is not known is a fault: a slip of the pen must not start something else. */
export function readCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Command {
  try {
    const one = { type: 'string' } as const;
    const options = { port: one, 'pages-port': one, hosts: one, bind: one, seed: one, tenants: one, state: one, help: { type: 'boolean', short: 'h' } } as const satisfies Record<keyof typeof OPTIONS | 'help', object>;
    const { values: { help, ...said } } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    if (help === true) return { help: USAGE };
    const variables = Object.entries(said).map(([name, value]) => [OPTIONS[name as keyof typeof OPTIONS].variable, value] as const);
    return readSimulatorEnv({ ...env, ...Object.fromEntries(variables) });
  } catch (error) {
    if (error instanceof TypeError) return { faults: [error.message, 'npm run simulator -- --help lists the options.'] };
    throw error;
  }
}
