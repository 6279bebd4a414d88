/** Something of the real service that is missing here. */
export interface Missing {
  readonly what: string;
  /** Parts of paths that no route may have while this is true; a test holds the list to it. */
  readonly without?: readonly string[];
}

/** What a user of the simulator could miss, and must try against a real tenant instead. */
export const NOT_SIMULATED: readonly Missing[] = [
  { what: 'Conditional Access other than the authentication context `c1` tied to MFA; sign-in risk, named locations, device compliance, session controls.', without: ['/conditionalAccess', '/identityProtection'] },
  { what: 'Sign-in by anything but password, Temporary Access Pass, codes of an authenticator app, and Windows PIN: no push approvals, no number matching, no signing in with a passkey, no certificates, no hardware OATH tokens.', without: ['hardwareOath', '/x509Certificate'] },
  { what: 'Registration campaigns, self-service password reset, combined registration by an Intune policy.', without: ['/passwordreset/', 'registrationCampaign'] },
  { what: 'Consent: every app has what the seed or a test granted it, and nobody is asked.', without: ['/adminconsent', '/oauth2PermissionGrants'] },
  { what: 'Device code, on-behalf-of, implicit and hybrid flow, resource owner password, managed identities, pushed authorization, mutual TLS.', without: ['/devicecode', '/par'] },
  { what: 'Graph beyond the operations above: no delta queries, no change notifications, no `beta`; an unknown path is answered as Graph answers it, and logged.', without: ['/delta', '/subscriptions', '/beta'] },
  { what: 'Limits by load other than those of the directory and of the logs for one app in one tenant, which are off unless switched on: none of mail and Teams, none of one app across tenants, no priorities.' },
  { what: 'Replication between regions: the lags of a tenant are fixed numbers that a test sets.' },
  { what: 'Federated and guest sign-in, B2C, external identities, cross-tenant access.', without: ['/federationConfiguration', '/crossTenantAccessPolicy', '/invitations'] },
  { what: 'Windows beyond the screens shown: a domain controller is in reach or not and does nothing else; no BitLocker, no face or finger, no security key at the lock, no Autopilot but the user-driven one, no time switched off for the TPM.', without: ['/deviceManagement', '/informationProtection'] },
  { what: 'Mail beyond `sendMail`: nothing leaves this machine, nothing bounces.', without: ['/messages', '/mailFolders'] },
  { what: 'Tokens on the tenant\'s clock: their `exp` is of this machine\'s clock, because token libraries read that; what rests on a pass or a session is judged on the tenant\'s at each call.' },
];
