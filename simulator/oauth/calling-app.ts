import { headerOf, type Call } from '../http.ts';
import type { App, Tenant } from '../tenant/model.ts';
import { OauthError } from './error.ts';
import { missing } from './token-form.ts';

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** What a token request says about who sends it; nothing of it is proven. */
export interface Claimed {
  readonly clientId: string;
  /** From the form or from Basic authentication; null for none. An empty one is none. */
  readonly secret: string | null;
  readonly assertion: string | null;
}

/** @throws {OauthError} when no app is named, or two ways of proof come at once (RFC 6749 section 2.3). */
export function claimedClient(call: Call, form: URLSearchParams): Claimed {
  const basic = basicAuth(call);
  const named = textOf(form, 'client_id');
  const clientId = named ?? basic?.id;
  if (clientId === undefined) throw missing('client_id');
  const assertion = textOf(form, 'client_assertion') ?? null;
  const secrets = [textOf(form, 'client_secret'), basic?.secret].filter((secret) => secret !== undefined);
  if (secrets.length + (assertion === null ? 0 : 1) > 1 || (basic !== undefined && basic.id !== clientId)) {
    throw new OauthError(400, 'invalid_request', 90023, 'The request names its client in more than one way.');
  }
  return { clientId: clientId.toLowerCase(), secret: secrets[0] ?? null, assertion };
}

/** @throws {OauthError} when the tenant has no such app, or it is switched off. */
export function appOf(tenant: Tenant, clientId: string): App {
  const app = tenant.apps.find((each) => each.clientId === clientId);
  if (app === undefined && GUID.test(clientId)) throw new OauthError(400, 'unauthorized_client', 700038, `${clientId} is not a valid application identifier.`);
  if (app === undefined) throw unknownApp(tenant, clientId);
  if (!app.enabled) throw new OauthError(400, 'unauthorized_client', 7000112, `Application '${app.clientId}'(${app.displayName}) is disabled.`);
  return app;
}

export const unknownApp = (tenant: Tenant, clientId: string): OauthError =>
  new OauthError(400, 'unauthorized_client', 700016, `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`);

const textOf = (form: URLSearchParams, name: string): string | undefined => {
  const value = form.get(name);
  return value === null || value === '' ? undefined : value;
};

function basicAuth(call: Call): { readonly id: string; readonly secret: string | undefined } | undefined {
  const sent = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headerOf(call, 'authorization') ?? '')?.[1];
  if (sent === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(sent, 'base64').toString('utf8').split(':');
  // RFC 6749 section 2.3.1: both halves are form-encoded first.
  const plain = (value: string): string => new URLSearchParams(`v=${value}`).get('v') ?? '';
  const said = plain(secret.join(':'));
  return { id: plain(id), secret: said === '' ? undefined : said };
}
