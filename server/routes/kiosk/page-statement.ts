import { Refusal } from '../../actions/refusal.ts';
import type { PageStatement, PublicKey } from '../../contract/kiosk.ts';

/** What the device key signed about a page's key; null when it did not, or about another key or subject. */
export type CheckStatement = (
  statement: string,
  expected: { readonly deviceKey: PublicKey; readonly subject: string; readonly pageKey: PublicKey },
) => Promise<{ readonly nonce: string; readonly pageKeyThumbprint: string } | null>;

/** @throws {Refusal} bad_request */
export async function demandStatement(check: CheckStatement, body: { readonly statement: string; readonly pageKey: PublicKey }, subject: string, deviceKey: PublicKey): Promise<PageStatement> {
  const said = await check(body.statement, { deviceKey, subject, pageKey: body.pageKey });
  if (said === null) throw new Refusal('bad_request');
  return { ...said, subject };
}
