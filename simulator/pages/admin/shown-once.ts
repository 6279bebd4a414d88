import type { Session, Tenant } from '../../tenant/model.ts';

/** A secret that an administrator sees once: a pass that was just made, or a temporary password. */
export type Secret =
  | { readonly kind: 'pass'; readonly personId: string; readonly text: string; readonly startAt: number; readonly endAt: number; readonly createdAt: number; /** In which the start was chosen, or null. */ readonly zone: string | null }
  | { readonly kind: 'password'; readonly personId: string; readonly text: string };

/** By session; in no export and no file, and gone with the tenant. */
const secrets = new WeakMap<Tenant, Map<Session['id'], Secret>>();

export function keepSecret(tenant: Tenant, session: Session, secret: Secret): void {
  const kept = secrets.get(tenant) ?? new Map<Session['id'], Secret>();
  secrets.set(tenant, kept.set(session.id, secret));
}

/** Takes the secret away while reading it: nobody, the same administrator included, reads it again. */
export function takeSecret(tenant: Tenant, session: Session, personId: string): Secret | null {
  const secret = secrets.get(tenant)?.get(session.id) ?? null;
  if (secret?.personId !== personId) return null;
  secrets.get(tenant)?.delete(session.id);
  return secret;
}
