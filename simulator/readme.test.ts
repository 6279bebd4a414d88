import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FidelityReport } from './control/fidelity.ts';
import { newCertificate } from './oauth/test-certificate.ts';
import { appOf, startKit, type Kit } from './test-kit.ts';

const run = promisify(execFile);
const README = await readFile(new URL('README.md', import.meta.url), 'utf8');
const blocks = (language: string): readonly string[] => [...README.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code);

let kit: Kit;
let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  kit = await startKit();
  // Beside the code, so that the pieces find the libraries.
  const scratch = join(import.meta.dirname, '..', 'test-results');
  await mkdir(scratch, { recursive: true });
  folder = await mkdtemp(join(scratch, 'readme-'));
  const { certificate, key } = await newCertificate();
  const files = { NODE_EXTRA_CA_CERTS: kit.simulator.caPem, CERTIFICATE_FILE: certificate, KEY_FILE: key };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  env = { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning', SIMULATOR: kit.simulator.origin, ...Object.fromEntries(Object.keys(files).map((name) => [name, join(folder, name)])) };
});
afterAll(async () => {
  await kit.simulator.close();
  await rm(folder, { recursive: true, force: true });
});

async function tenantEnv(): Promise<NodeJS.ProcessEnv> {
  const made = await kit.newTenant();
  const { clientId, clientSecret } = appOf(made);
  return { ...env, TENANT: made.tenantId, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret };
}

const SAYS = [/^\w.* EnabledByPolicy\n$/, /^3\n$/, /^Bearer\nhttp:\/\/localhost:\d+\/\S+code_challenge=\S+\n$/, /^bearer http:\/\/localhost:\d+\/\S+\/authorize\n$/, /^36 true true\n$/];

it('has as many pieces of JavaScript as are tried here', () => { expect(blocks('js')).toHaveLength(SAYS.length); });

it.each(blocks('js').map((code, i) => [/'((?:@|#|openid)[^']+)'/.exec(code)?.[1] ?? '', code, SAYS[i] ?? /$^/] as const))('the piece with %s runs and says what it should', async (_library, code, says) => {
  const file = join(folder, `piece-${String(SAYS.indexOf(says))}.mjs`);
  await writeFile(file, code);
  const { stdout } = await run(process.execPath, [file], { env: await tenantEnv(), cwd: folder });
  expect(stdout).toMatch(says);
}, 60_000);

// Not every machine that tests has it.
const hasCurl = spawnSync('curl', ['--version']).status === 0;

it.skipIf(!hasCurl).each(blocks('sh'))('shell: %s', async (code) => {
  const { stderr } = await run('sh', ['-euc', code], { env: await tenantEnv() });
  expect(stderr).toBe('');
}, 60_000);

it('the seed file makes a tenant', async () => {
  const [file = ''] = blocks('json');
  const { status, body } = await kit.control('/tenants', 'POST', { seedFile: JSON.parse(file) as object });
  expect([status, body]).toMatchObject([201, { people: [{ key: 'boss' }, { key: 'clerk' }] }]);
});

it('the configuration for browsers is the one that is tried in a browser', async () => {
  const tried = await readFile(new URL('../e2e/simulator/msal-browser.e2e.ts', import.meta.url), 'utf8');
  const shown = 'authority: `${simulator.origin}/${tenant.id}`, knownAuthorities: [new URL(simulator.origin).host], redirectUri: `${origin}/`';
  expect(README).toContain(shown);
  expect(tried).toContain(shown);
});

it('the support table names every operation that there is, and none that there is not', async () => {
  const rows = README.split('\n').filter((line) => /^\| .* \| (yes|partly|no)\b/.test(line)).map((line) => ({ line, patterns: [...(line.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, pattern = '']) => pattern) }));
  const { operations } = (await kit.control('/fidelity')).body as FidelityReport;
  const there = rows.flatMap(({ patterns }) => patterns).filter((pattern) => !pattern.startsWith('/'));
  const fits = (pattern: string, name: string): boolean => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(name);
  expect(operations.map(({ operation }) => operation).filter((name) => !there.some((pattern) => fits(pattern, name)))).toEqual([]);
  expect(there.filter((pattern) => !operations.some(({ operation }) => fits(pattern, operation)))).toEqual([]);
  const missing = rows.flatMap(({ patterns }) => patterns).filter((pattern) => pattern.startsWith('/'));
  expect(missing.filter((part) => operations.some(({ path }) => `${path}/`.toLowerCase().includes(`${part.toLowerCase()}/`)))).toEqual([]);
});
