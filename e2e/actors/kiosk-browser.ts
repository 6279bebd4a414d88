import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { profileFiles } from '#server/testing';
import { NO_POPUP_PAGES } from '../locked-chromium.ts';

/** A kiosk's own browser on its profile folder, begun as the kiosk's service begins it: what is driven is not also what was started for being driven. */
export interface KioskBrowser {
  readonly page: Page;
  /** As when the browser is closed in order. */
  close(): Promise<void>;
  /** As when the plug is pulled: nothing in it is asked or told. Does nothing when it has ended. */
  cutPower(): Promise<void>;
}

/** What a test on a machine without a screen needs, in the place of what shows the window; everything else is as the service has it. */
const FOR_TESTS = ['--headless=new', '--no-sandbox', '--remote-debugging-port=0', '--password-store=basic', NO_POPUP_PAGES];
const FOUND_EVERY_MS = 20;

/** The flags of the service's unit, the profile folder being the test's. */
function flagsOf(origin: string, profile: string): readonly string[] {
  const unit = profileFiles('linux', origin).find(({ name }) => name.endsWith('.service'))?.text ?? '';
  const flags = /^ExecStart=.* \/usr\/bin\/chromium (.*)$/m.exec(unit)?.[1]?.split(' ') ?? [];
  return [...flags.filter((flag) => !/^--(?:ozone-platform|user-data-dir|kiosk)/.test(flag)).slice(0, -1), `--user-data-dir=${profile}`, ...FOR_TESTS, `${origin}/`];
}

/** @param folder where profile and home of the kiosk's user are, or will be */
export async function startKioskBrowser(program: string, folder: string, origin: string): Promise<KioskBrowser> {
  const profile = join(folder, 'profile');
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const { PATH } = process.env;
  const child = spawn(program, flagsOf(origin, profile), { detached: true, stdio: 'ignore', env: { PATH, HOME: join(folder, 'home'), LANGUAGE: 'en' } });
  const ended = new Promise<void>((done) => { child.once('exit', () => { done(); }); });
  const cutPower = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL');
    await ended;
  };
  try {
    const [port, path] = await linesOf(portFile, () => child.exitCode);
    await untilShown(port);
    const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
    const [context] = browser.contexts();
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (page === undefined) throw new Error('The kiosk\'s browser shows no page.');
    return {
      page,
      cutPower,
      close: async () => {
        await (await browser.newBrowserCDPSession()).send('Browser.close');
        await ended;
      },
    };
  } catch (error) {
    await cutPower();
    throw error;
  }
}

const aMoment = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, FOUND_EVERY_MS); });

/** Port and path, as soon as both are written. */
async function linesOf(file: string, exitCode: () => number | null): Promise<readonly [string, string]> {
  while (exitCode() === null) {
    const [port = '', path = ''] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (path !== '') return [port, path];
    await aMoment();
  }
  throw new Error(`The kiosk's browser ended with ${String(exitCode())}.`);
}

/** The page has a title: who attaches while the first page takes the place of the empty one may wait for an answer for ever. */
async function untilShown(port: string): Promise<void> {
  for (;;) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly { readonly title: string }[];
    if (targets.some(({ title }) => title !== '')) return;
    await aMoment();
  }
}
