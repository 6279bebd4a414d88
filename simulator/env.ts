import { isIP } from 'node:net';

export interface SimulatorEnv {
  readonly port: number;
  readonly pagesPort: number;
  readonly hosts: readonly string[];
  readonly bind: string;
  readonly stateDir: string | null;
  /** Name of a built-in seed, or path of a seed file. */
  readonly seed: string | null;
  /** Tenants to make at the start, unless some were kept; 0 … 1000. */
  readonly tenants: number;
}

/** A name that may stand in a certificate and in a Host header. */
const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
/** Loopback alone, unless said otherwise: what is served here looks like a sign-in. */
const LOOPBACK = '127.0.0.1';
const MAX_TENANTS = 1000;

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the variables that begin with SIMULATOR_; everything wrong is told at once. */
export function readSimulatorEnv(env: Env): SimulatorEnv | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const text = (name: string): string | null => (env[name] === undefined || env[name] === '' ? null : env[name]);
  const number = (name: string, normal: number, most: number, what: string): number => {
    const sent = text(name);
    if (sent === null) return normal;
    if (!/^\d{1,6}$/.test(sent) || Number(sent) > most) faults.push(`${name} is no ${what}: ${sent}`);
    return Number(sent);
  };
  const hosts = (text('SIMULATOR_HOSTS') ?? '').split(',').map((host) => host.trim().toLowerCase()).filter((host) => host !== '');
  for (const host of hosts) if (!HOST.test(host) || host.length > 253) faults.push(`SIMULATOR_HOSTS names no host: ${host}`);
  const bind = text('SIMULATOR_BIND') ?? LOOPBACK;
  if (isIP(bind) === 0) faults.push(`SIMULATOR_BIND is no IP address: ${bind}`);
  const seed = text('SIMULATOR_SEED');
  const read = {
    port: number('SIMULATOR_PORT', 8443, 65_535, 'port'),
    pagesPort: number('SIMULATOR_PAGES_PORT', 8081, 65_535, 'port'),
    hosts,
    bind,
    stateDir: text('SIMULATOR_STATE'),
    seed,
    tenants: number('SIMULATOR_TENANTS', seed === null ? 0 : 1, MAX_TENANTS, `number of tenants up to ${MAX_TENANTS}`),
  };
  return faults.length > 0 ? { faults } : read;
}

/** Whether only this machine can reach an address. */
export const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1';
