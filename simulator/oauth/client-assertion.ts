import { X509Certificate } from 'node:crypto';
import type { App, AppCertificate, Tenant } from '../tenant/model.ts';
import type { World } from '../world.ts';
import { OauthError } from './error.ts';
import { decodeJwt, signatureFits, type Jwt } from './jwt.ts';

/** Entra takes assertions of at most ten minutes (certificate-credentials); both SDKs send exactly that. Skew as in JWT practice. */
const SKEW_S = 300;

export interface Assertion {
  readonly app: App;
  readonly assertion: string;
  /** The origin under which the token endpoint was called. */
  readonly origin: string;
  readonly tenant: Tenant;
  readonly world: World;
}

/** Proof by certificate (certificate-credentials; RFC 7523 section 3), signed PS256 as SDKs do now or RS256 as they did. @throws {OauthError} */
export function checkAssertion({ app, assertion, origin, tenant, world }: Assertion): void {
  const jwt = decodeJwt(assertion);
  const algorithm = jwt?.header['alg'];
  if (jwt === null || (algorithm !== 'PS256' && algorithm !== 'RS256')) throw refused(50027, 'JWT token is invalid or malformed.');
  const certificate = new X509Certificate(signer(jwt, app).pem);
  if (certificate.validToDate.getTime() <= world.now()) {
    throw badSignature(`The key used is expired., Thumbprint of key used by client: '${thumbprint(certificate)}', Found key 'Start=${usDate(certificate.validFromDate)}, End=${usDate(certificate.validToDate)}'`);
  }
  if (!signatureFits(jwt, certificate.publicKey, algorithm)) throw badSignature(`The key used does not fit., Thumbprint of key used by client: '${thumbprint(certificate)}'`);
  checkClaims(jwt, app, audiences(origin, tenant), world.now());
}

function checkClaims({ payload: { aud, iss, sub, nbf, exp, jti } }: Jwt, app: App, allowed: readonly string[], realNow: number): void {
  if (iss !== app.clientId || sub !== app.clientId) throw refused(700021, `Client assertion application identifier doesn't match 'client_id' parameter.`);
  if (typeof aud !== 'string' || !allowed.includes(aud.toLowerCase())) throw refused(700023, 'Client assertion audience claim does not match Realm issuer.');
  const now = Math.floor(realNow / 1000);
  if (typeof exp !== 'number' || exp < now - SKEW_S || (typeof nbf === 'number' && nbf > now + SKEW_S)) {
    throw refused(700024, `Client assertion is not within its valid time range. Current time: ${new Date(realNow).toISOString()}, expiry time of assertion ${typeof exp === 'number' ? instant(exp) : 'absent'}.`);
  }
  if (typeof jti !== 'string') throw refused(50027, 'JWT token is invalid or malformed.');
}

/**
 * The registered certificate that the header names: by SHA-256, by SHA-1 as old clients do, or by its place at the head
 * of the chain sent along. Trust by subject name and issuer, where any certificate of the name will do, is not imitated.
 */
function signer({ header }: Jwt, app: App): AppCertificate {
  const { 'x5t#S256': sha256, x5t: sha1, x5c } = header;
  const leaf: unknown = Array.isArray(x5c) ? x5c[0] : undefined;
  const isNamed = (certificate: AppCertificate): boolean =>
    [[sha256, certificate.x5tS256], [sha1, certificate.x5t], [leaf, leaf === undefined ? '' : new X509Certificate(certificate.pem).raw.toString('base64')]]
      .every(([said, is]) => said === undefined || said === is);
  const found = [sha256, sha1, leaf].every((name) => name === undefined) ? undefined : app.certificates.find(isNamed);
  if (found !== undefined) return found;
  const named = typeof sha1 === 'string' ? sha1 : typeof sha256 === 'string' ? sha256 : '';
  throw new OauthError(401, 'invalid_client', 700027, `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${Buffer.from(named, 'base64url').toString('hex').toUpperCase()}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${app.clientId}'].`);
}

/** The token endpoint or the issuer of this tenant, named by id or domain. */
const audiences = (origin: string, tenant: Tenant): readonly string[] =>
  [tenant.id, tenant.domain].flatMap((name) => [`${origin}/${name}/oauth2/v2.0/token`, `${origin}/${name}/v2.0`]);

const refused = (code: number, text: string): OauthError => new OauthError(401, 'invalid_client', code, text);
const badSignature = (reason: string): OauthError => refused(700027, `Client assertion failed signature validation. [Reason - ${reason}].`);
const thumbprint = ({ fingerprint }: X509Certificate): string => fingerprint.replaceAll(':', '');
/** `11/22/2026`, as the message has dates. */
const usDate = (date: Date): string => date.toISOString().replace(/^(\d+)-(\d+)-(\d+)T.*/, '$2/$3/$1');
/** Seconds since 1970, which a sender may make as large as it likes. */
const instant = (seconds: number): string => (Math.abs(seconds) < 8.64e12 ? new Date(seconds * 1000).toISOString() : String(seconds));
