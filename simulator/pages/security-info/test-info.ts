import { PNG } from 'pngjs';
import type { TestBrowser } from '../test-browser.ts';
import { newTestTenant, type Kit, type TestTenant } from '../test-tenant.ts';

export interface Info {
  readonly tenant: TestTenant;
  readonly page: TestBrowser;
  readonly address: string;
}

/** My Security Info of the claimant, who signed in with a pass brought into the state `preset`. */
export async function signedInBy(kit: Kit, preset: string): Promise<Info> {
  const tenant = await newTestTenant(kit);
  const pass = await tenant.preset('claimant', preset);
  const page = await tenant.browser().open(`${tenant.path}/security-info`);
  await page.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
  await page.submit({ do: 'pass', accesspass: pass });
  return { tenant, page, address: page.url };
}

/** The same of the manager, who signed in with password and code and has no pass. */
export async function signedInWithCode(kit: Kit, key = 'manager'): Promise<Info> {
  const tenant = await newTestTenant(kit);
  const { userPrincipalName, password } = tenant.who(key);
  const page = await tenant.browser().open(`${tenant.path}/security-info`);
  await page.submit({ do: 'user', loginfmt: userPrincipalName });
  await page.submit({ do: 'password', passwd: password });
  await page.submit({ do: 'code', otc: await tenant.code(key) });
  return { tenant, page, address: page.url };
}

/** Goes to *Add a method* and chooses this one. */
export async function choose({ page, address }: Info, method: string): Promise<void> {
  await page.submit({ do: 'add' }, address);
  await page.submit({ do: 'next', method }, address);
}

/** Paints the page's QR path, four dots a module, as a camera would see it. */
export function photograph(body: string): Uint8Array<ArrayBuffer> {
  const [, side = '0', path = ''] = /viewBox="0 0 (\d+) \d+" shape.*fill="#000" d="([^"]+)"/s.exec(body) ?? [];
  const width = Number(side) * 4;
  const png = new PNG({ width, height: width });
  png.data.fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let dy = 0; dy < 4; dy++) for (let dx = 0; dx < Number(run) * 4; dx++) png.data.fill(0, ((Number(y) * 4 + dy) * width + Number(x) * 4 + dx) * 4, ((Number(y) * 4 + dy) * width + Number(x) * 4 + dx) * 4 + 3);
  }
  return new Uint8Array(PNG.sync.write(png));
}
