import { sql, type Kysely } from 'kysely';
import type { PermissionReport } from './directory/check-permissions.ts';
import { PERMISSIONS_KEPT } from './domain/limits.ts';
import { passOffers } from './domain/pass-policy.ts';
import type { Policy } from './domain/policy.ts';
import type { ManagerMemory } from './approver-ports.ts';
import type { Clock, Directory } from './ports.ts';
import { remembered } from './remembered-check.ts';
import type { ReadinessCheck } from './routes/health.ts';
import type { Database } from './store/schema.ts';

export interface ReadinessParts {
  readonly clock: Clock;
  readonly db: Kysely<Database>;
  readonly directory: Directory;
  /** Says nothing before it was first read who manages whom. */
  readonly managers: ManagerMemory;
  /** Resolves when a look that is under way or due has come to its end. */
  readonly lookAtManagers: () => Promise<void>;
  readonly policy: Policy;
  readonly permissions: () => Promise<readonly PermissionReport[]>;
  /** Resolves once Entra has said where it signs people in. */
  readonly signIn: () => Promise<unknown>;
}

/** What must work before the first claimant comes; each fault names the change that mends it. */
export const readinessChecks = ({ clock, db, directory, managers, lookAtManagers, policy, permissions, signIn }: ReadinessParts): Readonly<Record<string, ReadinessCheck>> => ({
  database: async () => {
    await sql`select 1`.execute(db);
    return null;
  },
  // One read of the tenant's policy shows that the directory answers and that a pass can be made under it.
  passes: async () => {
    const wanted = passOffers(policy, await directory.passPolicy()).filter(({ purpose }) => policy.passes[purpose].on);
    if (wanted.some((offer) => offer.available)) return null;
    return [...new Set(wanted.map((offer) => (offer.available ? '' : offer.mend)))].join(' ') || 'Switch a purpose on in the policy file.';
  },
  permissions: remembered(async () => (await permissions()).flatMap(faultsOf).join(' ') || null, clock, PERMISSIONS_KEPT),
  managers: async () => {
    if (!policy.newManagerNeedsSecond || (await managers.isThere())) return null;
    // The first look has begun with the server; whoever asks meanwhile waits for it.
    await lookAtManagers();
    if (await managers.isThere()) return null;
    return 'Wait until it was first read whose manager is who.';
  },
  onCall: async () => {
    if (policy.onCallGroupId === null) return null;
    const group = await directory.guardedGroup(policy.onCallGroupId);
    if (group?.isAssignableToRole === true) return null;
    return 'Name a group in "approvers.onCallGroup" of the policy file to which roles can be assigned: of any other nobody is asked.';
  },
  signIn: async () => {
    await signIn();
    return null;
  },
});

/** Too much is a fault like too little: whoever steals the credential holds what the app holds. */
const faultsOf = ({ holder, missing, excess }: PermissionReport): string[] => [
  ...(missing.length > 0 ? [`Grant the ${holder} app ${missing.join(', ')}.`] : []),
  ...(excess.length > 0 ? [`Take ${excess.join(', ')} from the ${holder} app.`] : []),
];
