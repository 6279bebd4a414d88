import { DESK_REASONS, type DeskReason, type StoryKind, type StoryLine } from '../../contract/desk.ts';
import type { AuditRecord } from '../../desk-ports.ts';

/** Which line an event becomes; what is not here is not worth a sentence. */
const KIND_OF: Readonly<Record<string, StoryKind | ((data: AuditRecord['data']) => StoryKind | null)>> = {
  'case.started': 'started',
  'case.id-checked': 'id-checked',
  'case.approver-asked': 'asked',
  'request.mail-taken': 'mail-taken',
  'mail.given-up': 'mail-given-up',
  'request.push-taken': 'push-taken',
  'request.push-gone': 'push-gone',
  'request.push-refused': 'push-failed',
  'request.push-given-up': 'push-failed',
  'request.teams-taken': 'teams-taken',
  'request.teams-refused': 'teams-missing',
  'request.teams-given-up': 'teams-failed',
  'request.reminded': 'reminded',
  'case.moved-on': ({ how }) => (how === 'not-available' ? 'not-available' : 'moved-on'),
  'case.nobody-next': 'nobody-next',
  'case.turned-decoy': 'decoy',
  'case.reported': 'reported',
  'case.request-opened': 'opened',
  'case.match-code-typed': ({ right }) => (right === true ? 'code-right' : 'code-wrong'),
  'case.page-resumed': 'page-resumed',
  'factor.refused': 'factor-refused',
  'case.approved': 'approved',
  'case.approval-lapsed': 'lapsed',
  'case.approval-renewed': 'renewed',
  'case.release-code-typed': ({ right }) => (right === true ? 'released' : 'release-wrong'),
  'case.collect-code-typed': ({ right }) => (right === true ? null : 'collect-wrong'),
  'case.claimant-told': 'told',
  'case.sessions-ended': 'sessions-ended',
  'case.lost-method-removed': 'method-removed',
  'case.lost-method-kept': 'method-kept',
  'case.issue-intended': 'making',
  'case.pass-issued': 'made',
  'case.pass-shown': 'shown',
  'case.pass-collected': 'collected',
  'case.approval-undone': 'taken-back',
  'case.repudiated': 'not-me',
  'case.stopped-at-desk': 'stopped',
  'case.voided': 'stopped',
  'case.revocation-begun': 'deleting',
  'case.pass-deleted': 'deleted',
  'case.ended': 'ended',
};

/** What the audit log knows of a case, a line for each event that says something to a clerk. `nameOf` an object id. */
export function tellStory(records: readonly AuditRecord[], nameOf: (id: string) => string, now: Date): readonly StoryLine[] {
  const approvers = new Map<unknown, string>();
  let asked: string | null = null;
  return records.flatMap(({ kind, at, data, personal }) => {
    const found = KIND_OF[kind];
    const line = typeof found === 'function' ? found(data) : found;
    if (line === undefined || line === null) return [];
    if (line === 'asked') {
      asked = nameIn(personal, 'approverId', nameOf);
      approvers.set(data['requestId'], asked ?? '');
    }
    const own = nameIn(personal, 'clerkId', nameOf) ?? nameIn(personal, 'approverId', nameOf) ?? (typeof personal?.['address'] === 'string' ? personal['address'] : null);
    const told: StoryLine = {
      kind: line,
      agoMs: Math.max(0, now.getTime() - at.getTime()),
      who: own ?? approvers.get(data['requestId']) ?? asked,
      left: typeof data['triesLeft'] === 'number' ? data['triesLeft'] : null,
      reason: reasonIn(data['reason']) ?? reasonIn(data['why']),
      ending: line === 'ended' ? (data['ending'] as StoryLine['ending']) : null,
    };
    return [told];
  });
}

/** Everybody whom the records name by object id. */
export const peopleIn = (records: readonly AuditRecord[]): readonly string[] =>
  records.flatMap(({ personal }) => ['approverId', 'clerkId'].flatMap((key) => (typeof personal?.[key] === 'string' ? [personal[key]] : [])));

const nameIn = (personal: AuditRecord['personal'], key: string, nameOf: (id: string) => string): string | null => {
  const id = personal?.[key];
  return typeof id === 'string' ? nameOf(id) : null;
};

const reasonIn = (value: unknown): DeskReason | null => DESK_REASONS.find((reason) => reason === value) ?? null;
