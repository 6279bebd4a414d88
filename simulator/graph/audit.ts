import { recordAudit, type AuditEvent } from '../tenant/audit.ts';
import type { GraphCall } from './operation.ts';

/** Writes down what a call did: by the person whom the token speaks for, else by the app. */
export function audit({ tenant, now, world, caller }: GraphCall, event: Omit<AuditEvent, 'by'>): void {
  const by = caller.signedIn === null ? { appId: caller.app.clientId } : { userId: caller.signedIn.person.id };
  recordAudit(tenant, { now, random: world.random }, { ...event, by });
}
