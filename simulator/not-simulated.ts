/** Something of the real service that is missing here. */
export interface Missing {
  readonly what: string;
  /** Parts of paths that no route may have while this is true; a test holds the list to it. */
  readonly without?: readonly string[];
}

/** What a user of the simulator could miss, and must try against a real tenant instead. */
export const NOT_SIMULATED: readonly Missing[] = [
  { what: 'Conditional Access other than one answer for all apps and one for registering security information, alike for everybody, and the authentication context `c1` tied to MFA; sign-in risk, named locations, device compliance, session controls.', without: ['/conditionalAccess', '/identityProtection'] },
  { what: 'Sign-in by anything but password, Temporary Access Pass, codes of an authenticator app, numbers of Microsoft Authenticator, and Windows PIN: no texted or spoken codes, no signing in with a passkey, no sign-in without a password, no certificates, no hardware OATH tokens.', without: ['hardwareOath', '/x509Certificate'] },
  { what: 'Self-service password reset, and why somebody is sent to register (registration campaign, password reset, ID Protection): that they are sent is a setting.', without: ['/passwordreset/', 'registrationCampaign'] },
  { what: 'Consent: every app has what the seed or a test granted it, and nobody is asked.', without: ['/adminconsent', '/oauth2PermissionGrants'] },
  { what: 'Device code, on-behalf-of, implicit and hybrid flow, resource owner password, managed identities, pushed authorization, mutual TLS; the endpoints of version 1.0; personal accounts.', without: ['/devicecode', '/par', '/oauth2/token', '/oauth2/authorize', '/consumers'] },
  { what: 'Graph beyond the operations above: no delta queries, no change notifications, no `beta`, no `$metadata`; an unknown path is answered as Graph answers it, and logged.', without: ['/delta', '/subscriptions', '/beta', '/$metadata'] },
  { what: 'Limits by load other than those of the directory and of the logs for one app in one tenant, which are off unless switched on: none of mail and Teams, none of one app across tenants, no priorities.' },
  { what: 'Replication between regions: the lags of a tenant are fixed numbers that a test sets.' },
  { what: 'Guest sign-in, B2C, external identities, cross-tenant access. Of a federated domain, the company\'s own identity provider is one page that takes the password.', without: ['/federationConfiguration', '/crossTenantAccessPolicy', '/invitations'] },
  { what: 'Windows beyond the screens shown: a domain controller is in reach or not and does nothing else; no BitLocker, no face or finger, no security key at the lock, no Autopilot but the user-driven one, no time switched off for the TPM.', without: ['/deviceManagement', '/informationProtection'] },
  { what: 'Mail beyond `sendMail`: nothing leaves this machine, nothing bounces.', without: ['/messages', '/mailFolders'] },
  { what: 'Tokens on the tenant\'s clock: their `exp` is of this machine\'s clock, because token libraries read that; what rests on a pass or a session is judged on the tenant\'s at each call.' },
];
