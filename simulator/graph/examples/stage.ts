import type { Tenant } from '../../tenant/model.ts';
import { TestBrowser } from '../../pages/test-browser.ts';
import { appOf, personOf, SCOPE, type Kit, type Made } from '../../test-kit.ts';

/** What a stage is to look like: a seed, other ids for the people of it, and any change to its data. */
interface Scene {
  readonly seed?: string;
  readonly now?: string;
  readonly domain?: string;
  /** Key of a person to the id that the example gives them. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly edit?: (tenant: Tenant) => void;
}

/** Sets tenants up by calls of the control plane alone, as any program could. */
export interface Stage {
  readonly kit: Kit;
  /** A tenant, made, exported, changed and imported again. */
  tenant(scene?: Scene): Promise<Made>;
  /** Authorization header of an app. */
  asApp(made: Made, app?: string): Promise<Record<string, string>>;
  /** Authorization header of somebody who signed in to the app `signin` by the pages. */
  asPerson(made: Made, key: string, scope: string): Promise<Record<string, string>>;
  /** What the token endpoint has for a code that somebody got by the pages. */
  signedIn(made: Made, key: string, scope: string): Promise<{ readonly code: string; readonly redirectUri: string; readonly verifier: string }>;
  /** A Graph call that belongs to the arrangement. */
  graph(made: Made, method: string, path: string, body?: object): Promise<Record<string, unknown>>;
}

const REDIRECT = 'http://localhost:4711/myapp/';
/** RFC 7636, appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

export function stageOn(kit: Kit): Stage {
  const { origin, pagesOrigin } = kit.simulator;
  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
  const asApp: Stage['asApp'] = async (made, app) => bearer((await kit.bySecret(made, app).getToken(SCOPE))?.token ?? '');
  const signedIn: Stage['signedIn'] = async (made, key, scope) => {
    const { userPrincipalName, password } = personOf(made, key);
    const query = new URLSearchParams({ client_id: appOf(made, 'signin').clientId, response_type: 'code', redirect_uri: REDIRECT, scope, state: 's', nonce: 'n', code_challenge: CHALLENGE, code_challenge_method: 'S256' });
    const page = await new TestBrowser(pagesOrigin).open(`${pagesOrigin}/${made.tenantId}/oauth2/v2.0/authorize?${query.toString()}`);
    await page.submit({ do: 'user', loginfmt: userPrincipalName });
    await page.submit({ do: 'password', passwd: password });
    const phone = (await (await fetch(`${pagesOrigin}/${made.tenantId}/phones/${key}/codes`)).json()) as { codes: { code: string }[] };
    if (!page.url.startsWith(REDIRECT)) await page.submit({ do: 'code', otc: phone.codes[0]?.code ?? '' });
    const code = new URL(page.url).searchParams.get('code');
    if (code === null) throw new Error(`${key} could not sign in: ${page.url} ${page.text}`);
    return { code, redirectUri: REDIRECT, verifier: VERIFIER };
  };

  return {
    kit,
    asApp,
    signedIn,
    async tenant({ ids = {}, domain, edit = () => undefined, ...order } = {}) {
      const made = await kit.newTenant({ ...order, redirectUris: [REDIRECT] });
      const path = `/tenants/${made.tenantId}`;
      let text = JSON.stringify((await kit.control(`${path}/export`)).body);
      for (const [key, id] of Object.entries(ids)) text = text.replaceAll(personOf(made, key).id, id);
      if (domain !== undefined) text = text.replaceAll(made.domain, domain);
      const held = JSON.parse(text) as { tenant: Tenant };
      edit(held.tenant);
      await kit.control(path, 'DELETE');
      const { status, body } = await kit.control('/tenants', 'POST', { import: held });
      if (status !== 201) throw new Error(`The import was refused: ${JSON.stringify(body)}`);
      return body as Made;
    },
    async asPerson(made, key, scope) {
      const { code, redirectUri, verifier } = await signedIn(made, key, `openid offline_access ${scope}`);
      const { clientId, clientSecret } = appOf(made, 'signin');
      const form = new URLSearchParams({ grant_type: 'authorization_code', client_id: clientId, client_secret: clientSecret, code, redirect_uri: redirectUri, code_verifier: verifier });
      const { access_token = '' } = (await (await fetch(`${origin}/${made.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: form })).json()) as { access_token?: string };
      return bearer(access_token);
    },
    async graph(made, method, path, body) {
      const answer = await fetch(`${origin}/v1.0${path}`, { method, headers: { ...(await asApp(made)), 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
      const said = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${said}`);
      return said === '' ? {} : (JSON.parse(said) as Record<string, unknown>);
    },
  };
}
