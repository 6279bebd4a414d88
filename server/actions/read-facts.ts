import { gate, type GateAnswer, type GateFacts, type GateStage } from '../domain/gate.ts';
import { proofsFor, type ProofPolicy } from '../domain/proof-policy.ts';
import { Unavailable, type Deps, type StoredCase } from '../ports.ts';
import { fact } from './fact.ts';
import { readApprovers, type ApproverSources } from './read-approvers.ts';

export type FactSources = ApproverSources & Pick<Deps, 'kiosks' | 'blocks'>;

/** Everything the gate judges, read now and side by side. */
export const readFacts =
  (deps: FactSources) =>
  async (stage: GateStage, { recoveryCase, kioskSeenAt }: StoredCase, personId: string): Promise<GateFacts> => {
    const { directory, kiosks, blocks, policy } = deps;
    const [person, blocked, proofs, privilege, approvers, passes, tenant, kiosk] = await Promise.all([
      fact(directory.person(personId)),
      fact(blocks.isBlocked(personId)),
      fact(proofsOf(directory, policy.proofs, personId)),
      fact(directory.privilege(personId)),
      readApprovers(deps, stage, recoveryCase, personId),
      fact(directory.passes(personId)),
      fact(directory.passPolicy()),
      fact(kiosks.kiosk(recoveryCase.kioskId)),
    ]);
    return {
      person,
      blocked,
      proofs,
      privilege: privilege === 'unreadable' ? 'unknown' : privilege,
      approvers,
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
    const facts = await readFacts(deps)(stage, stored, personId);
    return { facts, answer: gate(stage, stored.recoveryCase, facts, deps.policy, deps.clock.now()) };
  };

/** A no that may be a yes in a minute. @throws {Unavailable} */
export function demandReadable({ answer }: GateCall): void {
  if (!answer.ok && answer.reason === 'unreadable') throw new Unavailable('the directory');
}
