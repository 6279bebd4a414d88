import type { APIRequestContext } from '@playwright/test';
import { MINUTE_MS, type TenantControl, type TenantPerson } from '../kit/index.ts';
import { signInToApp } from './app-session.ts';
import type { State } from './states.ts';

const LAG_MS = 5 * MINUTE_MS;

export interface Scene {
  readonly tenant: TenantControl;
  readonly person: TenantPerson;
  /** Calls without a page; takes the simulator's certificate as it is. */
  readonly calls: APIRequestContext;
}

/** A state of a pass, as it comes to be. */
interface Coming {
  /** The pass that they have to begin with. */
  readonly gives: 'usable' | 'once' | 'early' | 'none';
  readonly settings?: object;
  /** What happens to it then. */
  readonly then?: (scene: Scene, pass: string) => Promise<unknown>;
  /** It happens only while the box for the pass is open. */
  readonly whileOpen?: true;
}

const COMING: Readonly<Record<State, Coming>> = {
  'no pass': { gives: 'none' },
  usable: { gives: 'usable' },
  'not yet valid': { gives: 'early' },
  expired: { gives: 'usable', then: ({ tenant }) => tenant.clock.advance(60 * MINUTE_MS) },
  used: { gives: 'once', then: ({ tenant, calls, person }, pass) => signInToApp(tenant, calls, person, pass) },
  deleted: { gives: 'usable', then: ({ tenant, person }) => tenant.bringPass(person, 'none'), whileOpen: true },
  replaced: { gives: 'usable', then: ({ tenant, person }) => tenant.bringPass(person, 'usable'), whileOpen: true },
  'out of policy': { gives: 'usable', then: leaveOut },
  'policy off': { gives: 'usable', then: ({ tenant }) => tenant.passPolicy({ state: 'disabled' }) },
  wrong: { gives: 'usable' },
  'lag after creation': { gives: 'usable', settings: { lags: { passSignInMs: LAG_MS } } },
  'lag after expiry': { gives: 'usable', settings: { promptWhile: LAG_MS }, then: ({ tenant }) => tenant.clock.advance(61 * MINUTE_MS) },
};

/** Only Graph knows whom the policy takes in. */
async function leaveOut({ tenant, person, calls }: Scene): Promise<void> {
  const { clientId, clientSecret } = tenant.app('everything');
  const token = await calls.post(`${tenant.origin}/${tenant.id}/oauth2/v2.0/token`, {
    form: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'https://graph.microsoft.com/.default' },
  });
  const { access_token: bearer } = (await token.json()) as { access_token: string };
  const answer = await calls.patch(`${tenant.origin}/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass`, {
    headers: { authorization: `Bearer ${bearer}` },
    data: { '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', excludeTargets: [{ targetType: 'user', id: person.id }] },
  });
  if (!answer.ok()) throw new Error(`The policy was not changed: ${await answer.text()}`);
}

/** A pass on its way into a state. */
export interface Brought {
  /** What the person types. */
  readonly typed: string;
  /** The instant that a message about it names, as pages show instants. */
  readonly time: string;
  /** What is still to happen to it. */
  readonly happen: () => Promise<void>;
}

const shown = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** Brings the person's pass towards a state, all the way unless the state takes an open box. */
export async function bring(scene: Scene, state: State): Promise<Brought> {
  const { happen, ...brought } = await give(scene, state);
  if (COMING[state].whileOpen === true) return { ...brought, happen };
  await happen();
  return { ...brought, happen: () => Promise.resolve() };
}

/** Gives the person a pass that works, if the state has one, and leaves what happens to it for later. */
export async function give(scene: Scene, state: State): Promise<Brought> {
  const { tenant, person } = scene;
  const { gives, settings = {}, then } = COMING[state];
  await tenant.passPolicy({ state: 'enabled' });
  await tenant.settings({ promptWhile: 'object', lags: { passSignInMs: 0 } });
  await tenant.settings(settings);
  const time = shown((await tenant.clock.now()).getTime() + 60 * MINUTE_MS);
  const pass = await tenant.bringPass(person, gives);
  return { typed: state === 'wrong' ? `${pass}x` : pass, time, happen: async () => { await then?.(scene, pass); } };
}
