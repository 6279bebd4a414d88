import { defineConfig } from '@playwright/test';
import { chromiumPath } from './e2e/browser.ts';

const executablePath = await chromiumPath();

export default defineConfig({
  testDir: 'e2e',
  // Node takes their types off by itself, at less cost than the runner.
  build: { external: ['**/server/**', '**/simulator/**'] },
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  // Pictures that are compared are pictures that are shown.
  snapshotPathTemplate: 'docs/gallery/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  globalSetup: './e2e/global-setup.ts',
  reporter: [['list']],
  use: {
    launchOptions: { ...(executablePath !== undefined && { executablePath }) },
    // Recording costs as much time as the stories themselves.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
    actionTimeout: 10_000,
  },
});
