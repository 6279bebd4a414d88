import type { Person } from '../../tenant/model.ts';
import { isFederated } from '../../tenant/sign-in-settings.ts';
import { offersPass } from '../../tenant/sign-in.ts';
import { isReplicating, passFacts } from '../../tenant/temporary-access-pass.ts';
import type { Visit } from '../visit.ts';
import type { Want } from './attempt.ts';

/** Whether the pass page comes up for this person now. The better page also asks for a pass that has not arrived yet. */
export function isPassOffered(visit: Visit, person: Person): boolean {
  const { tenant, now } = visit;
  if (tenant.settings.wording === 'ideal' && isReplicating(tenant, person, now)) return true;
  return offersPass(tenant.settings, passFacts(tenant, person, now), now);
}

/**
 * Whether a pass goes before the company's own identity provider. Documented: it does, except in the set-up of Windows
 * Hello under `enforceMfaByFederatedIdp`; assumed: a PIN reset is such a set-up.
 */
export function passGoesFirst(visit: Visit, person: Person, want: Want): boolean {
  const { signIn } = visit.tenant.settings;
  const isHello = want.kind === 'pc' && (want.goal === 'hello-mfa' || want.goal === 'new-pin');
  const isSentOn = isHello && isFederated(signIn, person.userPrincipalName) && signIn.federation?.federatedIdpMfaBehavior === 'enforceMfaByFederatedIdp';
  return !isSentOn && isPassOffered(visit, person);
}
