import type { AuditEvent, JsonObject } from '../domain/audit-chain.ts';
import type { CaseEvent } from '../domain/case-events.ts';

/** An event of a case as the audit log keeps it: what moves the state in secret stays out, people go to the erasable part. */
export function caseAudit(caseId: string, event: CaseEvent): AuditEvent {
  const { type, at: _at, ...rest } = event;
  const { hidden: _hidden, personal, ...data } = { hidden: undefined, personal: undefined, ...rest };
  return {
    kind: `case.${type}`,
    subject: caseId,
    data: asJson(data),
    ...(personal === undefined ? {} : { personal: asJson(personal) }),
  };
}

const asJson = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;
