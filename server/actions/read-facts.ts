import { allowedFactorKinds } from '../domain/factor-kinds.ts';
import { gate, type Fact, type GateAnswer, type GateFacts, type GateStage } from '../domain/gate.ts';
import { proofsFor, type ProofPolicy } from '../domain/proof-policy.ts';
import { Unavailable, type Deps, type StoredCase } from '../ports.ts';

export type FactSources = Pick<Deps, 'clock' | 'directory' | 'cases' | 'factors' | 'kiosks' | 'blocks' | 'policy'>;

/** Whatever goes wrong while reading, the gate hears `unknown` and says no. */
const fact = async <T>(reading: Promise<T>): Promise<Fact<T>> => {
  try {
    return await reading;
  } catch {
    return 'unknown';
  }
};

/** Everything the gate judges, read now and side by side; the approver's part needs the manager first. */
export const readFacts =
  ({ directory, cases, factors, kiosks, blocks, policy }: FactSources) =>
  async ({ recoveryCase, kioskSeenAt }: StoredCase, personId: string): Promise<GateFacts> => {
    const approverFacts = async (): Promise<Pick<GateFacts, 'manager' | 'approverFactor' | 'approverHasCase' | 'approverRecoveredAt'>> => {
      const manager = await fact(directory.managerOf(personId));
      if (manager === 'unknown' || manager.kind !== 'person') return { manager, approverFactor: 'unknown', approverHasCase: 'unknown', approverRecoveredAt: 'unknown' };
      const [approverFactor, approverHasCase, approverRecoveredAt] = await Promise.all([
        // A yes stands and falls with the very factor that gave it, whatever was enrolled since.
        fact(factors.status(manager.person.id, allowedFactorKinds(policy.factors, recoveryCase), recoveryCase.approval)),
        fact(cases.hasLiveCase(manager.person.id)),
        fact(cases.lastPassFor(manager.person.id)),
      ]);
      return { manager, approverFactor, approverHasCase, approverRecoveredAt };
    };
    const [person, blocked, proofs, privilege, approver, passes, tenant, kiosk] = await Promise.all([
      fact(directory.person(personId)),
      fact(blocks.isBlocked(personId)),
      fact(proofsOf(directory, policy.proofs, personId)),
      fact(directory.privilege(personId)),
      approverFacts(),
      fact(directory.passes(personId)),
      fact(directory.passPolicy()),
      fact(kiosks.kiosk(recoveryCase.kioskId)),
    ]);
    return {
      person,
      blocked,
      proofs,
      privilege: privilege === 'unreadable' ? 'unknown' : privilege,
      ...approver,
      passes,
      tenant,
      kioskRevoked: kiosk === 'unknown' ? 'unknown' : (kiosk?.revoked ?? true),
      kioskSeenAt,
    };
  };

/** Groups are asked for only where the policy knows some. */
const proofsOf = async (directory: Deps['directory'], policy: ProofPolicy, personId: string) =>
  proofsFor(policy, policy.groups.length === 0 ? [] : await directory.memberOf(personId));

export interface GateCall {
  readonly answer: GateAnswer;
  readonly facts: GateFacts;
}

/** Reads the facts and asks the gate. */
export const passGate =
  (deps: FactSources) =>
  async (stage: GateStage, stored: StoredCase, personId: string): Promise<GateCall> => {
    const facts = await readFacts(deps)(stored, personId);
    return { facts, answer: gate(stage, stored.recoveryCase, facts, deps.policy.passes, deps.clock.now()) };
  };

/** A no that may be a yes in a minute. @throws {Unavailable} */
export function demandReadable({ answer }: GateCall): void {
  if (!answer.ok && answer.reason === 'unreadable') throw new Unavailable('the directory');
}
