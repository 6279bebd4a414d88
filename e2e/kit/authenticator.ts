import type { TenantControl, TenantPerson } from './tenant.ts';

/** The name under which a simulated phone keeps the account that signs in with Entra. */
export const ENTRA_ACCOUNT = /Microsoft/;

/** What the authenticator on somebody's phone shows now for the account whose name holds `account`. */
export async function codeOn(tenant: TenantControl, person: TenantPerson, account: string | RegExp): Promise<string> {
  const page = await (await fetch(`${tenant.pages}/phones/${person.key}`)).text();
  const shown = page.split('<li>').slice(1).find((item) => item.includes('data-code') && (typeof account === 'string' ? item.includes(account) : account.test(item)));
  const code = /data-code="[^"]*">([\d ]+)</.exec(shown ?? '')?.[1];
  if (code === undefined) throw new Error(`The phone of ${person.key} shows no code for ${String(account)}.`);
  return code.replaceAll(' ', '');
}
