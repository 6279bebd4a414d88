import type { AskedContexts, Session } from '../tenant/model.ts';
import { isMultiFactor } from '../tenant/sign-in-session.ts';
import { OauthError } from './error.ts';

const NONE: AskedContexts = { idToken: [], accessToken: [] };

/**
 * The `claims` parameter (OpenID Connect Core section 5.5): authentication contexts, as in
 * `{"id_token":{"acrs":{"essential":true,"value":"c1"}}}` (Conditional Access developer guide). Other members ask for
 * nothing that Entra gives on request: optional claims are registered, not asked for. @throws {OauthError}
 */
export function contextsOf(claims: string | null): AskedContexts {
  if (claims === null || claims === '') return NONE;
  const all = parsed(claims);
  return { idToken: contexts(member(all, 'id_token')), accessToken: contexts(member(all, 'access_token')) };
}

function contexts(from: unknown): readonly string[] {
  const acrs = member(from, 'acrs');
  const values = member(acrs, 'values');
  return [member(acrs, 'value'), ...(Array.isArray(values) ? (values as unknown[]) : [])].filter((each) => typeof each === 'string');
}

const member = (from: unknown, name: string): unknown => (typeof from === 'object' && from !== null && Object.hasOwn(from, name) ? (from as Record<string, unknown>)[name] : undefined);

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below: a claims request that is no JSON and one that is no object are the same fault.
  }
  throw new OauthError(400, 'invalid_request', 9000113, `The 'claims' parameter is not a valid JSON object.`);
}

/** Of the contexts asked for, those that the sign-in meets. Only `c1` is tied to something (MFA); one that the tenant does not know is never said to be met. */
export const metBy = (session: Pick<Session, 'proofs'>, asked: readonly string[]): readonly string[] => asked.filter((context) => context === 'c1' && isMultiFactor(session));

/** Whether a sign-in has to go further before it meets what was asked for. */
export const needsMore = (session: Pick<Session, 'proofs'>, { idToken, accessToken }: AskedContexts): boolean =>
  [...idToken, ...accessToken].includes('c1') && !isMultiFactor(session);

/** AADSTS50076 with the claims to ask for: MSAL goes back to the sign-in page with them. */
export function stepUp(status: number): OauthError {
  return new OauthError(status, 'interaction_required', 50076, 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.', {
    suberror: 'basic_action', claims: JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } }),
  });
}
