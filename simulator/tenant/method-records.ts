import type { PolicyTarget } from './model.ts';

/** A WebAuthn credential; `credentialId` and the COSE key are base64url. */
export interface Passkey {
  readonly kind: 'fido2';
  readonly id: string;
  displayName: string;
  readonly createdAt: number;
  readonly aaGuid: string;
  readonly model: string;
  /** The authenticator proved its make. */
  readonly attested: boolean;
  /** Backed up and so on several devices, or bound to one. */
  readonly synced: boolean;
  readonly credentialId: string;
  readonly publicKey: string;
}

/** What a passkey that is being registered has to sign; good once. Kept as digest. */
export interface PasskeyChallenge {
  readonly digest: string;
  readonly personId: string;
  readonly expiresAt: number;
}

/** A password reset by an administrator, which Graph calls a long-running operation. */
export interface PasswordReset {
  readonly id: string;
  readonly personId: string;
  readonly at: number;
}

/** As Graph's `fido2AuthenticationMethodConfiguration`. */
export interface PasskeyPolicy {
  readonly state: 'enabled' | 'disabled';
  readonly isSelfServiceRegistrationAllowed: boolean;
  readonly isAttestationEnforced: boolean;
  readonly keyRestrictions: { readonly isEnforced: boolean; readonly enforcementType: 'allow' | 'block'; readonly aaGuids: readonly string[] };
  readonly includeTargets: readonly PolicyTarget[];
  readonly excludeTargets: readonly PolicyTarget[];
}

/** As Graph's `smsAuthenticationMethodConfiguration`, for everybody alike. */
export interface SmsPolicy {
  readonly state: 'enabled' | 'disabled';
  readonly isUsableForSignIn: boolean;
}
