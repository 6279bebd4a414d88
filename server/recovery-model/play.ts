import type { LostMethodChoice } from '../contract/kiosk.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { CASE_MS } from '../domain/limits.ts';
import { DEFAULT_PASS_POLICY } from '../domain/pass-policy.ts';
import type { PrivilegeReason } from '../ports.ts';
import { openCaseWorld, person, type CaseWorld } from '../test-cases.ts';

/** What the directory said of the claimant when a pass was asked for. */
export interface AskedFor {
  readonly privilege: PrivilegeReason | null;
  readonly accountEnabled: boolean;
  readonly managerId: string | null;
  /** How many yeses the case had. */
  readonly yeses: number;
  readonly caseId: string | null;
}

/** One claimant with two managers above them, a kiosk of their own, and the recovery that they are at. */
export interface Play {
  readonly world: CaseWorld;
  readonly kioskId: string;
  readonly claimantId: string;
  readonly managerId: string;
  readonly directorId: string;
  /** The director's manager. */
  readonly bossId: string;
  /** Whom the manager named. */
  readonly deputyId: string;
  deputyGoneAt: Date | null;
  /** Each case of theirs, oldest first. */
  readonly caseIds: string[];
  /** What the kiosk shows. */
  matchCode: string;
  /** What may be lost, as the last press was told. */
  lostMethods: readonly LostMethodChoice[];
  /** Each time that a pass was asked for. */
  readonly asked: AskedFor[];
  /** Each case as it was last judged, after the step before this one, and how many passes it had meant to ask for, and methods to delete. */
  readonly judged: Map<string, { readonly version: number; readonly state: RecoveryCase; readonly intents: number; readonly removals: number }>;
}

export const SERIAL = '04A1B2C3';
/** Looks at a pass of unknown outcome, then those for one that shows up late; the last is past all of them. */
const SETTLING_MS = [1, 2, 4, 8, 60, 4 * 60, 10 * 60, 3 * 60].map((seconds) => seconds * 1_000);

/** A forgotten PIN needs two yeses here, a new phone one, but for the board; sessions end, and the lost method goes. */
export const openModelWorld = (): Promise<CaseWorld> =>
  openCaseWorld({ line: ['manager', 'deputy', 'managers-manager'], newManagerNeedsSecond: true, removeLostMethod: true, sensitiveGroupIds: ['board'], passes: { ...DEFAULT_PASS_POLICY, 'forgot-pin': { ...DEFAULT_PASS_POLICY['forgot-pin'], approval: 'quorum-of-two' } } });

let plays = 0;
/** One claimant in so many sits on the board. */
const SENSITIVE_EVERY = 4;

/** People, kiosk and quotas that no play before has touched. */
export async function beginPlay(world: CaseWorld): Promise<Play> {
  plays += 1;
  const { tenant, database, deps } = world;
  const [claimantId, managerId, directorId, bossId, deputyId] = [`claimant-${plays}`, `manager-${plays}`, `director-${plays}`, `boss-${plays}`, `deputy-${plays}`];
  const kioskId = `kiosk-of-${claimantId}`;
  await database.db.insertInto('kiosk').values({ id: kioskId, name: kioskId, site: '', floor: '', desk_phone: '', created_at: deps.clock.now(), enrol_code_hash: null, key_thumbprint: null }).execute();
  tenant.people.clear();
  for (const id of [claimantId, managerId, directorId, bossId, deputyId]) tenant.people.set(id, person(id));
  tenant.managers.clear();
  tenant.managers.set(claimantId, { kind: 'person', person: person(managerId) }).set(managerId, { kind: 'person', person: person(directorId) }).set(directorId, { kind: 'person', person: person(bossId) });
  tenant.badges.set(SERIAL, claimantId);
  tenant.privileged.clear();
  tenant.factors.set(managerId, 'ready').set(directorId, 'ready').set(bossId, 'ready').set(deputyId, 'ready');
  await database.db.insertInto('manager_seen').values([{ person_id: claimantId, manager_id: managerId, since: null }, { person_id: managerId, manager_id: directorId, since: null }, { person_id: directorId, manager_id: bossId, since: null }]).execute();
  const deputy = { address: `${deputyId}@contoso.example`, deputyId: null, namedAt: deps.clock.now(), usableAt: deps.clock.now() };
  await deps.deputies.name(managerId, deputy, []);
  await deps.deputies.settle(managerId, deputy, { deputyId }, []);
  for (const id of [managerId, directorId, deputyId]) tenant.passkeys.set(id, 'ready');
  tenant.groups.clear();
  if (plays % SENSITIVE_EVERY === 0) tenant.groups.set(claimantId, ['board']);
  tenant.methods.set(claimantId, [
    { id: 'password', type: 'passwordAuthenticationMethod', name: null },
    { id: 'old', type: 'microsoftAuthenticatorAuthenticationMethod', name: 'Pixel 6' },
    { id: 'hello', type: 'windowsHelloForBusinessAuthenticationMethod', name: 'PC' },
  ]);
  tenant.passes = [];
  tenant.writes.length = 0;
  tenant.created.length = 0;
  tenant.mails.length = 0;
  clearFaults(world);
  const play: Play = { world, kioskId, claimantId, managerId, directorId, bossId, deputyId, deputyGoneAt: null, caseIds: [], matchCode: '', lostMethods: [], asked: [], judged: new Map() };
  tenant.duringPost = async () => {
    const caseId = play.caseIds.at(-1) ?? null;
    const manager = tenant.managers.get(claimantId);
    play.asked.push({
      privilege: tenant.privileged.get(claimantId) ?? null,
      accountEnabled: tenant.people.get(claimantId)?.accountEnabled ?? false,
      managerId: manager?.kind === 'person' ? manager.person.id : null,
      caseId,
      yeses: caseId === null ? 0 : (await world.state(caseId)).approvals.length,
    });
  };
  return play;
}

export function clearFaults({ tenant }: CaseWorld): void {
  tenant.down = false;
  tenant.posts = [];
  tenant.sessionEnds = [];
  tenant.removals = [];
  tenant.noMailTo = () => false;
}

/** All is mended, and so much time passes that nothing is left to be done. */
export async function settle({ world, asked }: Play): Promise<void> {
  clearFaults(world);
  // Where no pass was asked for there is none to look for: the case ends by itself.
  for (const ms of asked.length === 0 ? [CASE_MS] : SETTLING_MS) await world.advance(ms, 'silent');
}

/** The case that they are at, as the step before this one left it. */
export const newest = ({ caseIds, judged }: Play): RecoveryCase | null => judged.get(caseIds.at(-1) ?? '')?.state ?? null;
