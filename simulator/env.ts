export interface SimulatorEnv {
  readonly port: number;
  readonly pagesPort: number;
  readonly hosts: readonly string[];
  readonly stateDir: string | null;
}

/** A name that may stand in a certificate and in a Host header. */
const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Reads SIMULATOR_PORT, SIMULATOR_PAGES_PORT, SIMULATOR_HOSTS and SIMULATOR_STATE; everything wrong is told at once. */
export function readSimulatorEnv(env: Readonly<Record<string, string | undefined>>): SimulatorEnv | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const port = (name: string, normal: number): number => {
    const text = env[name] ?? '';
    if (text === '') return normal;
    const value = Number(text);
    if (!/^\d+$/.test(text) || value > 65_535) faults.push(`${name} is no port: ${text}`);
    return value;
  };
  const hosts = (env['SIMULATOR_HOSTS'] ?? '').split(',').map((host) => host.trim().toLowerCase()).filter((host) => host !== '');
  for (const host of hosts) if (!HOST.test(host) || host.length > 253) faults.push(`SIMULATOR_HOSTS names no host: ${host}`);
  const stateDir = env['SIMULATOR_STATE'] ?? '';
  const read = { port: port('SIMULATOR_PORT', 8443), pagesPort: port('SIMULATOR_PAGES_PORT', 8081), hosts, stateDir: stateDir === '' ? null : stateDir };
  return faults.length > 0 ? { faults } : read;
}
