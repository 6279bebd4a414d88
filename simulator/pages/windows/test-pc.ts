import type { TestBrowser } from '../test-browser.ts';
import { newTestTenant, type Kit, type TestTenant } from '../test-tenant.ts';

/** A PC of a tenant of its own, seen from its screen. */
export interface TestPc {
  readonly tenant: TestTenant;
  readonly page: TestBrowser;
  /** Sends a form of the screen. */
  readonly act: (fields: Readonly<Record<string, string>>) => Promise<TestBrowser>;
  /** Signs in on the panel. */
  readonly givePass: (pass: string) => Promise<TestBrowser>;
  /** Brings the PC into a state of the workbench and shows its screen; gives the pass. */
  readonly state: (name: string) => Promise<string>;
  readonly change: (body: object) => Promise<void>;
  readonly shown: () => Promise<{ readonly pin: string; readonly join: string; readonly setUp: string | null }>;
  /** Ids of the owner's Windows Hello methods, as Graph lists them. */
  readonly keys: () => Promise<readonly string[]>;
}

export async function testPc(kit: Kit, key: string, screen: 'windows' | 'oobe' = 'windows'): Promise<TestPc> {
  const tenant = await newTestTenant(kit);
  const address = `${tenant.path}/pcs/${tenant.pc(key)}/${screen}`;
  const page = await tenant.browser().open(address);
  const control = async (method: string, path: string, body?: object): Promise<unknown> => (await kit.control(`/tenants/${tenant.id}/pcs/${tenant.pc(key)}${path}`, method, body)).body;
  return {
    tenant, page,
    act: (fields) => page.submit(fields, address),
    givePass: (pass) => page.submit({ do: 'pass', accesspass: pass }),
    async state(name) {
      const { temporaryAccessPass } = (await control('PUT', '/state', { state: name })) as { readonly temporaryAccessPass: string | null };
      await page.open(address);
      return temporaryAccessPass ?? '';
    },
    async change(body) {
      await control('PATCH', '', body);
      await page.open(address);
    },
    shown: async () => (await control('GET', '')) as Awaited<ReturnType<TestPc['shown']>>,
    async keys() {
      const { value } = (await kit.graph(kit.bySecret(tenant.made)).api(`/users/${tenant.who(key).id}/authentication/windowsHelloForBusinessMethods`).get()) as { readonly value: readonly { readonly id: string }[] };
      return value.map(({ id }) => id);
    },
  };
}
