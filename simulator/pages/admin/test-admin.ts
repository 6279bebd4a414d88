import type { TestBrowser } from '../test-browser.ts';
import { newTestTenant, type Kit, type TestTenant } from '../test-tenant.ts';
import type { Door } from './places.ts';

/** A line of the directory's audit log, as an export holds it. */
export interface AuditRow {
  readonly activityDisplayName: string;
  readonly result: string;
  readonly resultReason: string;
  readonly initiatedBy: { readonly user?: { readonly userPrincipalName: string } };
  readonly targets: readonly { readonly id: string; readonly changes: readonly { readonly displayName: string; readonly newValue: string | null }[] }[];
}

/** An administrator at work, without scripts. */
export interface TestAdmin {
  readonly tenant: TestTenant;
  readonly page: TestBrowser;
  /** Address of somebody's methods. */
  readonly methods: (key: string, door?: Door) => string;
  /** Fills the pane *Add authentication method* and presses *Add*. */
  readonly add: (key: string, fields: Readonly<Record<string, string>>) => Promise<TestBrowser>;
  /** The audit lines of methods, passwords, sessions and policies so far. */
  readonly audits: () => Promise<readonly AuditRow[]>;
}

/** Signs somebody in to the admin center with password and code. */
export async function signInAdmin(tenant: TestTenant, key: string, kit: Kit, to = `${tenant.path}/admin`): Promise<TestAdmin> {
  const page = await tenant.browser().open(to);
  await page.submit({ do: 'user', loginfmt: tenant.who(key).userPrincipalName });
  await page.submit({ do: 'password', passwd: tenant.who(key).password });
  await page.submit({ do: 'code', otc: await tenant.code(key) });
  const methods = (of: string, door: Door = 'entra'): string => `${tenant.path}/admin/${door}/users/${tenant.who(of).id}/authentication-methods`;
  return {
    tenant, page, methods,
    add: (of, fields) => page.submit(fields, `${methods(of)}/add`),
    audits: async () => ((await kit.control(`/tenants/${tenant.id}/export`)).body as { tenant: { audits: readonly AuditRow[] } }).tenant.audits,
  };
}

export const newAdmin = async (kit: Kit, key: string, order: object = {}): Promise<TestAdmin> => signInAdmin(await newTestTenant(kit, order), key, kit);

/** The secret that a page shows once, or the empty text. */
export const secretOn = ({ body }: TestBrowser): string => /id="secret"[^>]* value="([^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>') ?? '';
