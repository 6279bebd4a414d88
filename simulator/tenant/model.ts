import type { Fault } from './fault.ts';
import type { Change } from './journal.ts';
import type { AuditLine, RequestLine, SignInLine } from './log-lines.ts';
import type { Mail, Notification } from './messages.ts';
import type { Passkey, PasskeyChallenge, PasskeyPolicy, PasswordReset, SmsPolicy } from './method-records.ts';
import type { PendingApproval } from './number-match.ts';
import type { PcSettings } from './pc-settings.ts';
import type { Settings } from './settings.ts';
import type { FailedSignIns } from './sign-in.ts';
import type { Pin } from './windows-pin.ts';
import type { SetUp } from './windows-set-up.ts';
import type { TpmCount } from './windows-tpm.ts';

/**
 * A tenant: one isolated world. Plain data through and through, so that an export is its JSON and nothing else.
 * Instants are milliseconds since 1970 on the tenant's clock, unless the name ends in `RealAt`: those are the
 * machine's, because token libraries read the machine's clock (design, "simulator's tokens").
 */
export interface Tenant {
  readonly id: string;
  readonly domain: string;
  readonly displayName: string;
  readonly seed: string;
  clock: TenantClock;
  settings: Settings;
  passPolicy: PassPolicy;
  /** Instant of the last change of the pass policy, for the lag with which Entra applies one. */
  passPolicyBefore: { readonly policy: PassPolicy; readonly changedAt: number } | null;
  passkeyPolicy: PasskeyPolicy;
  smsPolicy: SmsPolicy;
  readonly passkeyChallenges: PasskeyChallenge[];
  readonly passwordResets: PasswordReset[];
  /** What Authenticator apps were asked, oldest first. */
  readonly pendingApprovals: PendingApproval[];
  readonly people: Person[];
  /** Deleted within the last thirty days, oldest first: whoever is here can be restored. */
  readonly deletedPeople: DeletedPerson[];
  readonly contacts: Contact[];
  readonly devices: Device[];
  readonly groups: Group[];
  readonly administrativeUnits: AdministrativeUnit[];
  readonly roleAssignments: RoleAssignment[];
  readonly roleEligibilities: TimedRole[];
  /** Active, but from some instant on or until one. Graph tells of them; on the simulated pages they give no power. */
  readonly timedAssignments: TimedRole[];
  readonly apps: App[];
  /** Oldest first; none before the first is needed. */
  readonly tokenKeys: TokenKey[];
  readonly sessions: Session[];
  readonly codes: AuthorizationCode[];
  readonly grants: Grant[];
  readonly mail: Mail[];
  readonly notifications: Notification[];
  readonly faults: Fault[];
  /** What lately changed objects were before, oldest first, for reads that lie behind (settings, lags). */
  readonly changes: Change[];
  readonly requests: RequestLine[];
  readonly signIns: SignInLine[];
  readonly audits: AuditLine[];
  readonly clockMoves: ClockMove[];
}

/** The clock was set, moved on, stopped or let run: `at` before and `to` after it. */
export interface ClockMove {
  readonly at: number;
  readonly to: number;
  readonly frozen: boolean;
}

/** Runs with the machine's clock at a distance, or stands still. */
export interface TenantClock {
  readonly offsetMs: number;
  /** Where the clock stands still, or null while it runs. */
  readonly frozenAt: number | null;
}

/** What the directory says of a person beside what recovery needs; left out: nothing. Named as in Graph. */
export interface Profile {
  city?: string | null;
  companyName?: string | null;
  country?: string | null;
  department?: string | null;
  employeeType?: string | null;
  mailNickname?: string | null;
  postalCode?: string | null;
  state?: string | null;
  streetAddress?: string | null;
  usageLocation?: string | null;
}

/** What a mailbox answers while its owner is away; between the two instants where it is scheduled. */
export type AutomaticReplies = { readonly status: 'alwaysEnabled' } | { readonly status: 'scheduled'; readonly startAt: number; readonly endAt: number };

export interface Person extends Profile {
  /** Stable name in the seed; tests and the hub speak of people by it. */
  readonly key: string;
  readonly id: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  /** Like `employeeId` and `managerId` written by `changePerson` alone: people are looked up by it. */
  readonly userPrincipalName: string;
  mail: string | null;
  otherMails: string[];
  jobTitle: string | null;
  officeLocation: string | null;
  mobilePhone: string | null;
  businessPhones: string[];
  preferredLanguage: string | null;
  readonly employeeId: string | null;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  /** A guest whose account lives in another tenant; internal guests have `userType` Guest alone. */
  externalGuest: boolean;
  onPremisesSyncEnabled: boolean | null;
  readonly createdAt: number;
  /** Id of a person or of a contact. */
  readonly managerId: string | null;
  password: string;
  /** Chip serial of the badge in hexadecimal, as a reader types it. */
  badge: string;
  hasPhoto: boolean;
  /** Left out: off. */
  automaticReplies?: AutomaticReplies;
  pass: AccessPass | null;
  /** Passes that were replaced or deleted, youngest last: some places notice late (settings, lags). */
  readonly formerPasses: { readonly pass: AccessPass; readonly goneAt: number }[];
  readonly methods: Method[];
  /** Chosen on My Security Info; left out, or of a method that is gone: the first in order. */
  defaultMethodId?: string;
  /** Smart lockout: wrong secrets since the last right one, and until when sign-in is locked. */
  failedSignIns: FailedSignIns;
  sessionsValidFrom: number;
}

/**
 * A `temporaryAccessPassAuthenticationMethod`. Its text is said once, in the answer to the create call;
 * the tenant keeps only a digest, as nobody can ever read a pass again.
 */
export interface AccessPass {
  readonly id: string;
  readonly digest: string;
  readonly createdAt: number;
  readonly startAt: number;
  readonly lifetimeInMinutes: number;
  readonly isUsableOnce: boolean;
  usedAt: number | null;
}

export type Method =
  | { readonly kind: 'microsoftAuthenticator'; readonly id: string; displayName: string; phoneAppVersion: string; readonly createdAt: number; readonly phoneId: string; readonly secret: string }
  | { readonly kind: 'softwareOath'; readonly id: string; readonly createdAt: number; readonly secret: string }
  | { readonly kind: 'phone'; readonly id: string; phoneNumber: string; readonly phoneType: 'mobile' | 'alternateMobile' | 'office'; /** The number is also a sign-in name. */ smsSignIn: boolean }
  | { readonly kind: 'email'; readonly id: string; emailAddress: string }
  | Passkey
  | { readonly kind: 'windowsHello'; readonly id: string; displayName: string; readonly createdAt: number; readonly deviceId: string }
  | { readonly kind: 'platformCredential'; readonly id: string; displayName: string; readonly createdAt: number; readonly platform: 'macOS' };

export type MethodKind = Method['kind'];

export type Device = Pc | Phone;

/** `none`: out of the box, not joined yet (Autopilot). */
export type Join = 'entra' | 'hybrid' | 'none';

export interface Pc {
  readonly id: string;
  readonly kind: 'pc';
  name: string;
  readonly ownerId: string;
  join: Join;
  os: 'windows-10' | 'windows-11';
  online: boolean;
  /** Web sign-in (EnableWebSignIn) is off by default in Windows. */
  webSignIn: boolean;
  /** Non-destructive: policy EnablePinRecovery is on, and the reset keeps the keys. */
  pinReset: 'destructive' | 'non-destructive';
  /** What differs from how Windows comes. */
  settings: Partial<PcSettings>;
  pin: Pin | null;
  tpm: TpmCount;
  /** How somebody signed in to Windows the last time; null: nobody yet. */
  lastSignIn: 'hello' | 'password' | 'web' | null;
  /** The set-up of a PC out of the box while it is under way. */
  setUp: SetUp | null;
  /** Ids of people whose accounts every app on this PC may use, besides that of whoever is signed in to Windows. */
  accounts: string[];
  /** Who is signed in to Windows now. */
  desktop: { readonly personId: string; readonly sessionId: string | null; readonly since: number } | null;
}

export interface Phone {
  readonly id: string;
  readonly kind: 'phone';
  name: string;
  readonly ownerId: string;
  /** Lost or broken: the hub will not let anybody look at it. */
  lost: boolean;
  readonly accounts: PhoneAccount[];
}

/** An entry of the code app on a phone: what its QR code said (Key URI format). */
export interface PhoneAccount {
  readonly id: string;
  readonly issuer: string;
  readonly label: string;
  /** Base32. */
  readonly secret: string;
  readonly addedAt: number;
}

/**
 * A key that signs, or signed, the tenant's tokens; RSA 2048. In the clear and in every export, as all secrets of a
 * simulated tenant are: what an imported tenant gave out goes on being good.
 */
export interface TokenKey {
  /** base64url of the SHA-1 of the certificate, as Entra names its keys: a new key never comes under an old name. */
  readonly kid: string;
  /** PKCS #8 and X.509, DER in base64. */
  readonly privateKey: string;
  readonly certificate: string;
  /** When another took its place; null for the one that signs. */
  replacedAt: number | null;
}

/** A sign-in on one simulated device; several people can be played in one real browser. */
export interface Session {
  readonly id: string;
  readonly personId: string;
  /** Id of a PC or phone, or `browser` for some other browser. */
  readonly deviceId: string;
  readonly startedAt: number;
  readonly startedRealAt: number;
  /** What was shown, in order. `hello` is the PIN of a PC, `number` the one typed into Authenticator, `federated` what another identity provider says. */
  readonly proofs: readonly ('password' | 'pass' | 'code' | 'number' | 'hello' | 'federated' | 'federated-mfa')[];
  /** The pass behind the session: it dies with it. */
  readonly passId: string | null;
  /** *Stay signed in?* was answered with Yes: the browser keeps the sign-in when it is closed. */
  readonly stays?: true;
  endedAt: number | null;
}

/** An authorization code (RFC 6749 section 4.1). Kept as digest; `expiresRealAt` is ten minutes after issue. */
export interface AuthorizationCode {
  readonly digest: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** As S256 says it (RFC 7636 section 4.2), also where the app sent it plain. */
  readonly codeChallenge: string | null;
  readonly nonce: string | null;
  readonly scope: string;
  readonly contexts: AskedContexts;
  readonly personId: string;
  readonly sessionId: string;
  readonly expiresRealAt: number;
  redeemedAt: number | null;
}

/** What a refresh token and every access token of a person rest on; judged on the tenant's clock at each call. */
export interface Grant {
  readonly id: string;
  readonly clientId: string;
  readonly clientKind: ClientKind;
  readonly personId: string;
  readonly sessionId: string;
  readonly scope: string;
  readonly contexts: AskedContexts;
  readonly passId: string | null;
  readonly issuedAt: number;
  /** Null when `offline_access` was not asked for. */
  readonly refresh: RefreshFamily | null;
  revokedAt: number | null;
}

/** All refresh tokens of one sign-in in one app; each is numbered and sealed with the secret. */
export interface RefreshFamily {
  readonly secret: string;
  /** Number of the youngest. */
  serial: number;
  readonly startedAt: number;
  /** When the youngest was given out. */
  usedAt: number;
}

/** Authentication contexts that an app asked for, by the token that is to say them (claims request, `acrs`). */
export interface AskedContexts {
  readonly idToken: readonly string[];
  readonly accessToken: readonly string[];
}

/** As what an address of an app is registered: for a server, for pages of a browser, or for a program on a device. */
export type ClientKind = 'web' | 'spa' | 'public';

export interface PassPolicy {
  readonly state: 'enabled' | 'disabled';
  readonly defaultLifetimeInMinutes: number;
  readonly minimumLifetimeInMinutes: number;
  readonly maximumLifetimeInMinutes: number;
  readonly defaultLength: number;
  readonly isUsableOnce: boolean;
  readonly includeTargets: readonly PolicyTarget[];
  readonly excludeTargets: readonly PolicyTarget[];
}

/** `id` is a GUID, or `all_users` in an include target. */
export interface PolicyTarget {
  readonly targetType: 'user' | 'group';
  readonly id: string;
}

/** Memberships, roles and reports still name a deleted person, so that they are back when the person is. */
export interface DeletedPerson {
  readonly person: Person;
  readonly deletedAt: number;
}

export interface Contact {
  readonly key: string;
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
}

export interface Group {
  readonly key: string;
  readonly id: string;
  readonly displayName: string;
  /** Such groups cannot be nested in Entra, neither way. */
  readonly isAssignableToRole: boolean;
  readonly createdAt: number;
  /** Derived from the id when left out, as Entra does for groups of its own. */
  readonly mailNickname?: string;
  /** Only an export can say so: no group here gets mail. */
  readonly mailEnabled?: boolean;
  /** People and groups; written by `addMember` and `removeMember` alone once the tenant is made. */
  readonly memberIds: string[];
  readonly ownerIds: string[];
}

export interface AdministrativeUnit {
  readonly key: string;
  readonly id: string;
  readonly displayName: string;
}

export interface RoleAssignment {
  readonly id: string;
  /** A person, a role-assignable group or an app's service principal. */
  readonly principalId: string;
  /** For built-in roles the same as the role template's id. */
  readonly roleDefinitionId: string;
  /** `/` or `/administrativeUnits/{id}`. */
  readonly directoryScopeId: string;
}

/** Eligible, or active for a while. */
export interface TimedRole extends RoleAssignment {
  readonly startAt: number;
  readonly endAt: number | null;
}

export interface App {
  readonly name: string;
  readonly displayName: string;
  /** The application (client) id. */
  readonly clientId: string;
  readonly objectId: string;
  readonly servicePrincipalId: string;
  enabled: boolean;
  /** Shown by the control plane alone. */
  readonly secrets: { readonly value: string; readonly expiresRealAt: number }[];
  readonly certificates: AppCertificate[];
  /** Granted Graph application permissions, as in `User.Read.All`. */
  permissions: string[];
  /** Exact addresses; `http://localhost` with any port where the registered one has none (RFC 8252 section 7.3). */
  redirectUris: string[];
  /** The same for single-page apps and for programs on a device, which have no secret. */
  spaRedirectUris: string[];
  publicRedirectUris: string[];
  /** Permissions that the app offers as an API, as in `access_as_user`. */
  exposedScopes: string[];
  /** Only apps for several tenants may be used under `common` and `organizations`. */
  signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs';
  /** Where the browser tells the app that its person signed out; null for nowhere. */
  logoutUrl: string | null;
  readonly appRoles: { readonly id: string; readonly value: string; readonly displayName: string }[];
  readonly assignments: { readonly id: string; readonly principalId: string; readonly appRoleId: string }[];
  readonly ownerIds: string[];
  /** Optional claims in ID tokens: v2.0 carries `auth_time` only when registered. */
  optionalClaims: string[];
}

export interface AppCertificate {
  readonly pem: string;
  /** base64url of the SHA-1 and SHA-256 of the DER form, as the header fields x5t and x5t#S256 say it. */
  readonly x5t: string;
  readonly x5tS256: string;
}
