/** One documented call of the control plane, below `/_sim/tenants/{tenant}`. */
export interface PresetCall {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  /** In texts `{person}` stands for the person of the order and `{in an hour}` for that instant of the tenant. */
  readonly body: object;
}

/**
 * Something that goes wrong with a directory while somebody is being helped, by a name that test plans share. A preset is
 * nothing but the calls that it lists: whoever wants something else sends them by hand. The first variant is the usual one.
 */
export interface FaultPreset {
  readonly id: string;
  readonly what: string;
  readonly variants: Readonly<Record<string, readonly PresetCall[]>>;
}

const fault = (match: object, effect: object, times?: number): PresetCall => ({ method: 'POST', path: '/faults', body: { match, effect, ...(times !== undefined && { times }) } });
const settings = (body: object): readonly PresetCall[] => [{ method: 'PATCH', path: '/settings', body }];
const passPolicy = (body: object): readonly PresetCall[] => [{ method: 'PATCH', path: '/pass-policy', body }];
const issuer = (body: object): readonly PresetCall[] => [{ method: 'PATCH', path: '/apps/issuer', body }];
const pass = (state: string): readonly PresetCall[] => [{ method: 'PUT', path: '/people/{person}/pass', body: { state } }];

const GRAPH = { path: '/v1.0/*' };
const READS = { method: 'GET', ...GRAPH };
const CREATE = { operation: 'graph.pass-create' };
const DELETE = { operation: 'graph.pass-delete' };
const TOKEN = { operation: 'oauth.token' };

const onCreate = (effect: object): readonly PresetCall[] => [fault(CREATE, effect, 1)];
const throttled = (retryAfter?: number | string | object): readonly PresetCall[] => onCreate({ kind: 'status', status: 429, ...(retryAfter !== undefined && { retryAfter }) });
const altered = (request: object): readonly PresetCall[] => onCreate({ kind: 'altered', request });

export const FAULT_PRESETS: readonly FaultPreset[] = [
  {
    id: 'F01',
    what: 'Graph is down before the start, until the faults are deleted',
    variants: { reset: [fault(GRAPH, { kind: 'reset' })], 503: [fault(GRAPH, { kind: 'status', status: 503 })], 'sign-in too': [fault(GRAPH, { kind: 'reset' }), fault({ path: '/*/oauth2/*' }, { kind: 'reset' })] },
  },
  {
    id: 'F02',
    what: 'Reads of Graph are slow, until the faults are deleted',
    variants: Object.fromEntries([30, 5, 60].map((seconds) => [`${seconds} s`, [fault(READS, { kind: 'delay', ms: seconds * 1000 })]])),
  },
  {
    id: 'F03',
    what: 'Graph goes down between approval and issue: order it then. It lasts until the faults are deleted',
    variants: { 503: [fault(GRAPH, { kind: 'status', status: 503 })], reset: [fault(GRAPH, { kind: 'reset' })] },
  },
  {
    id: 'F04',
    what: 'The next pass is refused with 429 and Retry-After in this form',
    variants: { '8 s': throttled(8), '1 s': throttled(1), '120 s': throttled(120), date: throttled({ dateInSeconds: 8 }), 'past date': throttled({ dateInSeconds: -60 }), negative: throttled(-5), absent: throttled(), absurd: throttled('99999999'), text: throttled('abc') },
  },
  {
    id: 'F05',
    what: 'The next pass fails before it is made',
    variants: Object.fromEntries([503, 500, 502].map((status) => [`${status}`, onCreate({ kind: 'status', status })])),
  },
  {
    id: 'F06',
    what: 'The next pass is made, and the answer is a failure all the same',
    variants: Object.fromEntries([504, 500, 503].map((status) => [`${status}`, onCreate({ kind: 'status', status, when: 'after' })])),
  },
  {
    id: 'F07',
    what: 'The next pass is made, and the answer cannot be read',
    variants: Object.fromEntries(['reset', 'truncated', 'garbage', 'mistyped', 'bomb'].map((kind) => [kind, onCreate({ kind, when: 'after' })])),
  },
  {
    id: 'F08',
    what: 'The next pass is made, and the answer never comes, or byte by byte',
    variants: { hang: onCreate({ kind: 'hang', when: 'after' }), drip: onCreate({ kind: 'drip', ms: 1000, when: 'after' }), 'hang before': onCreate({ kind: 'hang' }) },
  },
  {
    id: 'F09',
    what: 'A pass that was made does not show yet, until the lag is set back',
    variants: Object.fromEntries([30, 5, 120].map((seconds) => [`${seconds} s`, settings({ lags: { passReadMs: seconds * 1000 } })])),
  },
  {
    id: 'F10',
    what: 'Deleting a pass fails: it is gone already, or it stays; until the faults are deleted',
    variants: {
      gone: [fault(DELETE, { kind: 'status', status: 404, code: 'resourceNotFound', message: 'The requested authentication method was not found.', when: 'after' })],
      503: [fault(DELETE, { kind: 'status', status: 503 })],
      '503 after': [fault(DELETE, { kind: 'status', status: 503, when: 'after' })],
      hang: [fault(DELETE, { kind: 'hang' })],
    },
  },
  {
    id: 'F11',
    what: 'There is no token, or Graph takes it no longer',
    variants: {
      down: [fault(TOKEN, { kind: 'status', status: 503 })],
      'discovery down': [fault({ operation: 'oauth.discovery' }, { kind: 'status', status: 503 })],
      401: [fault(GRAPH, { kind: 'status', status: 401, message: 'Access token validation failure.' }, 1)],
      clock: [fault(GRAPH, { kind: 'status', status: 401, message: 'Lifetime validation failed, the token is expired.' }, 1)],
    },
  },
  {
    id: 'F12',
    what: 'The credential of the app that issues is revoked, or its permission is taken; tokens it holds stay good in the latter case, as in Entra',
    variants: { disabled: issuer({ enabled: false }), 'no permission': issuer({ permissions: [] }), forbidden: [fault(CREATE, { kind: 'status', status: 403, code: 'accessDenied', message: 'Request Authorization failed' })] },
  },
  {
    id: 'F13',
    what: 'The pass policy of the tenant was changed',
    variants: { off: passPolicy({ state: 'disabled' }), 'multi-use': passPolicy({ isUsableOnce: false }), 'one hour': passPolicy({ minimumLifetimeInMinutes: 60 }) },
  },
  {
    id: 'F14',
    what: 'The next pass is not what was asked for',
    variants: { 'multi-use': altered({ isUsableOnce: false }), lifetime: altered({ lifetimeInMinutes: 480 }), later: altered({ startDateTime: '{in an hour}' }) },
  },
  {
    id: 'F15',
    what: 'The person has a pass beforehand, that of an administrator',
    variants: { usable: pass('usable'), once: pass('once'), expired: pass('expired') },
  },
  {
    id: 'F16',
    what: 'Somebody replaces or deletes the pass after it was issued: order it then',
    variants: { replaced: pass('usable'), deleted: pass('none') },
  },
];
