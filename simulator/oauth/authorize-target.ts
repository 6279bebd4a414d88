import type { AuthorizeRequest } from '../pages/sign-in/attempt.ts';
import type { App, Tenant } from '../tenant/model.ts';
import { appOf, unknownApp } from './calling-app.ts';
import { OauthError } from './error.ts';
import { kindOfRedirect } from './redirect-uri.ts';

const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const;

/** Where an answer may go: known before anything else is judged, as a fault in it can only be shown to the person. */
export type Target = Pick<AuthorizeRequest, 'clientId' | 'redirectUri' | 'responseMode' | 'state'>;

/** @throws {OauthError} when app or reply address are not known: the answer must not go there. */
export function authorizeTarget(tenant: Tenant, query: URLSearchParams): Target {
  for (const name of ['client_id', 'redirect_uri']) {
    if (query.getAll(name).length > 1) throw new OauthError(400, 'invalid_request', 9000411, `The request is not properly formatted. The parameter '${name}' is duplicated.`);
  }
  const clientId = query.get('client_id')?.toLowerCase() ?? '';
  if (clientId === '') throw new OauthError(400, 'invalid_request', 900144, "The request body must contain the following parameter: 'client_id'.");
  // The page was seen to say 700016 for any unknown id; the captured 700038 is the token endpoint's.
  if (!tenant.apps.some((each) => each.clientId === clientId)) throw unknownApp(tenant, clientId);
  const redirectUri = replyAddress(appOf(tenant, clientId), query.get('redirect_uri'));
  return { clientId, redirectUri, responseMode: RESPONSE_MODES.find((mode) => mode === query.get('response_mode')) ?? 'query', state: query.get('state') };
}

/** Documented (v2-protocols-oidc): left out, one of the registered addresses is taken. */
function replyAddress(app: App, sent: string | null): string {
  const first = [...app.redirectUris, ...app.spaRedirectUris, ...app.publicRedirectUris].find((each) => URL.canParse(each));
  if (first === undefined) throw new OauthError(400, 'invalid_request', 500113, 'No reply address is registered for the application.');
  if (sent === null) return first;
  if (kindOfRedirect(app, sent) === null) {
    throw new OauthError(400, 'invalid_request', 50011, `The redirect URI '${sent}' specified in the request does not match the redirect URIs configured for the application '${app.clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`);
  }
  return sent;
}
