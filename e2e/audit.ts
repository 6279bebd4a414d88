import { gatherEvidence, type Evidence } from './invariants.ts';
import type { World } from './world.ts';

type AuditEvent = Evidence['events'][number];

/** The audit log's events of one kind, oldest first. */
export async function eventsOf(world: World, kind: string): Promise<readonly AuditEvent[]> {
  return (await gatherEvidence(world)).events.filter((event) => event.kind === kind);
}

/** How the one case of this world ended, with the true reason. */
export async function trueEnd(world: World): Promise<Readonly<Record<string, unknown>> | undefined> {
  return (await eventsOf(world, 'case.ended')).at(-1)?.data;
}
