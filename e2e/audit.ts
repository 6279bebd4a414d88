import type { World } from './world.ts';

export interface AuditEvent {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal: Readonly<Record<string, unknown>> | null;
}

/** The whole audit log, oldest first. */
export async function auditLog({ db }: World): Promise<readonly AuditEvent[]> {
  const rows = await db.selectFrom('audit_event').leftJoin('audit_personal', 'audit_personal.seq', 'audit_event.seq').orderBy('audit_event.seq').select(['audit_event.body', 'audit_personal.body as personal']).execute();
  return rows.map(({ body, personal }) => ({ ...(JSON.parse(body) as AuditEvent), personal: personal === null ? null : (JSON.parse(personal) as AuditEvent['personal']) }));
}

/** The audit log's events of one kind, oldest first; of one subject alone where it is named. */
export async function eventsOf(world: World, kind: string, subject?: string): Promise<readonly AuditEvent[]> {
  return (await auditLog(world)).filter((event) => event.kind === kind && (subject === undefined || event.subject === subject));
}

/** How the one case of this world ended, with the true reason. */
export async function trueEnd(world: World): Promise<Readonly<Record<string, unknown>> | undefined> {
  return (await eventsOf(world, 'case.ended')).at(-1)?.data;
}
