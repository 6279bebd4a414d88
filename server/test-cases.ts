import { createHmac } from 'node:crypto';
import { approveCase } from './actions/approve-case.ts';
import { openRequest } from './actions/open-request.ts';
import type { Approver } from './actions/own-request.ts';
import { pressForPass } from './actions/press-for-pass.ts';
import { runDue } from './actions/run-due.ts';
import { startCase } from './actions/start-case.ts';
import { typeMatchCode } from './actions/type-match-code.ts';
import type { CaseOpened, StartCase } from './contract/kiosk.ts';
import type { RecoveryCase } from './domain/case-state.ts';
import { housePorts } from './house-ports.ts';
import type { PingKind } from './domain/ping-texts.ts';
import { pageKeyThumbprint } from './domain/page-key.ts';
import { DEFAULT_PASS_POLICY } from './domain/pass-policy.ts';
import { DEFAULT_PROOF_POLICY } from './domain/proof-policy.ts';
import { Secret } from './domain/secret.ts';
import { createKeyRing } from './key-ring.ts';
import type { AuditRecord } from './desk-ports.ts';
import { Unavailable, type Deps, type IssueOutcome, type LivePass, type Mail, type Manager, type Person, type PrivilegeReason, type SignInMethod, type TenantPassPolicy } from './ports.ts';
import type { PushOutcome } from './reach-ports.ts';
import { auditOf } from './store/audit-log.ts';
import { caseStore } from './store/cases.ts';
import { deputyStore } from './store/deputies.ts';
import { dueStore } from './store/due.ts';
import { managerMemory } from './store/manager-memory.ts';
import { openDatabase, type OpenDatabase } from './store/open-database.ts';
import { quotaStore } from './store/quotas.ts';
import { createTestDatabase } from './store/test-database.ts';
import { systemRandom } from './system.ts';

/** The outside world by hand: one tenant whose every answer a test can change. */
export interface Tenant {
  readonly people: Map<string, Person>;
  readonly managers: Map<string, Manager>;
  readonly privileged: Map<string, PrivilegeReason>;
  readonly badges: Map<string, string>;
  /** Code apps, and passkeys beside them. */
  readonly factors: Map<string, 'ready' | 'waiting' | 'none'>;
  readonly passkeys: Map<string, 'ready' | 'waiting' | 'none'>;
  readonly methods: Map<string, SignInMethod[]>;
  readonly groups: Map<string, string[]>;
  /** Whose mailbox says so; `unreadable`: it does not answer. */
  readonly away: Map<string, true | 'unreadable'>;
  /** Members of groups; those of `guarded` few may change. */
  readonly members: Map<string, string[]>;
  passes: LivePass[];
  policy: TenantPassPolicy;
  /** Reads fail while true. */
  down: boolean;
  /** What becomes of the next POSTs, in order; then they succeed. `lost`: the pass is made and the answer is not heard. */
  posts: (Exclude<IssueOutcome, { outcome: 'created' }> | 'lost' | 'unusable')[];
  /** What becomes of the next calls that end sessions and delete methods, in order; then they succeed. `lost`: done, and the answer not heard. */
  sessionEnds: ('no' | 'lost')[];
  removals: ('no' | 'lost')[];
  /** Writes as they came: sessions, passes and methods. */
  readonly writes: string[];
  /** Called while a POST is under way. */
  duringPost: () => Promise<void>;
  readonly deletes: string[];
  readonly created: string[];
  readonly mails: Mail[];
  /** The push service: what becomes of a message to one of its addresses. */
  onPush: (endpoint: string, text: { readonly body: string; readonly requestId: string }) => Promise<PushOutcome>;
  onTeams: (personId: string, kind: PingKind) => Promise<'taken' | 'refused'>;
  /** Addresses for which no server takes mail. */
  noMailTo: (address: string) => boolean;
}

export interface CaseWorld {
  readonly deps: Deps;
  readonly tenant: Tenant;
  readonly database: OpenDatabase;
  readonly kioskId: string;
  /** Moves the clock, then lets the sweep do what became due. `silent`: the page's stream is gone meanwhile. */
  advance(ms: number, silent?: 'silent'): Promise<void>;
  sweep(): Promise<void>;
  start(change?: Partial<StartCase>, nonce?: string, atKiosk?: string): Promise<CaseOpened & { readonly caseId: string }>;
  /** As the approver, up to and with the match code. */
  match(opened: CaseOpened & { readonly caseId: string }): Promise<Approver & { readonly requestId: string }>;
  /** Started, asked, matched and approved. */
  approved(change?: Partial<StartCase>): Promise<{ readonly caseId: string; readonly requestId: string; readonly approver: Approver }>;
  press(caseId: string, collectCode?: string, lostMethod?: string | null): ReturnType<ReturnType<typeof pressForPass>>;
  state(caseId: string): Promise<RecoveryCase>;
  audit(caseId: string): Promise<readonly AuditRecord[]>;
  close(): Promise<void>;
}

export const COLLECT_CODE = '4711';
export const FACTOR_CODE = '246810';
const SERIAL = '04A1B2C3';
const PAGE_KEY = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) } as const;
const NOON = new Date('2026-06-01T12:00:00Z');

export const person = (id: string, change: Partial<Person> = {}): Person => ({
  id,
  userPrincipalName: `${id}@contoso.example`,
  displayName: id,
  jobTitle: null,
  mail: `${id}@contoso.example`,
  otherMails: [],
  employeeId: null,
  preferredLanguage: null,
  accountEnabled: true,
  userType: 'Member',
  createdDateTime: new Date('2020-01-01T00:00:00Z'),
  ...change,
});

/** Real decisions and a real database; only what lies outside the server is made by hand. */
export async function openCaseWorld(policy: Partial<Deps['policy']> = {}): Promise<CaseWorld> {
  const testDatabase = await createTestDatabase();
  const database = openDatabase(testDatabase.url);
  let now = NOON;
  const clock = { now: () => now };
  const keyedHash = (label: string, value: string): string => createHmac('sha256', label).update(value).digest('base64url');
  const pages = new Set<string>();
  const keys = createKeyRing(new Secret(systemRandom.bytes(32)), systemRandom);
  const house = housePorts({ db: database.db, clock, random: systemRandom, keys });
  const tenant = contoso();
  const deps: Deps = {
    clock,
    random: systemRandom,
    directory: directoryOf(tenant),
    issuer: issuerOf(tenant, clock.now),
    mailer: { send: (mail) => (tenant.noMailTo(mail.to) ? Promise.reject(new Unavailable('mail')) : Promise.resolve(void tenant.mails.push(mail))) },
    cases: caseStore({ db: database.db, random: systemRandom, keyedHash, keys }),
    due: dueStore(database.db, systemRandom, keys),
    quotas: quotaStore(database.db),
    badges: { hashOf: (serial) => keyedHash('badge', serial.toUpperCase()), holderOf: (hash) => Promise.resolve([...tenant.badges].find(([serial]) => keyedHash('badge', serial) === hash)?.[1] ?? null) },
    recoveryCodes: house.recoveryCodes,
    blocks: house.blocks,
    notices: house.notices,
    queueTold: (event, mails, pings) => house.record([event], mails, pings),
    teams: policy.teamsAppId == null ? null : { send: ({ personId, kind }) => tenant.onTeams(personId, kind) },
    pushPhones: house.pushPhones,
    pusher: { publicKey: 'key', send: (target, text, requestId) => tenant.onPush(target.reveal().endpoint, { ...text, requestId }) },
    managers: managerMemory(database.db),
    deputies: deputyStore({ db: database.db, clock, random: systemRandom, keys }),
    kiosks: { ...house.kiosks, kiosk: async (id) => (id.startsWith('kiosk') ? { id, name: 'Lobby', site: 'Main Street', floor: 'Ground floor', deskPhone: '+49 30 1234', revoked: false, copied: (await house.kiosks.kiosk(id))?.copied === true } : null) },
    slips: house.slips,
    audit: house.audit,
    factors: {
      status: (id, kinds) => {
        const held = [kinds.includes('totp') ? tenant.factors.get(id) : undefined, kinds.includes('passkey') ? tenant.passkeys.get(id) : undefined];
        return Promise.resolve(held.includes('ready') ? 'ready' : (held.find((each) => each !== undefined) ?? 'none'));
      },
      challenge: () => Promise.resolve(null),
      check: (_id, given) => Promise.resolve(given.kind === 'passkey' || given.code === FACTOR_CODE ? { outcome: 'right', factorId: 'factor', evidence: null } : { outcome: 'wrong' }),
    },
    keyedHash,
    sealPass: (value) => Promise.resolve(`sealed:${createHmac('sha256', 'seal').update(value.reveal()).digest('hex')}`),
    policy: { sha256: 'f'.repeat(64), passes: DEFAULT_PASS_POLICY, line: ['manager'], skipAbsent: false, onCallGroupId: null, newManagerNeedsSecond: false, pushHosts: ['push.example'], teamsAppId: null, sensitiveGroupIds: [], proofs: DEFAULT_PROOF_POLICY, factors: { totp: true }, removeLostMethod: false, addressDomains: [], badgePrefix: '', factorWaitMs: 0, neverRecoverGroupId: null, deskMail: 'desk@contoso.example', keepPersonalMs: 0, ...policy },
    settings: { approveOrigin: 'https://approve.example', securityInfoLink: 'https://mysignins.example', cloudNotice: false, kioskPage: 'employee-1.js' },
    connectedPages: () => [...pages],
    wake: () => undefined,
    report: () => undefined,
  };
  const kioskId = 'kiosk-1';
  for (const id of [kioskId, 'kiosk-2'])
    await database.db.insertInto('kiosk').values({ id, name: id, site: '', floor: '', desk_phone: '', created_at: now, enrol_code_hash: null, key_thumbprint: null }).execute();

  const sweep = runDue(deps);
  const world: CaseWorld = {
    deps,
    tenant,
    database,
    kioskId,
    sweep,
    advance: async (ms, silent) => {
      now = new Date(now.getTime() + ms);
      if (silent !== undefined) pages.clear();
      await sweep();
    },
    start: async (change = {}, nonce = systemRandom.id(), atKiosk = kioskId) => {
      const body: StartCase = {
        purpose: 'new-phone', lost: 'phone', address: 'alice@contoso.example', proof: { kind: 'badge', serial: SERIAL }, collectCode: COLLECT_CODE,
        // One that no mail and no approver's page speaks.
        moreTime: false, language: 'ja', pageKey: PAGE_KEY, statement: 'a.b.c', ...change,
      };
      const opened = await startCase(deps)({ kioskId: atKiosk, body, statement: { nonce, subject: body.purpose, pageKeyThumbprint: pageKeyThumbprint(body.pageKey) } });
      const caseId = 'caseId' in opened.view ? opened.view.caseId : '';
      pages.add(caseId);
      return { ...opened, caseId };
    },
    match: async ({ caseId, matchCode }) => {
      const { requestId, approverId } = await world.state(caseId);
      const call = { requestId: requestId ?? '', approver: { personId: approverId ?? '', fresh: { requestId: requestId ?? '', at: now } } };
      await openRequest(deps)(call);
      await typeMatchCode(deps)({ ...call, matchCode });
      return { ...call.approver, requestId: call.requestId };
    },
    approved: async (change) => {
      const opened = await world.start(change);
      await sweep();
      const { requestId, ...approver } = await world.match(opened);
      await world.advance(3_000);
      await approveCase(deps)({ requestId, approver, body: { knownBy: 'in-person', factor: { kind: 'totp', code: FACTOR_CODE } } });
      // As its wake would at once: the claimant is told.
      await sweep();
      return { caseId: opened.caseId, requestId, approver };
    },
    press: (caseId, collectCode = COLLECT_CODE, lostMethod) => pressForPass(deps)({ kioskId, caseId, collectCode, lostMethod }),
    state: async (caseId) => {
      const stored = await deps.cases.load(caseId);
      if (stored === null) throw new Error('no such case');
      return stored.recoveryCase;
    },
    audit: (caseId) => auditOf(database.db, caseId),
    close: async () => {
      await database.close();
      await testDatabase.drop();
    },
  };
  return world;
}

function contoso(): Tenant {
  const alice = person('alice', { displayName: 'Alice Ahorn', otherMails: ['alice@home.example'] });
  const mona = person('mona');
  return {
    people: new Map([alice, mona].map((each) => [each.id, each])),
    managers: new Map([['alice', { kind: 'person', person: mona }]]),
    privileged: new Map(),
    badges: new Map([[SERIAL, 'alice']]),
    factors: new Map([['mona', 'ready']]),
    passkeys: new Map(),
    methods: new Map([['alice', [{ id: 'password', type: 'passwordAuthenticationMethod', name: null }, { id: 'old', type: 'microsoftAuthenticatorAuthenticationMethod', name: 'Pixel 6' }]]]),
    groups: new Map(),
    away: new Map(),
    members: new Map(),
    passes: [],
    policy: { enabled: true, minimumLifetimeInMinutes: 10, maximumLifetimeInMinutes: 480, defaultLength: 12, isUsableOnce: false },
    down: false,
    posts: [],
    sessionEnds: [],
    removals: [],
    writes: [],
    duringPost: () => Promise.resolve(),
    deletes: [],
    created: [],
    mails: [],
    onPush: () => Promise.resolve('taken'),
    onTeams: () => Promise.resolve('taken'),
    noMailTo: () => false,
  };
}

function directoryOf(tenant: Tenant): Deps['directory'] {
  const read = <T>(value: () => T): Promise<T> => (tenant.down ? Promise.reject(new Unavailable('the directory')) : Promise.resolve(value()));
  const named = (address: string): Person | null => [...tenant.people.values()].find(({ userPrincipalName }) => userPrincipalName === address.toLowerCase()) ?? null;
  return {
    findPerson: (address) => read(() => named(address)),
    findPeople: (addresses) => read(() => addresses.map(named)),
    person: (id) => read(() => tenant.people.get(id) ?? null),
    managerOf: (id) => read(() => tenant.managers.get(id) ?? { kind: 'none' }),
    isAway: (id) => (tenant.away.get(id) === 'unreadable' ? Promise.reject(new Unavailable('the mailbox')) : read(() => tenant.away.has(id))),
    guardedGroup: (id) => read(() => (tenant.members.has(id) ? { isAssignableToRole: id.startsWith('guarded'), memberIds: tenant.members.get(id) ?? [] } : null)),
    managers: () => read(() => [...tenant.people.keys()].map((personId) => { const manager = tenant.managers.get(personId); return { personId, managerId: manager?.kind === 'person' ? manager.person.id : null }; })),
    privilege: (id) => Promise.resolve(tenant.down ? 'unreadable' : (tenant.privileged.get(id) ?? null)),
    memberOf: (id) => read(() => tenant.groups.get(id) ?? []),
    passes: () => read(() => tenant.passes),
    passPolicy: () => read(() => tenant.policy),
    methods: (id) => read(() => tenant.methods.get(id) ?? []),
    photo: () => read(() => null),
  };
}

function issuerOf(tenant: Tenant, now: () => Date): Deps['issuer'] {
  return {
    create: async (_personId, { lifetimeInMinutes, isUsableOnce }) => {
      await tenant.duringPost();
      tenant.writes.push('pass');
      const fate = tenant.posts.shift() ?? 'made';
      if (typeof fate === 'object') return fate;
      const id = `pass-${tenant.created.length + 1}`;
      const isUsable = fate !== 'unusable';
      const pass: LivePass = { id, createdDateTime: now(), startDateTime: now(), lifetimeInMinutes, isUsableOnce, isUsable, methodUsabilityReason: isUsable ? 'EnabledByPolicy' : 'DisabledByPolicy' };
      tenant.created.push(id);
      tenant.passes = [pass];
      return fate === 'lost' ? { outcome: 'unknown', why: 'no-answer' } : { outcome: 'created', pass, value: new Secret(`secret-of-${id}`) };
    },
    delete: (_personId, passId) => {
      if (tenant.down) return Promise.resolve('unknown');
      tenant.deletes.push(passId);
      const was = tenant.passes.length;
      tenant.passes = tenant.passes.filter(({ id }) => id !== passId);
      return Promise.resolve(tenant.passes.length < was ? 'deleted' : 'gone');
    },
    list: () => (tenant.down ? Promise.reject(new Unavailable('the directory')) : Promise.resolve(tenant.passes)),
    endSessions: () => {
      tenant.writes.push('sessions');
      return Promise.resolve(tenant.sessionEnds.shift() === undefined ? 'ended' : 'unknown');
    },
    removeMethod: (personId, { id }) => {
      tenant.writes.push(`method ${id}`);
      const fate = tenant.removals.shift();
      const before = tenant.methods.get(personId) ?? [];
      if (fate === 'no') return Promise.resolve({ outcome: 'kept', why: 'status-503' });
      tenant.methods.set(personId, before.filter((method) => method.id !== id));
      if (fate === 'lost') return Promise.resolve({ outcome: 'kept', why: 'no-answer' });
      return Promise.resolve({ outcome: before.some((method) => method.id === id) ? 'deleted' : 'gone' });
    },
  };
}
