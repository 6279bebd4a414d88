import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommand } from './command-line.ts';

const NOTHING_SAID = { port: 8443, pagesPort: 8081, hosts: [], bind: '127.0.0.1', stateDir: null, seed: null, tenants: 0 };

describe('the command line', () => {
  it('is not needed', () => {
    expect(readCommand([], {})).toEqual(NOTHING_SAID);
  });

  it('goes before the environment', () => {
    expect(readCommand(['--port', '0', '--hosts=Graph.Microsoft.com, login.microsoftonline.com'], { SIMULATOR_PORT: '1', SIMULATOR_PAGES_PORT: '2', SIMULATOR_STATE: '/s' })).toEqual({
      ...NOTHING_SAID, port: 0, pagesPort: 2, hosts: ['graph.microsoft.com', 'login.microsoftonline.com'], stateDir: '/s',
    });
    expect(readCommand(['--seed', 'contoso', '--bind', '::1'], {})).toMatchObject({ seed: 'contoso', tenants: 1, bind: '::1' });
    expect(readCommand(['--seed', 'contoso', '--tenants', '5'], {})).toMatchObject({ tenants: 5 });
  });

  it('tells everything wrong with it at once', () => {
    expect(readCommand(['--port', '99999', '--pages-port', 'x', '--hosts', '*.example', '--bind', 'everywhere', '--tenants', '-1'], {})).toEqual({ faults: [expect.stringContaining("'--tenants'") as string, expect.stringContaining('--help') as string] });
    const wrong = readCommand([], { SIMULATOR_PORT: '99999', SIMULATOR_PAGES_PORT: 'x', SIMULATOR_HOSTS: '*.example', SIMULATOR_BIND: 'everywhere', SIMULATOR_TENANTS: '1001' });
    expect('faults' in wrong && wrong.faults).toHaveLength(5);
  });

  it.each([['--prot', '1'], ['8443'], ['--port']])('refuses %s', (...args) => {
    expect(readCommand(args, {})).toEqual({ faults: [expect.any(String) as string, 'npm run simulator -- --help lists the options.'] });
  });

  it('explains every option and variable', () => {
    const help = readCommand(['--help'], {});
    for (const said of ['--port', '--pages-port', '--hosts', '--bind', '--seed', '--tenants', '--state', '--help', 'SIMULATOR_PORT', 'SIMULATOR_PAGES_PORT', 'SIMULATOR_HOSTS', 'SIMULATOR_BIND', 'SIMULATOR_SEED', 'SIMULATOR_TENANTS', 'SIMULATOR_STATE']) {
      expect('help' in help ? help.help : '').toContain(said);
    }
  });
});

describe('npm run simulator', () => {
  let folder: string;
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'simulator-test-')); });
  afterAll(() => rm(folder, { recursive: true }));

  const ANY_PORTS = ['--port', '0', '--pages-port', '0'];

  /** Runs it until it ends by itself, or says what is waited for and is then told to end. */
  function run(args: readonly string[], until = /$^/): Promise<{ readonly code: number | null; readonly said: string }> {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts'), ...args]);
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (until.test(said)) child.kill('SIGTERM');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    return new Promise((resolve) => child.once('close', (code) => { resolve({ code, said }); }));
  }

  it('helps, and refuses slips of the pen with 2', async () => {
    expect(await run(['--help'])).toEqual({ code: 0, said: expect.stringContaining('npm run simulator -- [options]') as string });
    expect(await run(['--seeed', 'x'])).toEqual({ code: 2, said: expect.stringContaining("'--seeed'") as string });
    expect(await run([...ANY_PORTS, '--seed', join(folder, 'nothing.json')])).toEqual({ code: 2, said: expect.stringContaining('neither a built-in seed') as string });
  });

  it('begins with the tenants of a seed file, and tells all that is wrong with one', async () => {
    const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
    await writeFile(good, JSON.stringify({ name: 'small', people: [{ key: 'ann', givenName: 'Ann', surname: 'Lee', alias: 'ann.lee' }], apps: [{ name: 'tool', displayName: 'Tool' }] }));
    await writeFile(bad, JSON.stringify({ name: 'small', peeple: [] }));
    expect(await run([...ANY_PORTS, '--seed', good, '--tenants', '2'], /(Tenant +[0-9a-f-]{36} small-\w+\.onmicrosoft\.example, client [0-9a-f-]{36}, secret \w{40}\s+){2}/)).toMatchObject({ code: 0 });
    expect(await run([...ANY_PORTS, '--seed', bad])).toEqual({ code: 2, said: expect.stringMatching(/people is missing\n {2}peeple is not known/) as string });
  });

  it('warns loudly when others can reach it', async () => {
    const { said } = await run([...ANY_PORTS, '--bind', '0.0.0.0'], /SIMULATION/);
    expect(said).toContain('OTHERS CAN REACH THIS');
  });
});
