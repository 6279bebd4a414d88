import type { App, Person, Session, Tenant } from '../tenant/model.ts';
import { recordSignIn } from '../tenant/sign-in-log.ts';
import type { World } from '../world.ts';
import type { OauthError } from './error.ts';

interface Renewal {
  readonly tenant: Tenant;
  readonly world: World;
  /** The tenant's time. */
  readonly now: number;
  readonly person: Person;
  readonly session: Session;
  readonly app: App;
}

/** A renewal is a sign-in without the person (Entra, "Non-interactive user sign-ins"). Graph v1.0 does not list them, the control plane does. */
export function logRenewal({ tenant, world, now, person, session, app }: Renewal, refusal: OauthError | null): void {
  recordSignIn(tenant, { now, random: world.random }, {
    userId: person.id, userPrincipalName: person.userPrincipalName, appId: app.clientId, deviceId: session.deviceId, isInteractive: false, method: 'refresh token',
    errorCode: refusal?.fault.code ?? 0, failureReason: refusal?.message ?? '',
  });
}
