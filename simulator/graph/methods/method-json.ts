import { maskedPhone, seesPhonesMasked } from '../../tenant/administrators.ts';
import type { Method, MethodKind, Person, Tenant } from '../../tenant/model.ts';
import { smsSignInState } from '../../tenant/phone-method.ts';
import { graphInstant } from '../instant.ts';
import type { GraphCall } from '../operation.ts';

/** Everybody's password has this id (Graph, sample of authentication-list-passwordmethods). */
export const PASSWORD_ID = '28c10230-6103-485e-b985-444c60001490';

export const PASSWORD_TYPE = '#microsoft.graph.passwordAuthenticationMethod';
export const PASS_TYPE = '#microsoft.graph.temporaryAccessPassAuthenticationMethod';

const TYPES: Record<MethodKind, string> = {
  microsoftAuthenticator: '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
  softwareOath: '#microsoft.graph.softwareOathAuthenticationMethod',
  phone: '#microsoft.graph.phoneAuthenticationMethod',
  email: '#microsoft.graph.emailAuthenticationMethod',
  fido2: '#microsoft.graph.fido2AuthenticationMethod',
  windowsHello: '#microsoft.graph.windowsHelloForBusinessAuthenticationMethod',
  platformCredential: '#microsoft.graph.platformCredentialAuthenticationMethod',
};

/** Never the password; its date is not known to the service either (sample of authentication-list-passwordmethods). */
export const passwordJson = (): object => ({ id: PASSWORD_ID, password: null, createdDateTime: null });

/** A method as Graph shows it to this caller. Secrets are never shown again. */
export function methodJson(graph: GraphCall, owner: Person, method: Method): object {
  switch (method.kind) {
    case 'microsoftAuthenticator':
      return { id: method.id, displayName: method.displayName, deviceTag: 'SoftwareTokenActivated', phoneAppVersion: method.phoneAppVersion, createdDateTime: null };
    case 'softwareOath':
      return { id: method.id, secretKey: null };
    case 'phone':
      return { id: method.id, phoneNumber: isMasked(graph, owner) ? maskedPhone(method.phoneNumber) : method.phoneNumber, phoneType: method.phoneType, smsSignInState: smsSignInState(graph.tenant, method) };
    case 'email':
      return { id: method.id, emailAddress: method.emailAddress };
    case 'fido2':
      return {
        id: method.id, displayName: method.displayName, createdDateTime: graphInstant(method.createdAt), aaGuid: method.aaGuid, model: method.model,
        attestationCertificates: [], attestationLevel: method.attested ? 'attested' : 'notAttested', passkeyType: method.synced ? 'synced' : 'deviceBound',
      };
    case 'windowsHello':
      return { id: method.id, displayName: method.displayName, createdDateTime: graphInstant(method.createdAt), keyStrength: 'normal' };
    case 'platformCredential':
      return { id: method.id, displayName: method.displayName, createdDateTime: graphInstant(method.createdAt), keyStrength: 'normal', platform: method.platform };
  }
}

/** With its type, as in a collection of several types. */
export const typedMethodJson = (graph: GraphCall, owner: Person, method: Method): object => ({ '@odata.type': TYPES[method.kind], ...methodJson(graph, owner, method) });

const isMasked = ({ tenant, caller: { signedIn } }: GraphCall, owner: Person): boolean => signedIn !== null && seesPhonesMasked(tenant, signedIn.person, owner);

/** The device of a Windows Hello method, for `$expand=device`. */
export function deviceJson(tenant: Pick<Tenant, 'devices'>, deviceId: string): object | null {
  const pc = tenant.devices.find((device) => device.id === deviceId && device.kind === 'pc');
  if (pc?.kind !== 'pc') return null;
  return { id: pc.id, deviceId: pc.id, displayName: pc.name, operatingSystem: 'Windows', trustType: pc.join === 'hybrid' ? 'ServerAd' : 'AzureAd' };
}
