import type { AuditRecord } from '../desk-ports.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { APPROVAL_VALID_MS, COLLECT_TRIES, MATCH_TRIES, RELEASE_TRIES } from '../domain/limits.ts';
import { SERIAL, type Play } from './play.ts';

/** After one of these no pass is asked for. */
const NO = ['case.ended', 'case.approval-undone', 'case.repudiated', 'case.stopped-at-desk', 'case.voided', 'case.reported'];

const TIDYING = new Set(['case.orphan-sweep', 'case.pass-deleted', 'case.delete-failed']);

/** The invariants (SECURITY.md) that a play broke, in words; none: they hold. A case that did not change is not judged again. */
export async function broken(play: Play): Promise<readonly string[]> {
  const { world, caseIds, judged } = play;
  if (caseIds.length === 0) return [];
  const faults: string[] = [];
  for (const { id, version } of await world.database.db.selectFrom('recovery_case').select(['id', 'version']).where('id', 'in', caseIds).execute()) {
    if (judged.get(id)?.version === version) continue;
    const [state, events] = await Promise.all([world.state(id), world.audit(id)]);
    faults.push(...brokenIn(play, state, events));
    judged.set(id, { version, state, intents: countOf(events, 'issue-intended'), removals: events.filter(({ kind, data }) => kind === 'case.lost-method-answered' && data['methodType'] !== null).length });
  }
  return [...faults, ...brokenAbroad(play)];
}

function brokenIn(play: Play, state: RecoveryCase, events: readonly AuditRecord[]): string[] {
  const faults: string[] = [];
  const demand = (holds: boolean, fault: string): void => { if (!holds) faults.push(fault); };
  const all = (kind: string): readonly AuditRecord[] => events.filter((event) => event.kind === `case.${kind}`);

  demand(all('pass-issued').length <= 1, 'I1: a case has two passes');
  demand(all('pass-shown').length <= 1, 'I1: a pass was shown twice');
  for (const intent of all('issue-intended')) brokenIntent(play, state, events.filter(({ seq }) => seq < intent.seq), intent, demand);
  demand((state.stage === 'ended') === (all('ended').length === 1), 'I6: state and log do not agree on the end');
  demand(events.every(({ seq }, index) => seq > (events[index - 1]?.seq ?? 0)), 'I6: the log is out of order');
  demand(spent(all('match-code-typed')) === MATCH_TRIES - state.matchTriesLeft, 'I7: tries of the match code were given back');
  demand(spent(all('collect-code-typed')) === COLLECT_TRIES - state.collectTriesLeft, 'I7: tries of the collect code were given back');
  demand(spent(all('release-code-typed')) === RELEASE_TRIES - state.releaseTriesLeft, 'I7: tries of the release code were given back');
  const end = all('ended')[0];
  for (const { seq, kind } of events) demand(end === undefined || seq <= end.seq || !kind.startsWith('case.') || TIDYING.has(kind), `I9: ${kind} after the end`);
  return faults;
}

const countOf = (events: readonly AuditRecord[], kind: string): number => events.filter((event) => event.kind === `case.${kind}`).length;

const spent = (typed: readonly AuditRecord[]): number => typed.filter(({ data }) => data['right'] === false).length;

/** I2: whatever makes a pass has everything that it needs, at that instant. */
function brokenIntent(play: Play, state: RecoveryCase, before: readonly AuditRecord[], intent: AuditRecord, demand: (holds: boolean, fault: string) => void): void {
  const last = (kind: string): AuditRecord | undefined => before.findLast((event) => event.kind === `case.${kind}`);
  const yeses = [...new Map(before.filter(({ kind }) => kind === 'case.approved').map((yes) => [yes.data['nth'], yes])).values()];
  const approvers = new Set(yeses.map(({ personal }) => personal?.['approverId']));
  const [yes, press] = [last('approved'), last('collect-code-typed')];
  demand(yeses.length === state.needed && approvers.size === state.needed, `I2: ${yeses.length} yeses by ${approvers.size} people where ${state.needed} are needed`);
  demand(!approvers.has(play.claimantId), 'I2: the claimant approved');
  demand([...approvers].every((id) => id === play.managerId || id === play.deputyId || id === play.directorId || id === play.bossId), 'I2: somebody else approved');
  demand(!approvers.has(play.deputyId) || play.deputyGoneAt === null || play.deputyGoneAt >= intent.at, 'I2: the yes of a deputy who was taken back');
  demand(yes !== undefined && press !== undefined && press.at.getTime() - yes.at.getTime() <= APPROVAL_VALID_MS, 'I2: the yes was too old');
  demand(yes !== undefined && before.some(({ seq, kind, data }) => kind === 'case.match-code-typed' && data['right'] === true && seq < yes.seq), 'I2: no match code before the yes');
  const released = last('release-code-typed');
  demand(!state.sensitive || (released?.data['right'] === true && yes !== undefined && released.seq > yes.seq), 'I2: no release code after the last yes');
  demand(press?.data['right'] === true, 'I2: no collect code before the pass');
  demand(before.some(({ kind }) => kind === 'case.claimant-told'), 'a pass was asked for before anybody was told');
  demand(state.proof.kind === 'badge' && state.proof.hash === play.world.deps.badges.hashOf(SERIAL), 'I2: the proof is not theirs');
  for (const kind of NO) demand(!before.some((event) => event.kind === kind), `I3: a pass was asked for after ${kind}, at ${intent.at.toISOString()}`);
}

/** What the tenant saw: each call has its intent, and nobody got a pass who may not have one. */
function brokenAbroad({ world, asked, managerId, judged }: Play): string[] {
  const faults: string[] = [];
  const [intents, removals] = [...judged.values()].reduce(([a, b], one) => [a + one.intents, b + one.removals], [0, 0]);
  if (asked.length > intents) faults.push(`I1: ${asked.length} calls for ${intents} intents`);
  const removed = world.tenant.writes.filter((write) => write.startsWith('method '));
  if (removed.length > removals) faults.push(`I2: ${removed.length} methods were deleted, ${removals} by the claimant's word`);
  if (world.tenant.created.length > asked.length) faults.push('I1: more passes than calls');
  for (const { privilege, accountEnabled, managerId: manager, yeses } of asked) {
    if (privilege !== null) faults.push(`I4: a pass was asked for an administrator (${privilege})`);
    if (!accountEnabled) faults.push('I4: a pass was asked for a disabled account');
    // The director can become manager; then it takes another beside them.
    if (manager !== managerId && yeses < 2) faults.push('I2, T08: the manager had just changed when a pass was asked for');
  }
  return faults;
}

/** I5, once all has settled: a pass that is there is one that somebody was shown and has. */
export async function unknownPasses({ world, caseIds }: Play): Promise<readonly string[]> {
  const states = await Promise.all(caseIds.map((id) => world.state(id)));
  const kept = new Set(states.flatMap(({ issue, stage }) => (issue?.passId !== null && issue?.passId !== undefined && (stage === 'ended' || stage === 'collected') ? [issue.passId] : [])));
  return world.tenant.passes.filter(({ id }) => !kept.has(id)).map(({ id }) => `I5: nobody knows ${id}`);
}
