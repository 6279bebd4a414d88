import { headerOf, type Call } from '../http.ts';
import type { App, ClientKind } from '../tenant/model.ts';
import type { Client } from './client.ts';
import { OauthError } from './error.ts';
import { isOfOrigin } from './redirect-uri.ts';

/** The origin of the page that calls, if a page does. */
export const pageOrigin = (call: Call): string | null => headerOf(call, 'origin');

/** Whether the page belongs to a single-page address of the app: only then may its browser read the answer. */
export const isOwnPage = (app: App, origin: string): boolean => app.spaRedirectUris.some((registered) => isOfOrigin(registered, origin));

/**
 * Whether an app of this kind may have tokens in this way. A web app proves itself and never calls from a page; a
 * single-page app calls from its page alone; neither it nor an app on a device has a secret to show (auth code flow,
 * "Redirect URIs for single-page apps"). @throws {OauthError}
 */
export function checkKind(kind: ClientKind, { app, proof }: Client, call: Call): void {
  const origin = pageOrigin(call);
  if (kind === 'spa') {
    if (origin === null) throw new OauthError(400, 'invalid_request', 9002327, "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.");
    if (!isOwnPage(app, origin)) throw crossOrigin(origin);
  } else if (origin !== null) throw crossOrigin(origin);
  if (kind !== 'web' && proof !== '0') throw new OauthError(401, 'invalid_client', 700025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");
  if (kind === 'web' && proof === '0') throw new OauthError(401, 'invalid_client', 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
}

export const crossOrigin = (origin: string): OauthError =>
  new OauthError(400, 'invalid_request', 9002326, `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`);
