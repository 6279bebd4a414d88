import { auditLog, type AuditEvent } from './audit.ts';
import type { World } from './world.ts';

/** Invariants that one story can show (SECURITY.md): how many things each was checked on. */
export type Checked = Record<'I1' | 'I2' | 'I4' | 'I5' | 'I6' | 'I7' | 'I9' | 'I10', number>;

export interface Judging {
  /** Five minutes of clock have passed since the last fault: whatever was unknown must be settled by now (I5). */
  readonly settled?: boolean;
  /** Ids of passes that somebody else made. */
  readonly foreign?: readonly string[];
}

interface PassOfTenant {
  readonly id: string;
  readonly createdAt: number;
  readonly startAt: number;
  readonly lifetimeInMinutes: number;
  readonly isUsableOnce: boolean;
  readonly usedAt: number | null;
}

interface ExportedPerson {
  readonly key: string;
  readonly id: string;
  readonly managerId: string | null;
  readonly pass: PassOfTenant | null;
  readonly formerPasses: readonly { readonly pass: PassOfTenant; readonly goneAt: number }[];
}

interface CaseState {
  readonly proof: { readonly kind: string; readonly hash?: string; readonly clerkId?: string | null };
  readonly person: { readonly id: string } | null;
  readonly matchTriesLeft: number;
  readonly collectTriesLeft: number;
  readonly releaseTriesLeft: number;
}

/** Everything that the invariants are judged by, read from outside. */
export interface Evidence {
  readonly events: readonly AuditEvent[];
  readonly badges: readonly { readonly serialHash: string; readonly personId: string }[];
  readonly codes: readonly { readonly personId: string; readonly usedFor: string | null }[];
  readonly cases: readonly { readonly id: string; readonly stage: string; readonly state: CaseState }[];
  readonly people: readonly ExportedPerson[];
  readonly groups: readonly { readonly isAssignableToRole: boolean; readonly memberIds: readonly string[] }[];
  readonly requests: readonly { readonly method: string; readonly path: string; readonly query: string; readonly status: number | null }[];
  readonly auditVerdict: string;
}

/** Accounts of the seed for which no pass may ever be made. */
export const NEVER = ['globaladmin', 'eligible', 'groupadmin', 'groupeligible', 'scopedadmin', 'appowner', 'breakglass', 'guest', 'nomanager', 'disabled', 'selfmanaged', 'contactmanager', 'nofactor', 'newhire'];

const APPROVAL_VALID_MS = 120_000;
/** After its end a case only tidies up. */
const TIDYING = new Set(['case.orphan-sweep', 'case.pass-deleted', 'case.delete-failed', 'case.lost-method-removed', 'case.lost-method-kept']);
const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Every path that the server may ask of Graph, and the token endpoint's: what a person typed is in none of them. */
const PATHS = [
  `/${GUID}/oauth2/v2\\.0/(?:token|authorize|logout)`,
  `/${GUID}/(?:v2\\.0/\\.well-known/openid-configuration|discovery/v2\\.0/keys)`,
  '/common/discovery/instance',
  // Where people are sent; their browsers ask for it, not the server.
  `/${GUID}/(?:(?:pcs/${GUID}/)?security-info|signin/${GUID})`,
  '/v1\\.0/users',
  // Assigned by administrators in stories.
  `/v1\\.0/users/${GUID}/manager/\\$ref`,
  `/v1\\.0/users/${GUID}/mailboxSettings/automaticRepliesSetting`,
  `/v1\\.0/users/${GUID}(?:/manager|/photo/\\$value|/transitiveMemberOf(?:/microsoft\\.graph\\.group)?|/memberOf|/ownedObjects(?:/microsoft\\.graph\\.[A-Za-z]+)?|/sendMail)?`,
  `/v1\\.0/users/${GUID}/(?:revokeSignInSessions|authentication/(?:methods|temporaryAccessPassMethods(?:/${GUID})?))`,
  `/v1\\.0/users/${GUID}/authentication/(?:microsoftAuthenticatorMethods|softwareOathMethods|phoneMethods)/${GUID}`,
  `/v1\\.0/users/${GUID}/authentication/fido2Methods/[\\w-]+`,
  `/v1\\.0/users/${GUID}/teamwork/sendActivityNotification`,
  // What a browser of an approver's was given by its push service.
  `/_push/${GUID}/${GUID}`,
  '/v1\\.0/roleManagement/directory/(?:roleAssignments|roleAssignmentSchedules|roleEligibilityScheduleInstances|roleEligibilitySchedules)',
  `/v1\\.0/(?:groups|applications|servicePrincipals)(?:/${GUID}|\\(appId='${GUID}'\\))?(?:/appRoleAssignments|/owners|/members(?:/\\$ref)?)?`,
  '/v1\\.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass',
].map((path) => new RegExp(`^${path}$`, 'i'));
const METHOD = /\/authentication\/(?:microsoftAuthenticator|softwareOath|phone|fido2)Methods\//;
const SENDER = /^\/v1\.0\/users\/[^/]+\/sendMail$/;

export async function gatherEvidence(world: World): Promise<Evidence> {
  const { db } = world;
  const events = await auditLog(world);
  const badges = await db.selectFrom('badge').select(['serial_hash as serialHash', 'person_id as personId']).execute();
  const codes = await db.selectFrom('recovery_code').select(['person_id as personId', 'used_for as usedFor']).execute();
  const cases = await db.selectFrom('recovery_case').select(['id', 'stage', 'state']).execute();
  const exported = (await world.tenant.read('/export')) as { tenant: Pick<Evidence, 'people' | 'groups'> };
  return {
    events,
    badges,
    codes,
    cases: cases.map((row) => ({ ...row, state: JSON.parse(row.state) as CaseState })),
    people: exported.tenant.people,
    groups: exported.tenant.groups,
    requests: await world.tenant.requests(),
    auditVerdict: await world.host.admin('audit', 'verify').catch((error: unknown) => `broken: ${String(error)}`),
  };
}

/**
 * Judges the evidence. @throws {Error} naming each violation.
 * @returns how many things each invariant was checked on, so that a check of nothing shows.
 */
export function judge(evidence: Evidence, { settled = false, foreign = [] }: Judging = {}): Checked {
  const faults: string[] = [];
  const checked: Checked = { I1: 0, I2: 0, I4: 0, I5: 0, I6: 0, I7: 0, I9: 0, I10: 0 };
  const check = (invariant: keyof Checked, holds: boolean, fault: string): void => {
    checked[invariant] += 1;
    if (!holds) faults.push(`${invariant}: ${fault}`);
  };

  const byCase = Map.groupBy(evidence.events.filter(({ kind }) => kind.startsWith('case.')), ({ subject }) => subject);
  for (const [id, events] of byCase) judgeCase(id, events, evidence, check);
  judgeReplaced(evidence, check);
  judgeRemovals(evidence, check);
  judgeRequests(evidence, check);
  if (settled) judgeSettled(evidence, foreign, check);

  evidence.events.forEach(({ seq }, index) => { check('I6', seq === index + 1, `event ${index + 1} of the log has the number ${seq}`); });
  check('I6', !evidence.auditVerdict.startsWith('broken'), `the audit log does not verify: ${evidence.auditVerdict}`);
  for (const { id, stage } of evidence.cases) {
    const ended = byCase.get(id)?.some(({ kind }) => kind === 'case.ended') ?? false;
    check('I6', ended === (stage === 'ended'), `case ${id} is in stage ${stage}, the log says ${ended ? 'ended' : 'not ended'}`);
  }

  if (faults.length > 0) throw new Error(`Broken invariants:\n${faults.join('\n')}`);
  return checked;
}

type Check = (invariant: keyof Checked, holds: boolean, fault: string) => void;

function judgeCase(id: string, events: readonly AuditEvent[], evidence: Evidence, check: Check): void {
  const all = (kind: string): readonly AuditEvent[] => events.filter((event) => event.kind === `case.${kind}`);
  check('I1', all('pass-issued').length <= 1, `case ${id} has ${all('pass-issued').length} passes`);
  check('I1', all('pass-shown').length <= 1, `case ${id} showed a pass ${all('pass-shown').length} times`);

  const state = evidence.cases.find((row) => row.id === id)?.state;
  judgeCount(id, all('match-code-typed'), state?.matchTriesLeft, check);
  judgeCount(id, all('collect-code-typed'), state?.collectTriesLeft, check);
  judgeCount(id, all('release-code-typed'), state?.releaseTriesLeft, check);

  const end = events.findIndex(({ kind }) => kind === 'case.ended');
  for (const later of end < 0 ? [] : events.slice(end + 1)) check('I9', TIDYING.has(later.kind), `case ${id} went on after its end: ${later.kind}`);
  if (end >= 0) check('I9', true, '');

  const issued = all('pass-issued')[0];
  if (issued === undefined) return;
  const intended = all('issue-intended').at(-1);
  const approved = all('approved').findLast(({ seq }) => seq < (intended?.seq ?? 0));
  const asked = all('approver-asked')[0];
  const claimantId = (asked?.personal?.['person'] as { id?: string } | undefined)?.id;
  const managerOf = (personId: string | null | undefined): string | null => evidence.people.find((person) => person.id === personId)?.managerId ?? null;
  const deputyOf = (managerId: string | null): unknown => evidence.events.findLast(({ kind, personal }) => kind === 'deputy.found' && personal?.['managerId'] === managerId)?.personal?.['deputyId'] ?? null;
  const holderOf: Readonly<Record<string, (approverId: unknown) => unknown>> = {
    manager: () => managerOf(claimantId),
    deputy: () => deputyOf(managerOf(claimantId)),
    'managers-manager': () => managerOf(managerOf(claimantId)),
    // Which group the policy names does not stand in the evidence; it must be one that few can change.
    'on-call': (approverId) => evidence.groups.some(({ isAssignableToRole, memberIds }) => isAssignableToRole && memberIds.includes(String(approverId))) ? approverId : null,
  };
  // Of a yes that lapsed and was given again the last one counts.
  const yeses = [...new Map(all('approved').filter(({ seq }) => seq < (intended?.seq ?? 0)).map((yes) => [yes.data['nth'], yes])).values()];
  const approvers = yeses.map(({ personal }) => personal?.['approverId']);
  check('I2', approved !== undefined && intended !== undefined, `case ${id} has a pass without a yes`);
  check('I2', yeses.length === all('approver-asked').at(-1)?.data['needed'] && new Set(approvers).size === yeses.length, `case ${id} has a pass with ${yeses.length} yeses`);
  for (const { data, personal } of yeses) {
    const [approverId, holder] = [personal?.['approverId'], holderOf[String(data['role'])]?.(personal?.['approverId'])];
    check('I2', approverId === holder && approverId !== claimantId, `case ${id} was approved by ${String(approverId)}, the ${String(data['role'])} is ${String(holder)}`);
  }
  check('I2', Date.parse(intended?.at ?? '') - Date.parse(approved?.at ?? '') <= APPROVAL_VALID_MS, `case ${id} was issued too long after the yes`);
  check('I2', all('match-code-typed').some(({ data, seq }) => data['right'] === true && seq < (approved?.seq ?? 0)), `case ${id} was approved without its match code`);
  const isReleased = all('release-code-typed').some(({ data, seq }) => data['right'] === true && seq > (approved?.seq ?? 0) && seq < (intended?.seq ?? 0));
  check('I2', isReleased || all('approver-asked').every(({ data }) => data['sensitive'] !== true), `case ${id} is of a sensitive person and has a pass without its release code`);
  check('I2', approvers.every((approverId) => proves(state?.proof, evidence, claimantId, approverId, id)), `case ${id} has no proof that counts`);
  const digests = evidence.events.filter((event) => event.kind === 'case.approved' && event.data['digest'] === approved?.data['digest']);
  check('I2', digests.length === 1, `the yes of case ${id} was used ${digests.length} times`);
}

/** Their own badge, a code of theirs that was spent on this case alone, or a clerk who is neither they nor the approver. */
function proves(proof: CaseState['proof'] | undefined, { badges, codes }: Evidence, claimantId: string | undefined, approverId: unknown, caseId: string): boolean {
  switch (proof?.kind) {
    case 'badge':
      return badges.some(({ personId, serialHash }) => personId === claimantId && serialHash === proof.hash);
    case 'recovery-code':
      return codes.some(({ personId, usedFor }) => personId === claimantId && usedFor === caseId);
    case 'id-check':
      return typeof proof.clerkId === 'string' && proof.clerkId !== claimantId && proof.clerkId !== approverId;
    default:
      return false;
  }
}

/** Each wrong code takes a try, a right one takes none, nothing gives one back; what the case remembers is what was logged. */
function judgeCount(id: string, typed: readonly AuditEvent[], remembered: number | undefined, check: Check): void {
  typed.forEach(({ kind, data }, index) => {
    const before = typed[index - 1]?.data['triesLeft'];
    const left = Number(data['triesLeft']);
    check('I7', before === undefined || left === Number(before) - (data['right'] === true ? 0 : 1), `${kind} of case ${id} went from ${String(before)} tries to ${left}`);
  });
  const last = typed.at(-1);
  if (last !== undefined) check('I7', last.data['triesLeft'] === remembered, `case ${id} remembers ${String(remembered)} tries after ${last.kind} with ${String(last.data['triesLeft'])}`);
}

/** Whoever had a pass asked for has none now, or one whose secret was recorded as sealed for their page. */
function judgeSettled({ people, events }: Evidence, foreign: readonly string[], check: Check): void {
  const passIds = (kind: string): string[] => events.filter((event) => event.kind === kind).map(({ data }) => String(data['passId']));
  const deleted = passIds('case.pass-deleted');
  const recorded = new Set([...foreign, ...passIds('case.pass-issued').filter((id) => !deleted.includes(id))]);
  const asked = new Set(events.filter(({ kind }) => kind === 'case.issue-intended').map(({ subject }) => subject));
  for (const event of events) {
    if (event.kind !== 'case.approver-asked' || !asked.has(event.subject)) continue;
    const person = people.find(({ id }) => id === (event.personal?.['person'] as { id?: string } | undefined)?.id);
    check('I5', person !== undefined && (person.pass === null || recorded.has(person.pass.id)), `${person?.key ?? 'somebody'} has a pass that nobody knows`);
  }
}

/**
 * A pass that was replaced while it could still be used: the create call does that without a word. One that we made
 * ourselves and never got to know, since reads lagged, is meant to go that way.
 */
function judgeReplaced({ people, requests, events }: Evidence, check: Check): void {
  const recorded = new Set(events.filter(({ kind }) => kind === 'case.pass-issued').map(({ data }) => data['passId']));
  const lost = events.filter(({ kind }) => kind === 'case.issue-unknown').map(({ at, subject }) => {
    const intended = events.findLast((event) => event.kind === 'case.issue-intended' && event.subject === subject && event.at <= at);
    return { from: Date.parse(intended?.at ?? at), to: Date.parse(at) };
  });
  for (const { key, formerPasses } of people) {
    for (const { pass, goneAt } of formerPasses) {
      const wasDeleted = requests.some(({ method, path, status }) => method === 'DELETE' && path.endsWith(`/${pass.id}`) && status !== 404);
      const wasOver = goneAt >= pass.startAt + pass.lifetimeInMinutes * 60_000 || (pass.isUsableOnce && pass.usedAt !== null);
      const wasOurOrphan = !recorded.has(pass.id) && lost.some(({ from, to }) => pass.createdAt >= from && pass.createdAt <= to);
      check('I1', wasDeleted || wasOver || wasOurOrphan, `a live pass of ${key} was replaced`);
    }
  }
}

/** Nothing of somebody's is deleted but what they chose at a press, at most once a choice, and with a pass made before. */
function judgeRemovals({ events, requests }: Evidence, check: Check): void {
  const chosen = events.filter(({ kind, data }) => kind === 'case.lost-method-answered' && data['methodType'] !== null);
  const deleted = requests.filter(({ method, path }) => method === 'DELETE' && METHOD.test(path));
  check('I2', deleted.length <= chosen.length, `${deleted.length} methods were deleted, ${chosen.length} were chosen`);
  for (const end of events.filter(({ kind }) => kind === 'case.lost-method-removed' || kind === 'case.lost-method-kept')) {
    const before = (kind: string): boolean => events.some((event) => event.kind === kind && event.subject === end.subject && event.seq < end.seq);
    check('I2', before('case.lost-method-answered') && before('case.sessions-ended') && before('case.pass-issued'), `case ${end.subject} dealt with a method out of turn`);
  }
}

function judgeRequests({ people, requests }: Evidence, check: Check): void {
  const never = new Set(people.filter(({ key }) => NEVER.includes(key)).map(({ id }) => id));
  for (const { method, path } of requests) {
    if (method === 'POST' && /\/(?:temporaryAccessPassMethods|revokeSignInSessions)$/.test(path)) check('I4', !never.has(path.split('/')[3] ?? ''), `a pass was asked for ${path}`);
    const known = PATHS.some((pattern) => pattern.test(path)) || (method === 'POST' && SENDER.test(path));
    check('I10', known, `${method} ${path} is no path of ours`);
  }
}

/** @throws {Error} naming each violation. */
export const invariantsHold = async (world: World, judging: Judging = {}): Promise<Checked> => judge(await gatherEvidence(world), judging);

export const countsOf = (checked: Checked): string => Object.entries(checked).map(([invariant, count]) => `${invariant} ${count}`).join('  ');
