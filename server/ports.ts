import type { DeputyStore, GuardedGroup, ManagerLink, ManagerMemory } from './approver-ports.ts';
import type { CaseEvent } from './domain/case-events.ts';
import type { RemovalResult } from './domain/case-commands.ts';
import type { Approval, AssertionEvidence, PublicJwk, RecoveryCase } from './domain/case-state.ts';
import type { FactorKind } from './domain/factor-kinds.ts';
import type { Quota } from './domain/limits.ts';
import type { MethodRef } from './domain/lost-methods.ts';
import type { AuditLog, BlockStore, SlipStore } from './desk-ports.ts';
import type { Block, FailedTry, NotMeLink } from './domain/notices.ts';
import type { Policy } from './domain/policy.ts';
import type { Secret } from './domain/secret.ts';
import type { KioskStore } from './kiosk-ports.ts';
import type { Mail, Mailer, Ping, ReachDeps } from './reach-ports.ts';

export type { Kiosk, KioskStore, MarkOffer } from './kiosk-ports.ts';
export type { Mail, Mailer } from './reach-ports.ts';

/** The only source of time. Instants inside the server are `Date`; spans are milliseconds with `Ms` in the name. */
export interface Clock {
  now(): Date;
}

/** The only source of randomness, from a cryptographic generator. */
export interface Random {
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** A whole number, evenly spread over 0 … below − 1. */
  int(below: number): number;
  /** 22 characters of base64url: 128 bit. */
  id(): string;
}

/** A person as the directory has them now. `null` where the directory did not say. */
export interface Person {
  /** Object id, a GUID in lower case: with the tenant, the only identity we join on. */
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly jobTitle: string | null;
  readonly mail: string | null;
  readonly otherMails: readonly string[];
  readonly employeeId: string | null;
  readonly preferredLanguage: string | null;
  readonly accountEnabled: boolean | null;
  readonly userType: string | null;
  readonly createdDateTime: Date | null;
}

export type Manager = { readonly kind: 'person'; readonly person: Person } | { readonly kind: 'none' } | { readonly kind: 'not-a-person' };

/** Why an account is out of reach of any manager's yes. `unreadable` counts as privileged. */
export type PrivilegeReason = 'role' | 'eligible-role' | 'role-assignable-group' | 'app-owner' | 'never-recover' | 'unreadable';

export interface LivePass {
  readonly id: string;
  readonly createdDateTime: Date;
  readonly startDateTime: Date;
  readonly lifetimeInMinutes: number;
  readonly isUsableOnce: boolean;
  readonly isUsable: boolean;
  readonly methodUsabilityReason: string;
}

export interface TenantPassPolicy {
  readonly enabled: boolean;
  readonly minimumLifetimeInMinutes: number;
  readonly maximumLifetimeInMinutes: number;
  readonly defaultLength: number;
  readonly isUsableOnce: boolean;
}

export interface SignInMethod {
  readonly id: string;
  /** Last part of `@odata.type`, as in `microsoftAuthenticatorAuthenticationMethod`. */
  readonly type: string;
  /** What its owner knows it by: the name of a device or key, or a telephone number. Null where the directory names none. */
  readonly name: string | null;
}

/** The directory did not answer usably: time-out, refusal, garbage. Never a yes. */
export class Unavailable extends Error {
  readonly code = 'unavailable';

  constructor(what: string, cause?: unknown) {
    super(`${what} is not available`, { cause });
  }
}

/** Reads from Microsoft Graph, fresh on every call. @throws {Unavailable} whatever went wrong. */
export interface Directory {
  /** By exact address, compared byte by byte after ASCII folding; null when nobody or more than one answers to it. */
  findPerson(address: string): Promise<Person | null>;
  /** {@link findPerson} for each, in their order, in few calls. */
  findPeople(addresses: readonly string[]): Promise<readonly (Person | null)[]>;
  person(id: string): Promise<Person | null>;
  managerOf(id: string): Promise<Manager>;
  /** Whether their mailbox answers by itself that they are away. */
  isAway(id: string, at: Date): Promise<boolean>;
  /** Direct members of a group, and whether few alone may change them. Null: there is no such group. */
  guardedGroup(groupId: string): Promise<GuardedGroup | null>;
  /** Of everybody in the directory; takes minutes in a large one. */
  managers(): Promise<readonly ManagerLink[]>;
  /** Never throws: what cannot be read is `unreadable`. Null: an ordinary account. */
  privilege(id: string): Promise<PrivilegeReason | null>;
  /** Object ids, in lower case, of every group the person is in, also through other groups. */
  memberOf(id: string): Promise<readonly string[]>;
  passes(id: string): Promise<readonly LivePass[]>;
  passPolicy(): Promise<TenantPassPolicy>;
  methods(id: string): Promise<readonly SignInMethod[]>;
  photo(id: string): Promise<{ readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | null>;
}

export interface PassRequest {
  readonly lifetimeInMinutes: number;
  readonly isUsableOnce: boolean;
}

/** What one POST did. `unknown`: it may have taken effect; only reading the directory tells. */
export type IssueOutcome =
  | { readonly outcome: 'created'; readonly pass: LivePass; readonly value: Secret<string> }
  | { readonly outcome: 'refused'; readonly status: number; readonly code: string }
  | { readonly outcome: 'throttled'; readonly retryAfterMs: number | null }
  /** The access token was not taken, so nothing was made; the next call asks for a new one. */
  | { readonly outcome: 'token-refused' }
  | { readonly outcome: 'unknown'; readonly why: string };

export type DeleteOutcome = 'deleted' | 'gone' | 'unknown';

/**
 * Writes passes, and takes a lost device's ways in. The only holder of the credential that can. Never retries by itself, never follows a redirect,
 * ends within 10 s, never throws.
 */
export interface PassIssuer {
  create(personId: string, request: PassRequest): Promise<IssueOutcome>;
  delete(personId: string, passId: string): Promise<DeleteOutcome>;
  /** Signs the person out everywhere. */
  endSessions(personId: string): Promise<'ended' | 'unknown'>;
  removeMethod(personId: string, method: MethodRef): Promise<RemovalResult>;
  /** @throws {Unavailable} */
  list(personId: string): Promise<readonly LivePass[]>;
}

/** What takes passes away and cannot make one. */
export type PassRemover = Pick<PassIssuer, 'delete' | 'list'>;

/** Sub-keys of the one service key, each by its label, so that none serves two ends. */
export interface KeyRing {
  /** HMAC-SHA-256 under the label's own key, 43 characters of base64url: for codes and serials that are too short to be hashed bare. */
  mac(label: string, text: string): string;
  /** AES-256-GCM. `row` names the one place where the text belongs (table, key, column); elsewhere it does not open. */
  encrypt(row: string, text: Secret<string>): string;
  /** @throws when it was changed, moved to another row, or made under another key. */
  decrypt(row: string, sealed: string): Secret<string>;
  /** 32 bytes for a key pair of the label's own. */
  seed(label: string): Secret<Uint8Array>;
}

/** A case as read. `version` goes back with the next save, so that of two deciders one loses. */
export interface StoredCase {
  readonly recoveryCase: RecoveryCase;
  readonly version: number;
  /** When its page was last known to be there. */
  readonly kioskSeenAt: Date;
}

/** What is committed together with a change of state. */
export interface CaseChange {
  readonly recoveryCase: RecoveryCase;
  /** One audit record each. */
  readonly events: readonly CaseEvent[];
  readonly mails?: readonly Mail[];
  readonly pings?: readonly Ping[];
  /** Keeps the person out of recovery from this change on. */
  readonly block?: Block;
  /** The person for whom it came to nothing, where the case itself names none. */
  readonly failedTry?: string;
  /** Kept for a repeat by the same page; dropped with the first change that does not give it again or leaves stage `issued`. */
  readonly sealedPass?: string;
}

/** `conflict`: somebody else was first, read again. `person-busy`: the person has another live case. */
export type SaveOutcome = 'saved' | 'conflict' | 'person-busy';

/** Cases. Each change is one transaction: state, audit records, mails and the next due instant, or nothing. */
export interface CaseStore {
  load(id: string): Promise<StoredCase | null>;
  /** By the link of any approver of the case, those asked before included. */
  byRequest(requestId: string): Promise<StoredCase | null>;
  byStartNonce(kioskId: string, nonce: string): Promise<StoredCase | null>;
  /** The newest case of a kiosk that has neither ended nor been collected. */
  currentOf(kioskId: string): Promise<StoredCase | null>;
  /** False when this kiosk has started a case with this nonce before: nothing was written. */
  insert(change: CaseChange, at: Date): Promise<boolean>;
  save(before: StoredCase, change: CaseChange, at: Date): Promise<SaveOutcome>;
  /** Null when none is kept any more. */
  sealedPass(id: string): Promise<string | null>;
  /** Marks pages as there. Never moves the mark back. */
  seen(ids: readonly string[], at: Date): Promise<void>;
  /** Whether the person is the claimant of a live case. */
  hasLiveCase(personId: string): Promise<boolean>;
  /** Cases with a yes of this approver that the claimant has not made use of yet, with the factor of each. */
  openApprovals(approverId: string): Promise<readonly { readonly caseId: string; readonly factorId: string }[]>;
  /** Whether a pass was made for the person since then, with a yes of this approver. */
  wasVouchedFor(asked: { readonly personId: string; readonly by: string; readonly since: Date }): Promise<boolean>;
  /** Cases that have not ended, the youngest first; at most `limit`. */
  live(limit: number): Promise<readonly StoredCase[]>;
  /** When making a pass for the person was last begun; null: never. */
  lastIntentFor(personId: string): Promise<Date | null>;
  /** The same, of passes that were really made. */
  lastPassFor(personId: string): Promise<Date | null>;
}

/** What is due, claimed so that no two sweeps handle the same row. */
export interface DueRow {
  readonly kind: 'case' | 'mail' | 'ping' | 'remind' | 'notice-approved' | 'notice-refused' | 'not-me' | 'tries' | 'deputy-named' | 'deputy-gone' | 'factor-waits';
  readonly subject: string;
  readonly dueAt: Date;
  readonly since: Date;
  readonly tries: number;
  /** Of a mail or ping alone. */
  readonly sealedMail: string | null;
  readonly lease: string;
}

/** What claimants are told outside their cases. Each change with its mails and audit records in one transaction. */
export interface NoticeStore {
  /** Queues a notice, and keeps the link in it by the hash of its token. */
  offer(tokenHash: string, link: NotMeLink, mails: readonly Mail[]): Promise<void>;
  /** Null for a link that nobody has, that was used or is too old. */
  find(tokenHash: string): Promise<NotMeLink | null>;
  /** Spends the link and all of its case, blocks the person, has the case taken back and tells the desk. False: it was spent already. */
  spend(tokenHash: string, link: NotMeLink, alarm: readonly Mail[]): Promise<boolean>;
  failedTries(personId: string): Promise<readonly FailedTry[]>;
  tellTries(tries: readonly FailedTry[], mails: readonly Mail[]): Promise<void>;
}

export interface DueStore {
  claim(now: Date, limit: number): Promise<readonly DueRow[]>;
  /** @throws when the row was changed past the server. */
  open(row: DueRow): Mail;
  /** @throws like {@link open}. */
  openPing(row: DueRow): Ping;
  /** Removes the row, unless it was set anew meanwhile. */
  done(row: DueRow): Promise<void>;
  /** Sets the next instant, unless the row was set anew meanwhile. */
  again(row: DueRow, dueAt: Date, failed: boolean): Promise<void>;
}

/** Uses counted against limits, in transactions of their own, so that no rollback and no clock set back takes one off. */
export interface QuotaStore {
  /** Counts one use by `ref` (once, however often it is called) and says whether it was within every quota. */
  take(key: string, ref: string, quotas: readonly Quota[], at: Date): Promise<boolean>;
  /** Whether there is none left of some quota; counts nothing. */
  isSpent(key: string, quotas: readonly Quota[], at: Date): Promise<boolean>;
  /** Takes a use back that turned out not to count. */
  release(key: string, ref: string): Promise<void>;
}

/** HMAC-SHA-256 under a service key, base64url. `label` keeps the uses apart. */
export type KeyedHash = (label: string, value: string) => string;

export interface BadgeStore {
  /** The keyed hash under which a chip's serial is kept; hexadecimal in any case. */
  hashOf(serial: string): string;
  /** Object id of the holder; null when nobody holds it or it was revoked. */
  holderOf(serialHash: string): Promise<string | null>;
}

/** Codes that people saved while all was well. */
export interface RecoveryCodeStore {
  /** How a code is kept before it is known whose it is. */
  hashOf(code: string): string;
  /** Spends a code of this person for this case: once, however often the same case asks. */
  spend(personId: string, hash: string, caseId: string): Promise<boolean>;
  /** A new set in the place of what there was, with its audit record and the mails that tell of it. */
  replace(personId: string, codes: Secret<readonly string[]>, usableAt: Date, mails: readonly Mail[]): Promise<void>;
  /** Null when the person never made any. */
  of(personId: string): Promise<{ readonly left: number; readonly madeAt: Date; readonly usableAt: Date } | null>;
}

/** A passkey's answer to a challenge, as the browser gives it (WebAuthn level 3, 5.2.2). All of it is base64url. */
export interface Assertion {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string | null;
}

/** A passkey that was just made (WebAuthn level 3, 5.2.1). All of it is base64url. */
export interface NewCredential {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
}

/** What the approver signs their yes with. */
export type GivenFactor = { readonly kind: 'totp'; readonly code: string } | { readonly kind: 'passkey'; readonly assertion: Assertion };

/** What a yes is for: the request that it answers, and the digest of its case now. */
export interface FactorUse {
  readonly requestId: string;
  readonly caseDigest: string;
}

/**
 * `over`: the challenge was used, replaced, or is too old. `copied`: right, but the passkey counts as if there were two
 * of it. `malformed`: no browser sends such a thing; nothing was counted.
 */
export type FactorCheck =
  | { readonly outcome: 'right'; readonly factorId: string; readonly evidence: AssertionEvidence | null }
  | { readonly outcome: 'wrong' | 'copied' | 'over' | 'locked' | 'waiting' | 'none' | 'malformed' };

/** What a passkey is asked to sign, and which ones may. All of it is base64url. */
export interface PasskeyChallenge {
  readonly challenge: string;
  readonly credentialIds: readonly string[];
}

/** The approver's own factors. A failure is counted before the check, for its kind alone, and survives a rollback. */
export interface Factors {
  /**
   * Whether the person can sign with a factor of these kinds; with an approval, whether the very factor that gave it
   * still stands behind it. `forged`: what is stored is not what that factor signed.
   */
  status(personId: string, kinds: readonly FactorKind[], approval?: Approval | null): Promise<'ready' | 'waiting' | 'none' | 'forged'>;
  /** Null: the person has no passkey that can be used now. */
  challenge(personId: string, use: FactorUse): Promise<PasskeyChallenge | null>;
  /** Spends what was given on exactly this use. Of many equal calls one is right. */
  check(personId: string, given: GivenFactor, use: FactorUse): Promise<FactorCheck>;
}

/** Compact JWE (ECDH-ES, A256GCM) of the pass for the page's key, `apv` = case id. */
export type SealPass = (pass: Secret<string>, pageKey: PublicJwk, caseId: string) => Promise<string>;

/** What is fixed at start. */
export interface Settings {
  /** Public origin of the approver's pages, without a slash at the end. */
  readonly approveOrigin: string;
  /** My Security Info of this cloud. */
  readonly securityInfoLink: string;
  /** True when the cloud is none of Microsoft's. */
  readonly cloudNotice: boolean;
  /** The build of the kiosk's page that is given out; null when its files do not say. */
  readonly kioskPage: string | null;
}

/** Everything that actions work with; each takes what it needs. */
export interface Deps extends ReachDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly directory: Directory;
  readonly issuer: PassIssuer;
  readonly mailer: Mailer;
  readonly cases: CaseStore;
  readonly due: DueStore;
  readonly quotas: QuotaStore;
  readonly badges: BadgeStore;
  readonly recoveryCodes: RecoveryCodeStore;
  readonly blocks: BlockStore;
  readonly notices: NoticeStore;
  readonly managers: ManagerMemory;
  readonly deputies: DeputyStore;
  readonly kiosks: KioskStore;
  readonly slips: SlipStore;
  readonly audit: AuditLog;
  readonly factors: Factors;
  readonly keyedHash: KeyedHash;
  readonly sealPass: SealPass;
  readonly policy: Policy;
  readonly settings: Settings;
  /** Cases whose page holds a stream of this process open. */
  readonly connectedPages: () => readonly string[];
  /** Runs the sweep soon: something is due now. Never throws, never waits. */
  readonly wake: () => void;
  /** Tells the operator of a fault that nobody waits for. Never given a secret. */
  readonly report: (what: string, error: unknown) => void;
}
