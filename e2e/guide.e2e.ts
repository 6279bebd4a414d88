import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { run } from './actors/program.ts';
import { chromiumPath } from './browser.ts';
import { freePort } from './kit/free-port.ts';

const ROOT = resolve(import.meta.dirname, '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'testing-your-own-app.md'), 'utf8');
/** What the guide installs from the registry, and what that brings along: linked, since a test has no network. */
const INSTALLED = ['@playwright/test', 'playwright', 'playwright-core', 'openid-client', 'jose', 'oauth4webapi'];

/** The pieces of the guide that are files, by name. */
const FILES = [...GUIDE.matchAll(/^```js (\S+)\n(.*?)^```/gms)].map(([, name = '', text = '']) => ({ name, text }));

/** An empty folder beside `vouch`, after the first step of the guide. */
const test = base.extend<{ readonly folder: string }>({
  folder: async ({}, use) => {
    const place = mkdtempSync(join(tmpdir(), 'vouch-guide-'));
    const folder = join(place, 'my-app');
    const modules = join(folder, 'node_modules');
    symlinkSync(ROOT, join(place, 'vouch'));
    for (const name of INSTALLED) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    }
    mkdirSync(join(modules, 'vouch-kit'));
    mkdirSync(join(modules, '.bin'));
    symlinkSync(join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'), join(modules, '.bin', 'playwright'));
    execFileSync('npm', ['run', 'kit', '--', '--pack-destination', place], { cwd: ROOT, stdio: 'ignore' });
    execFileSync('tar', ['-xzf', join(place, 'vouch-kit-0.1.0.tgz'), '--strip-components=1', '-C', join(modules, 'vouch-kit')]);
    writeFileSync(join(folder, 'package.json'), '{ "name": "my-app", "type": "module" }');
    await use(folder);
    rmSync(place, { recursive: true, force: true });
  },
});

test('the guide for somebody with an app of their own works from an empty folder, and its test fails when the app is broken', async ({ folder }) => {
  // It packs, starts simulators and apps, and opens browsers, twice.
  test.slow();
  for (const { name, text } of FILES) writeFileSync(join(folder, name), text);
  const chromium = await chromiumPath();
  // Ports of its own, so that nobody's simulator is taken for the one of the guide.
  const env = { SIMULATOR_PORT: String(await freePort()), SIMULATOR_PAGES_PORT: String(await freePort()), ...(chromium !== undefined && { CHROMIUM_PATH: chromium }) };
  const [command = '', ...args] = /^npx playwright test$/m.exec(GUIDE)?.[0].split(' ') ?? [];
  const runTests = async (): Promise<{ readonly code: number | null; readonly said: string }> => {
    const program = run(command, args, { cwd: folder, env });
    return { code: await program.ended, said: program.said() };
  };
  const whole = await runTests();
  expect(whole.said).toMatch(/^ {2}3 passed/m);
  expect(whole.code).toBe(0);

  const line = /^```js\n(.*\n)```/m.exec(GUIDE)?.[1] ?? '';
  const app = FILES.find(({ name }) => name === 'app.js')?.text ?? '';
  expect(app).toContain(line);
  writeFileSync(join(folder, 'app.js'), app.replace(line, ''));
  const { code, said } = await runTests();
  expect(said).toMatch(/Expected: +"Your sign-in has ended"\s+Received: +"Hello, Mara Lindqvist"/);
  expect(said).toMatch(/^ {2}1 failed\n(.*\n)*? {2}2 passed/m);
  expect(code).toBe(1);
});
