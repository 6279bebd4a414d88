import type { TenantPerson } from '../kit/tenant.ts';
import type { World } from '../world.ts';

/** An administrator of the tenant with a script of their own, which knows nothing of Vouch. */
export interface GraphAdmin {
  /** @throws when Graph refuses. */
  call(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object): Promise<unknown>;
  /** Makes somebody a pass by hand. @returns its id. */
  makePass(person: TenantPerson): Promise<string>;
  setPassPolicy(change: object): Promise<void>;
}

const PASS_POLICY = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';

export async function graphAdmin(world: Pick<World, 'tenant' | 'simulator'>): Promise<GraphAdmin> {
  const { clientId, clientSecret } = world.tenant.app('everything');
  const { origin } = world.simulator;
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'https://graph.microsoft.com/.default' };
  const answer = await fetch(`${origin}/${world.tenant.id}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(grant) });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const call: GraphAdmin['call'] = async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) };
    const reply = await fetch(`${origin}/v1.0${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  };
  return {
    call,
    makePass: async ({ id }) => ((await call('POST', `/users/${id}/authentication/temporaryAccessPassMethods`, { lifetimeInMinutes: 60, isUsableOnce: true })) as { id: string }).id,
    setPassPolicy: async (change) => { await call('PATCH', PASS_POLICY, { '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', ...change }); },
  };
}
