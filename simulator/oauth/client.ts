import { X509Certificate } from 'node:crypto';
import { headerOf, type Call } from '../http.ts';
import type { App, AppCertificate, Tenant } from '../tenant/model.ts';
import type { World } from '../world.ts';
import { OauthError } from './error.ts';
import { decodeJwt, signatureFits } from './jwt.ts';

export interface Client {
  readonly app: App;
  /** `appidacr` in tokens: 1 for a secret, 2 for a certificate. */
  readonly proof: '1' | '2';
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Entra takes assertions of at most ten minutes (certificate-credentials); both SDKs send exactly that. Skew as in JWT practice. */
const SKEW_S = 300;

/** Says which app calls and proves it, by secret (form or Basic) or certificate. Throws {@link OauthError}. */
export function authenticateClient(call: Call, form: URLSearchParams, tenant: Tenant, world: World): Client {
  const basic = basicAuth(call);
  const clientId = form.get('client_id') ?? basic?.id;
  if (clientId === undefined) throw missing('client_id');
  const app = tenant.apps.find((each) => each.clientId === clientId.toLowerCase());
  if (app === undefined) throw new OauthError(400, 'unauthorized_client', 700038, `${clientId} is not a valid application identifier.`);
  if (!app.enabled) throw new OauthError(400, 'unauthorized_client', 7000112, `Application '${app.clientId}'(${app.displayName}) is disabled.`);
  const secret = form.get('client_secret') ?? basic?.secret;
  if (secret !== undefined) return { app: bySecret(app, secret, world), proof: '1' };
  const assertion = form.get('client_assertion');
  if (assertion !== null && form.get('client_assertion_type') === ASSERTION_TYPE) return { app: byAssertion(app, assertion, call, tenant, world), proof: '2' };
  throw new OauthError(401, 'invalid_client', 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
}

export const missing = (name: string): OauthError =>
  new OauthError(400, 'invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`);

/** A parameter of the body that has to be there. Throws {@link OauthError}. */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw missing(name);
  return value;
}

function bySecret(app: App, secret: string, world: World): App {
  const digest = world.digest(secret);
  const found = app.secrets.find((each) => world.digest(each.value) === digest);
  if (found === undefined) {
    throw new OauthError(401, 'invalid_client', 7000215, `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`);
  }
  if (found.expiresRealAt <= world.now()) {
    throw new OauthError(401, 'invalid_client', 7000222, `The provided client secret keys for app '${app.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`);
  }
  return app;
}

function byAssertion(app: App, assertion: string, call: Call, tenant: Tenant, world: World): App {
  const jwt = decodeJwt(assertion);
  const algorithm = jwt?.header['alg'];
  if (jwt === null || (algorithm !== 'PS256' && algorithm !== 'RS256')) throw badSignature();
  const certificate = app.certificates.find((each) => namedBy(jwt.header, each));
  if (certificate === undefined || !signatureFits(jwt, new X509Certificate(certificate.pem).publicKey, algorithm)) throw badSignature();
  const { aud, iss, sub, nbf, exp, jti } = jwt.payload;
  if (iss !== app.clientId || sub !== app.clientId) throw new OauthError(401, 'invalid_client', 700021, `Client assertion application identifier doesn't match 'client_id' parameter.`);
  if (typeof aud !== 'string' || !audiences(call, tenant).includes(aud.toLowerCase())) {
    throw new OauthError(401, 'invalid_client', 700023, `Client assertion audience claim does not match Realm issuer.`);
  }
  const now = Math.floor(world.now() / 1000);
  if (typeof exp !== 'number' || exp < now - SKEW_S || (typeof nbf === 'number' && nbf > now + SKEW_S)) {
    throw new OauthError(401, 'invalid_client', 700024, `Client assertion is not within its valid time range. Current time: ${new Date(world.now()).toISOString()}, expiry time of assertion ${typeof exp === 'number' ? new Date(exp * 1000).toISOString() : 'absent'}.`);
  }
  if (typeof jti !== 'string') throw badSignature();
  return app;
}

/** By SHA-256 as SDKs do now, or by SHA-1 as old clients do. */
function namedBy(header: Readonly<Record<string, unknown>>, certificate: AppCertificate): boolean {
  return header['x5t#S256'] === certificate.x5tS256 || (header['x5t#S256'] === undefined && header['x5t'] === certificate.x5t);
}

const badSignature = (): OauthError => new OauthError(401, 'invalid_client', 700027, 'Client assertion failed signature validation.');

/** The token endpoint or the issuer of this tenant, named by id or domain. */
function audiences(call: Call, tenant: Tenant): readonly string[] {
  return [tenant.id, tenant.domain].flatMap((name) => [`${call.origin}/${name}/oauth2/v2.0/token`, `${call.origin}/${name}/v2.0`]);
}

function basicAuth(call: Call): { readonly id: string; readonly secret: string } | undefined {
  const sent = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headerOf(call, 'authorization') ?? '')?.[1];
  if (sent === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(sent, 'base64').toString('utf8').split(':');
  // RFC 6749 section 2.3.1: both halves are form-encoded first.
  const plain = (value: string): string => new URLSearchParams(`v=${value}`).get('v') ?? '';
  return { id: plain(id), secret: plain(secret.join(':')) };
}
