import { isPassedOver, type ApproverFacts, type Holder } from '../domain/approvers.ts';
import type { Approval, RecoveryCase } from '../domain/case-state.ts';
import { after } from '../domain/case-times.ts';
import { allowedFactorKinds } from '../domain/factor-kinds.ts';
import type { Fact, GateStage } from '../domain/gate.ts';
import { CIRCLE_MS } from '../domain/limits.ts';
import type { ApproverRole } from '../domain/words.ts';
import type { Deps } from '../ports.ts';
import { fact } from './fact.ts';

export type ApproverSources = Pick<Deps, 'clock' | 'directory' | 'cases' | 'factors' | 'policy'>;

interface Place {
  readonly role: ApproverRole;
  readonly expectedId: string | null;
  /** The yes that was given: it stands and falls with its very factor, whatever was enrolled since. */
  readonly yes?: Approval;
}

/** The places whose holders decide at this stage: each yes, then who is asked, or the whole line while somebody is looked for. */
function placesOf(stage: GateStage, { approvals, approverId, approverRole }: RecoveryCase, line: readonly ApproverRole[]): readonly Place[] {
  const given = approvals.flatMap((yes): Place[] => (yes.approverRole === null ? [] : [{ role: yes.approverRole, expectedId: yes.approverId, yes }]));
  if (stage === 'start' || stage === 'next') return [...given, ...line.map((role): Place => ({ role, expectedId: null }))];
  const isAsking = stage === 'view' || stage === 'approve';
  return isAsking && approverRole !== null ? [...given, { role: approverRole, expectedId: approverId }] : given;
}

/** Who approves, read now: for each place its holder, and what may keep this one from approving. */
export async function readApprovers(deps: ApproverSources, stage: GateStage, recoveryCase: RecoveryCase, personId: string): Promise<readonly ApproverFacts[]> {
  const holderOf = holders(deps.directory, personId);
  const all = await Promise.all(placesOf(stage, recoveryCase, deps.policy.line).map(async (place) => ({ ...place, holder: await holderOf(place.role) })));
  // Who was asked before is not looked at as a candidate again, nor read about.
  const left = all.filter(({ expectedId, holder }) => expectedId !== null || holder === 'unknown' || holder.kind !== 'person' || !isPassedOver(recoveryCase, holder.person.id));
  return Promise.all(left.map((place) => readOne(deps, recoveryCase, personId, place)));
}

async function readOne({ clock, cases, factors, policy }: ApproverSources, recoveryCase: RecoveryCase, claimantId: string, { role, expectedId, yes, holder }: Place & { readonly holder: Fact<Holder> }): Promise<ApproverFacts> {
  if (holder === 'unknown' || holder.kind !== 'person') return { role, expectedId, holder, factor: 'unknown', hasCase: 'unknown', recoveredAt: 'unknown', owesClaimant: 'unknown' };
  const { id } = holder.person;
  const [factor, hasCase, recoveredAt, owesClaimant] = await Promise.all([
    fact(factors.status(id, allowedFactorKinds(policy.factors, recoveryCase), yes)),
    fact(cases.hasLiveCase(id)),
    fact(cases.lastPassFor(id)),
    fact(cases.wasVouchedFor({ personId: id, by: claimantId, since: after(clock.now(), -CIRCLE_MS) })),
  ]);
  return { role, expectedId, holder, factor, hasCase, recoveredAt, owesClaimant };
}

/** Whom each role means for this person now; the manager is asked for once a call. */
function holders(directory: Deps['directory'], personId: string): (role: ApproverRole) => Promise<Fact<Holder>> {
  let manager: Promise<Fact<Holder>> | null = null;
  const managerOf = (): Promise<Fact<Holder>> => (manager ??= fact(directory.managerOf(personId)));
  return async (role) => {
    const direct = await managerOf();
    switch (role) {
      case 'manager':
        return direct;
      case 'managers-manager':
        return direct !== 'unknown' && direct.kind === 'person' ? fact(directory.managerOf(direct.person.id)) : direct;
    }
  };
}
