import { isPassedOver, type ApproverFacts, type Holder } from '../domain/approvers.ts';
import type { Approval, RecoveryCase } from '../domain/case-state.ts';
import { after } from '../domain/case-times.ts';
import { deputyNow } from '../domain/deputies.ts';
import { allowedFactorKinds } from '../domain/factor-kinds.ts';
import type { Fact, GateStage, PersonFacts } from '../domain/gate.ts';
import { CIRCLE_MS } from '../domain/limits.ts';
import type { ApproverRole } from '../domain/words.ts';
import type { Deps } from '../ports.ts';
import { fact } from './fact.ts';
import { onCall } from './on-call.ts';
import type { LinkSources, ManagerLinks } from './manager-links.ts';

export type ApproverSources = LinkSources & Pick<Deps, 'cases' | 'factors' | 'deputies'>;

interface Place {
  readonly role: ApproverRole;
  readonly expectedId: string | null;
  /** The yes that was given: it stands and falls with its very factor, whatever was enrolled since. */
  readonly yes?: Approval;
}

export interface Found {
  readonly holder: Fact<Holder>;
  readonly settled: Fact<boolean>;
}

/** The places whose holders decide at this stage: each yes, then who is asked, or the whole line while somebody is looked for. */
function placesOf(stage: GateStage, { approvals, approverId, approverRole }: RecoveryCase, line: readonly ApproverRole[]): readonly Place[] {
  const given = approvals.flatMap((yes): Place[] => (yes.approverRole === null ? [] : [{ role: yes.approverRole, expectedId: yes.approverId, yes }]));
  if (stage === 'start' || stage === 'next') return [...given, ...line.map((role): Place => ({ role, expectedId: null }))];
  const isAsking = stage === 'view' || stage === 'approve';
  return isAsking && approverRole !== null ? [...given, { role: approverRole, expectedId: approverId }] : given;
}

/** Who approves, read now: for each place its holder, and what may keep this one from approving. */
export async function readApprovers(deps: ApproverSources, links: ManagerLinks, stage: GateStage, recoveryCase: RecoveryCase, personId: string): Promise<readonly ApproverFacts[]> {
  const found = await Promise.all(placesOf(stage, recoveryCase, deps.policy.line).map(async (place) => (await findAll(deps, links, recoveryCase, personId, place)).map((each) => ({ ...place, ...each }))));
  const all = found.flat();
  // Who was asked before is not looked at as a candidate again, nor read about.
  const left = all.filter(({ expectedId, holder }) => expectedId !== null || holder === 'unknown' || holder.kind !== 'person' || !isPassedOver(recoveryCase, holder.person.id));
  return Promise.all(left.map((place) => readOne(deps, recoveryCase, personId, place)));
}

async function readOne({ clock, directory, cases, factors, policy }: ApproverSources, recoveryCase: RecoveryCase, claimantId: string, { role, expectedId, yes, holder, settled }: Place & Found): Promise<ApproverFacts> {
  if (holder === 'unknown' || holder.kind !== 'person') return { role, expectedId, holder, settled, away: false, factor: 'unknown', hasCase: 'unknown', recoveredAt: 'unknown', owesClaimant: 'unknown' };
  const { id } = holder.person;
  const [away, factor, hasCase, recoveredAt, owesClaimant] = await Promise.all([
    policy.skipAbsent && expectedId === null ? directory.isAway(id, clock.now()).catch(() => false) : false,
    fact(factors.status(id, allowedFactorKinds(policy.factors, recoveryCase), yes)),
    fact(cases.hasLiveCase(id)),
    fact(cases.lastPassFor(id)),
    fact(cases.wasVouchedFor({ personId: id, by: claimantId, since: after(clock.now(), -CIRCLE_MS) })),
  ]);
  return { role, expectedId, holder, settled, away, factor, hasCase, recoveredAt, owesClaimant };
}

/** Of the on-call group as many as are tried, or the very one who was asked; of every other place its one holder. */
const findAll = async (deps: ApproverSources, links: ManagerLinks, recoveryCase: RecoveryCase, personId: string, { role, expectedId }: Place): Promise<readonly Found[]> =>
  role === 'on-call' ? onCall(deps, recoveryCase, expectedId) : [await find(deps, links, personId, role)];

/** Whom a role means for this person now, and whether the entry that says so has stood for a while. */
async function find(deps: ApproverSources, { of, isSettled }: ManagerLinks, personId: string, role: Exclude<ApproverRole, 'on-call'>): Promise<Found> {
  const manager = await of(personId);
  switch (role) {
    case 'manager':
      return { holder: manager, settled: await isSettled(personId) };
    // Whom a new manager named, the new manager's entry has chosen.
    case 'deputy':
      if (manager === 'unknown' || manager.kind !== 'person') return { holder: manager, settled: 'unknown' };
      return { holder: await fact(deputyOf(deps, manager.person)), settled: await isSettled(personId) };
    case 'managers-manager':
      if (manager === 'unknown' || manager.kind !== 'person') return { holder: manager, settled: 'unknown' };
      return { holder: await of(manager.person.id), settled: await isSettled(manager.person.id) };
  }
}

async function deputyOf({ clock, directory, cases, deputies }: ApproverSources, manager: PersonFacts): Promise<Holder> {
  const [deputy, recoveredAt] = await Promise.all([deputies.of(manager.id), cases.lastPassFor(manager.id)]);
  const deputyId = deputyNow(deputy, manager, recoveredAt, clock.now());
  if (deputyId === null) return { kind: 'none' };
  const person = await directory.person(deputyId);
  return person === null ? { kind: 'not-a-person' } : { kind: 'person', person };
}
