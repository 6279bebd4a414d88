import type { Clock } from './clock.ts';

/** A person of the seed as the control plane tells of them. */
export interface TenantPerson {
  readonly key: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly id: string;
  readonly password: string;
  readonly badge: string;
  readonly devices: readonly { readonly id: string; readonly kind: 'pc' | 'phone'; readonly join?: string }[];
}

export interface TenantApp {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface RequestLine {
  readonly id: string;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | null;
}

export interface MailLine {
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

export interface Fault {
  readonly match: { readonly method?: string; readonly path?: string };
  readonly effect: { readonly kind: 'status' | 'delay' | 'reset' | 'hang' | 'drip' | 'garbage' | 'mistyped' | 'truncated'; readonly status?: number; readonly retryAfter?: number | string; readonly ms?: number; readonly when?: 'before' | 'after' };
  readonly times?: number;
}

/** Something that goes wrong in a way that has a name (`GET /_sim/presets`). */
export interface FaultPreset {
  readonly preset: string;
  /** The first one when left out. */
  readonly variant?: string;
  /** Key or id of whom it strikes; `claimant` when left out. */
  readonly person?: string;
}

/** Where a simulator listens. */
export interface Origins {
  /** Entra and Graph, https. */
  readonly origin: string;
  /** The people's pages, http. */
  readonly pagesOrigin: string;
}

/** One tenant of the simulator, driven through its control plane as any program could. */
export interface TenantControl {
  readonly id: string;
  /** The simulator's https origin: authority and Graph of an app. */
  readonly origin: string;
  /** Where the addresses of its people's pages begin. */
  readonly pages: string;
  readonly clock: Clock;
  readonly domain: string;
  readonly apps: readonly TenantApp[];
  app(name: string): TenantApp;
  person(key: string): TenantPerson;
  readonly people: readonly TenantPerson[];
  /** Object id of a group of the seed. */
  group(key: string): string;
  fault(fault: Fault): Promise<string>;
  /** What a preset lists: faults, and settings beside them. */
  faultPreset(order: FaultPreset): Promise<void>;
  clearFaults(): Promise<void>;
  requests(): Promise<readonly RequestLine[]>;
  mail(): Promise<readonly MailLine[]>;
  /** What appeared on phones, other than mail. */
  notifications(): Promise<readonly Notice[]>;
  /** Subscribes the browser of somebody's phone to Web Push, as a page does. */
  subscribePush(person: TenantPerson, applicationServerKey: string): Promise<PushSubscriptionGiven>;
  unsubscribePush(id: string): Promise<void>;
  settings(patch: object): Promise<void>;
  passPolicy(patch: object): Promise<void>;
  /** Changes what an app registered. */
  register(app: string, patch: object): Promise<void>;
  /** Brings somebody's pass into a state, past all rules. Gives its text, empty without one. */
  bringPass(person: TenantPerson, state: 'usable' | 'once' | 'early' | 'none' | 'expired'): Promise<string>;
  /** Brings a PC into a state with a name, its screen too. Gives the text of its owner's new pass, empty where the state has none. */
  bringPc(id: string, state: string): Promise<string>;
  /** Changes what is named of a PC. */
  changePc(id: string, patch: object): Promise<void>;
  /** What anybody may read of this tenant at the control plane. */
  read(path: string): Promise<unknown>;
  /** Puts a saved tenant, as `/export` gives it, in the place of this one. */
  load(saved: object): Promise<void>;
  remove(): Promise<void>;
}

export interface Notice {
  readonly kind: 'sms' | 'teams' | 'push';
  readonly to: string;
  readonly text: string;
  readonly link: string | null;
}

/** What `pushManager.subscribe` would give. */
export interface PushSubscriptionGiven {
  readonly id: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

interface Created {
  readonly tenantId: string;
  readonly domain: string;
  readonly apps: readonly TenantApp[];
  readonly people: readonly TenantPerson[];
  readonly groups: readonly { readonly key: string; readonly id: string }[];
}

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** Any answer but the one wanted is an error. */
const callsTo = (origin: string): Call => async (method, path, body) => {
  const response = await fetch(`${origin}/_sim/tenants${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} /_sim/tenants${path}: ${response.status} ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
};

/** What a tenant is made of. */
export interface TenantOrder {
  /** `contoso` when left out. */
  readonly seed?: string;
  /** A seed of one's own, as an object. */
  readonly seedFile?: object;
  /** The time of its clock (ISO 8601); the machine's when left out. */
  readonly now?: string;
  /** Registered with every app that people sign in to. */
  readonly redirectUris?: readonly string[];
}

export async function createTenant(simulator: Origins, order: TenantOrder = {}): Promise<TenantControl> {
  const call = callsTo(simulator.pagesOrigin);
  return control(simulator, call, (await call('POST', '', order)) as Created);
}

/** The tenant that a simulator kept since its last run, if it keeps one of this seed. */
export async function keptTenant(simulator: Origins, seed: string): Promise<TenantControl | null> {
  const call = callsTo(simulator.pagesOrigin);
  const { tenants } = (await call('GET', '')) as { tenants: readonly { tenantId: string; seed: string }[] };
  const kept = tenants.find((tenant) => tenant.seed === seed);
  return kept === undefined ? null : control(simulator, call, (await call('GET', `/${kept.tenantId}`)) as Created);
}

function control({ origin, pagesOrigin }: Origins, call: Call, created: Created): TenantControl {
  const own = `/${created.tenantId}`;
  const named = <T>(what: string, list: readonly T[], is: (item: T) => boolean): T => {
    const found = list.find(is);
    if (found === undefined) throw new Error(`The tenant has no ${what}.`);
    return found;
  };
  return {
    id: created.tenantId,
    origin,
    pages: `${pagesOrigin}/${created.tenantId}`,
    domain: created.domain,
    apps: created.apps,
    people: created.people,
    app: (name) => named(`app ${name}`, created.apps, (app) => app.name === name),
    person: (key) => named(`person ${key}`, created.people, (person) => person.key === key),
    group: (key) => named(`group ${key}`, created.groups, (group) => group.key === key).id,
    clock: {
      now: async () => new Date(((await call('GET', `${own}/clock`)) as { now: string }).now),
      advance: async (ms) => { await call('POST', `${own}/clock/advance`, { ms }); },
      set: async (now, frozen) => { await call('PUT', `${own}/clock`, { now: now.toISOString(), frozen: frozen !== undefined }); },
      freeze: async () => { await call('PUT', `${own}/clock`, { frozen: true }); },
    },
    fault: async (fault) => ((await call('POST', `${own}/faults`, fault)) as { id: string }).id,
    faultPreset: async (order) => { await call('POST', `${own}/faults`, order); },
    clearFaults: async () => { await call('DELETE', `${own}/faults`); },
    requests: async () => ((await call('GET', `${own}/requests`)) as { requests: readonly RequestLine[] }).requests,
    mail: async () => ((await call('GET', `${own}/mail`)) as { mail: readonly MailLine[] }).mail,
    notifications: async () => ((await call('GET', `${own}/notifications`)) as { notifications: readonly Notice[] }).notifications,
    subscribePush: async ({ key }, applicationServerKey) => (await call('POST', `${own}/people/${key}/push-subscriptions`, { applicationServerKey })) as PushSubscriptionGiven,
    unsubscribePush: async (id) => { await call('DELETE', `${own}/push-subscriptions/${id}`); },
    settings: async (patch) => { await call('PATCH', `${own}/settings`, patch); },
    passPolicy: async (patch) => { await call('PATCH', `${own}/pass-policy`, patch); },
    register: async (app, patch) => { await call('PATCH', `${own}/apps/${app}`, patch); },
    bringPass: async ({ key }, state) => ((await call('PUT', `${own}/people/${key}/pass`, { state })) as { temporaryAccessPass: string | null }).temporaryAccessPass ?? '',
    bringPc: async (id, state) => ((await call('PUT', `${own}/pcs/${id}/state`, { state })) as { temporaryAccessPass: string | null }).temporaryAccessPass ?? '',
    changePc: async (id, patch) => { await call('PATCH', `${own}/pcs/${id}`, patch); },
    read: (path) => call('GET', `${own}${path}`),
    load: async (saved) => {
      await call('DELETE', own);
      await call('POST', '', { import: saved });
    },
    remove: async () => { await call('DELETE', own); },
  };
}
