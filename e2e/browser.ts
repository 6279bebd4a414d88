import { existsSync } from 'node:fs';

const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser for the tests: the one named in `CHROMIUM_PATH`, an installed one, Playwright's own download, or
 * on Linux the one that came with `npm ci`.
 *
 * @returns a path, or undefined when Playwright knows its own.
 * @throws {Error} with the command that mends it.
 */
export async function chromiumPath(): Promise<string | undefined> {
  const found = [process.env['CHROMIUM_PATH'], ...INSTALLED].find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return undefined;
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Read by the package while it is loaded: without it, it expects system libraries that may be missing.
    process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';
    return (await import('@sparticuz/chromium')).default.executablePath();
  }
  throw new Error('No browser found. Run: npx playwright install chromium');
}
