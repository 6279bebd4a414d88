import type { Kysely } from 'kysely';
import { CHECKPOINT_LABEL } from './audit/checkpoint.ts';
import { checkpointFile, readCheckpointFile } from './audit/checkpoint-file.ts';
import { verifyAudit } from './audit/verify.ts';
import { deskRoutes } from './desk-routes.ts';
import { checkpointKey } from './domain/audit-checkpoint.ts';
import { pageSignIn, type SignInParts } from './page-sign-in.ts';
import type { Deps, KeyRing } from './ports.ts';
import type { Route } from './routes/route.ts';
import { DESK_COOKIES } from './routes/session-cookies.ts';
import { approverFactors } from './second-factor/factors.ts';
import type { FactorDeps } from './second-factor/factor-port.ts';
import { DESK_SIDE } from './sign-in/sides.ts';
import { deskRecords } from './store/desk-records.ts';
import type { deskSessions } from './store/desk-sessions.ts';
import type { Database } from './store/schema.ts';

interface Parts {
  readonly config: SignInParts['config'] & { readonly dataFolder: string };
  /** The kiosk's, on which the desk is. */
  readonly origin: string;
  readonly db: Kysely<Database>;
  readonly keys: KeyRing;
  readonly deps: Deps;
  readonly factors: FactorDeps;
  readonly sessions: ReturnType<typeof deskSessions>;
  readonly transactions: SignInParts['transactions'];
  readonly onRefused: SignInParts['onRefused'];
  readonly revokeFactorsOf: (personId: string, clerkId: string) => Promise<number>;
}

/** Everything that the desk is: signing in, and its calls with what they work with. */
export function deskSide({ config, origin, db, keys, deps, factors, sessions, transactions, onRefused, revokeFactorsOf }: Parts): readonly Route[] {
  const { issuer, sealPass: _neverSeals, clock, random, audit, ...shared } = deps;
  const signIn = pageSignIn({
    config,
    origin,
    side: DESK_SIDE,
    cookies: DESK_COOKIES,
    clock,
    random,
    transactions,
    onRefused,
    openSession: async ({ personId, displayName, roles }) => {
      await audit.append({ kind: 'desk.signed-in', subject: 'desk', data: { roles: roles.join(' ') }, personal: { clerkId: personId } });
      return sessions.open({ personId, displayName, roles });
    },
    endSession: (cookie) => sessions.end(cookie),
  });
  const calls = deskRoutes(
    {
      ...shared,
      clock,
      random,
      audit,
      issuer: { delete: (personId, passId) => issuer.delete(personId, passId), list: (personId) => issuer.list(personId) },
      // A clerk's passkey signs on the desk's page; what it signs there is nobody's yes.
      factors: approverFactors({ ...factors, origin }),
      records: {
        ...deskRecords(db),
        verify: () => verifyAudit(db, { key: checkpointKey(keys.seed(CHECKPOINT_LABEL)), fromFile: readCheckpointFile(checkpointFile(config.dataFolder)) }),
      },
      revokeFactorsOf,
    },
    {
      origin,
      find: (cookie) => sessions.find(cookie),
      note: (kind, act, clerkId) => audit.append({ kind, subject: 'desk', data: { act }, personal: { clerkId } }),
    },
  );
  return [...signIn.routes, ...calls];
}
