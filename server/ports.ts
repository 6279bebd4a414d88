import type { Secret } from './domain/secret.ts';

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
  person(id: string): Promise<Person | null>;
  managerOf(id: string): Promise<Manager>;
  /** Never throws: what cannot be read is `unreadable`. Null: an ordinary account. */
  privilege(id: string): Promise<PrivilegeReason | null>;
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
  | { readonly outcome: 'unknown'; readonly why: string };

export type DeleteOutcome = 'deleted' | 'gone' | 'unknown';

/**
 * Writes passes. The only holder of the credential that can. Never retries by itself, never follows a redirect,
 * ends within 10 s, never throws.
 */
export interface PassIssuer {
  create(personId: string, request: PassRequest): Promise<IssueOutcome>;
  delete(personId: string, passId: string): Promise<DeleteOutcome>;
  /** @throws {Unavailable} */
  list(personId: string): Promise<readonly LivePass[]>;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** @throws {Unavailable} when the service did not accept it. */
  send(mail: Mail): Promise<void>;
}

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
