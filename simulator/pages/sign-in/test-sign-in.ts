import type { TestBrowser } from '../test-browser.ts';
import { newTestTenant, type Kit, type TestTenant } from '../test-tenant.ts';

export interface SignIn {
  readonly tenant: TestTenant;
  readonly page: TestBrowser;
  /** Goes on with the password. */
  readonly password: () => Promise<TestBrowser>;
  /** What the sign-in log has, oldest first: the number of each line. */
  readonly codes: () => Promise<number[]>;
}

/** Somebody's name given to Security info, in a tenant whose sign-in pages are set up like this. */
export async function arrive(kit: Kit, key: string, signIn: object = {}, more: object = {}): Promise<SignIn> {
  const tenant = await newTestTenant(kit);
  await tenant.settings({ signIn, ...more });
  const page = tenant.browser();
  await enterName(page, tenant, key);
  return signInOf(kit, tenant, page, key);
}

export async function enterName(page: TestBrowser, tenant: TestTenant, key: string): Promise<void> {
  await page.open(`${tenant.path}/security-info`);
  await page.submit({ do: 'user', loginfmt: tenant.who(key).userPrincipalName });
}

/** The same with a pass that was brought into a state before. */
export async function arriveWithPass(kit: Kit, key: string, signIn: object = {}, more: object = {}): Promise<SignIn & { readonly pass: string }> {
  const tenant = await newTestTenant(kit);
  await tenant.settings({ signIn, ...more });
  const pass = await tenant.preset(key, 'usable');
  const page = tenant.browser();
  await enterName(page, tenant, key);
  return { ...signInOf(kit, tenant, page, key), pass };
}

function signInOf(kit: Kit, tenant: TestTenant, page: TestBrowser, key: string): SignIn {
  return {
    tenant,
    page,
    password: () => page.submit({ do: 'password', passwd: tenant.who(key).password }),
    codes: async () => (await signInLines(kit, tenant)).map(({ errorCode }) => errorCode),
  };
}

interface Line {
  readonly errorCode: number;
  readonly method: string;
  readonly conditionalAccess?: string;
}

export async function signInLines(kit: Kit, tenant: TestTenant): Promise<Line[]> {
  const { body } = await kit.control(`/tenants/${tenant.id}/export`);
  return (body as { tenant: { signIns: Line[] } }).tenant.signIns;
}

export const SIGNED_IN = 'These are the methods you use to sign into your account';

/** The number that the page shows. */
export const numberOn = (page: TestBrowser): string => /idRichContext_DisplaySign"[^>]*>(\d\d)</.exec(page.body)?.[1] ?? '';

/** What the app on somebody's phone is asked is answered there. */
export async function answerOnPhone(tenant: TestTenant, key: string, answer: { readonly number: string } | 'deny'): Promise<TestBrowser> {
  const phone = await tenant.browser().open(`${tenant.path}/phones/${key}`);
  const id = /name="id" value="([^"]+)"><div class="field code">/.exec(phone.body)?.[1] ?? '';
  return phone.submit({ do: answer === 'deny' ? 'deny' : 'approve', id, ...(answer === 'deny' ? {} : answer) }, phone.url);
}
