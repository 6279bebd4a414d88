import type { Call } from '../http.ts';
import type { App, Tenant } from '../tenant/model.ts';
import type { World } from '../world.ts';
import { appOf, claimedClient } from './calling-app.ts';
import { checkAssertion } from './client-assertion.ts';
import { OauthError } from './error.ts';

export interface Client {
  readonly app: App;
  /** How the app proved itself, as `appidacr` and `azpacr` say it: not at all, by secret, by certificate. */
  readonly proof: '0' | '1' | '2';
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Which app calls, with its proof checked if it brought one. Whether it needed one is for the grant to say: see
 * `client-kind.ts`. @throws {OauthError}
 */
export function callingClient(call: Call, form: URLSearchParams, tenant: Tenant, world: World): Client {
  const { clientId, secret, assertion } = claimedClient(call, form);
  const app = appOf(tenant, clientId);
  if (call.line !== null) call.line.appId = app.clientId;
  if (secret !== null) {
    checkSecret(app, secret, world);
    return { app, proof: '1' };
  }
  if (assertion === null) return { app, proof: '0' };
  if (form.get('client_assertion_type') !== ASSERTION_TYPE) throw new OauthError(400, 'invalid_request', 900144, `The request body must contain the following parameter: 'client_assertion_type' with the value '${ASSERTION_TYPE}'.`);
  checkAssertion({ app, assertion, origin: call.origin, tenant, world });
  return { app, proof: '2' };
}

function checkSecret(app: App, secret: string, world: World): void {
  const digest = world.digest(secret);
  const found = app.secrets.find((each) => world.digest(each.value) === digest);
  if (found === undefined) {
    throw new OauthError(401, 'invalid_client', 7000215, `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`);
  }
  if (found.expiresRealAt <= world.now()) {
    throw new OauthError(401, 'invalid_client', 7000222, `The provided client secret keys for app '${app.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`);
  }
}
