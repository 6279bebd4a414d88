import { gate, type GateAnswer, type GateFacts, type GateStage } from '../domain/gate.ts';
import { proofsFor } from '../domain/proof-policy.ts';
import { Unavailable, type Deps, type StoredCase } from '../ports.ts';
import { fact } from './fact.ts';
import { managerLinks } from './manager-links.ts';
import { readApprovers, type ApproverSources } from './read-approvers.ts';

export type FactSources = ApproverSources & Pick<Deps, 'kiosks' | 'blocks'>;

/** Everything the gate judges, read now and side by side. */
export const readFacts =
  (deps: FactSources) =>
  async (stage: GateStage, { recoveryCase, kioskSeenAt }: StoredCase, personId: string): Promise<GateFacts> => {
    const { directory, kiosks, blocks, policy } = deps;
    const groups = groupsFor(policy, directory, personId);
    const links = managerLinks(deps);
    const [person, blocked, proofs, sensitive, managerSettled, privilege, approvers, passes, tenant, kiosk] = await Promise.all([
      fact(directory.person(personId)),
      fact(blocks.isBlocked(personId)),
      fact(groups.then((memberOf) => proofsFor(policy.proofs, memberOf))),
      fact(groups.then((memberOf) => isSensitive(policy, memberOf))),
      links.isSettled(personId),
      fact(directory.privilege(personId)),
      // Who is sensitive now takes passkeys, also in a case that began before they were; so does whoever cannot be read.
      groups.then((memberOf) => isSensitive(policy, memberOf), () => true).then((isSensitiveNow) => readApprovers(deps, links, stage, { ...recoveryCase, sensitive: recoveryCase.sensitive || isSensitiveNow }, personId)),
      fact(directory.passes(personId)),
      fact(directory.passPolicy()),
      fact(kiosks.kiosk(recoveryCase.kioskId)),
    ]);
    return {
      person,
      blocked,
      proofs,
      sensitive,
      managerSettled,
      privilege: privilege === 'unreadable' ? 'unknown' : privilege,
      approvers,
      passes,
      tenant,
      kioskRevoked: kiosk === 'unknown' ? 'unknown' : (kiosk?.revoked ?? true),
      kioskCopied: kiosk === 'unknown' ? 'unknown' : (kiosk?.copied ?? true),
      kioskSeenAt,
    };
  };

type GroupPolicy = Pick<Deps['policy'], 'proofs' | 'sensitiveGroupIds'>;

/** Groups are asked for only where the policy knows some. */
const groupsFor = ({ proofs, sensitiveGroupIds }: GroupPolicy, directory: Deps['directory'], personId: string): Promise<readonly string[]> =>
  proofs.groups.length + sensitiveGroupIds.length === 0 ? Promise.resolve([]) : directory.memberOf(personId);

const isSensitive = ({ sensitiveGroupIds }: GroupPolicy, memberOf: readonly string[]): boolean => sensitiveGroupIds.some((id) => memberOf.includes(id));

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
