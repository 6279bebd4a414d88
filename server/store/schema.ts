import type { ColumnType, Generated } from 'kysely';
import type { FactorKind } from '../domain/factor-kinds.ts';
import type { BlockReason } from '../domain/notices.ts';

/** `timestamptz`, bound from the clock. */
type Instant = ColumnType<Date, Date>;
type OptionalInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** One registered kiosk. It has an enrolment code first, then a key, and stays in the list when revoked. */
export interface KioskTable {
  id: string;
  name: string;
  site: string;
  floor: string;
  desk_phone: string;
  created_at: Instant;
  /** Keyed hash of the enrolment code; null once it was used or replaced. */
  enrol_code_hash: string | null;
  enrol_expires_at: OptionalInstant;
  /** RFC 7638 thumbprint of the device key. */
  key_thumbprint: string | null;
  enrolled_at: OptionalInstant;
  last_seen_at: OptionalInstant;
  revoked_at: OptionalInstant;
  /** Keyed hash of the mark that its holder is known by; null: whichever comes next is taken. */
  mark_hash: Generated<string | null>;
  /** When a second holder of its key was noticed; null again when an operator has answered. */
  copied_at: OptionalInstant;
  /** The build of the page that it runs. */
  page: Generated<string | null>;
}

/** A badge: the keyed hash of its chip's serial, bound to the object id of its holder. */
export interface BadgeTable {
  serial_hash: string;
  person_id: string;
  bound_at: Instant;
  revoked_at: OptionalInstant;
}

/** A slip for the desk. The number says nothing; `why` is for the clerk, and so is what the audit log knows of the case. */
export interface SlipTable {
  number: string;
  kiosk_id: string;
  case_id: string | null;
  why: string;
  created_at: Instant;
  closed_at: OptionalInstant;
  closed_by: string | null;
  close_note: string | null;
}

/** Proofs of possession that were seen (RFC 9449 section 11.1), each once per key. */
export interface ProofReplayTable {
  key_thumbprint: string;
  jti_hash: string;
  keep_until: Instant;
}

/** One row: where the chain stands. Its lock makes the numbers gapless. */
export interface AuditHeadTable {
  only: ColumnType<true, never>;
  log_id: ColumnType<string, never>;
  seq: number;
  hash: Buffer;
}

/** One link: `hash` = SHA-256(hash before ‖ body), body = RFC 8785 JSON. The other columns are generated from it. */
export interface AuditEventTable {
  seq: number;
  body: string;
  hash: Buffer;
  kind: ColumnType<string, never>;
  subject: ColumnType<string, never>;
}

/** Personal details of an event, outside the chain: the link holds SHA-256(salt ‖ body) and outlives this row. */
export interface AuditPersonalTable {
  seq: number;
  salt: Buffer;
  body: string;
  at: Instant;
}

/** A signed statement of where the chain stood. */
export interface AuditCheckpointTable {
  seq: number;
  made_at: Instant;
  body: string;
  signature: Buffer;
}

/** A sign-in under way. The row holds nothing that could finish it. */
export interface SignInTable {
  id_hash: string;
  why: 'view' | 'fresh' | 'enrol' | 'desk';
  return_to: string;
  expires_at: Instant;
}

/** An approver's session, by the digest of its cookie. */
export interface ApproverSessionTable {
  id_hash: string;
  person_id: string;
  display_name: string;
  roles: string[];
  opened_at: Instant;
  seen_at: Instant;
  fresh_for: string | null;
  fresh_until: OptionalInstant;
  enrol_until: OptionalInstant;
  /** A passkey was used in it: it lives until then, however long nobody looks. */
  kept_until: OptionalInstant;
}

/** A session at the desk, by the digest of its cookie. It is no approver's, and no approver's is one. */
export interface DeskSessionTable {
  id_hash: string;
  person_id: string;
  display_name: string;
  roles: string[];
  opened_at: Instant;
  seen_at: Instant;
}

/** A key under which factors are encrypted, itself encrypted under the service key. */
export interface FactorKeyTable {
  id: string;
  wrapped: string;
  made_at: Instant;
}

/** An enrolment until `confirmed_at` is set, a factor afterwards. What is sealed opens in this row, for this person, alone. */
export interface FactorTable {
  id: string;
  person_id: string;
  kind: FactorKind;
  sealed: string;
  key_id: string | null;
  created_at: Instant;
  enrol_until: Instant;
  name: string | null;
  confirmed_at: OptionalInstant;
  usable_at: OptionalInstant;
  /** Of a code app: the youngest time step that was accepted, counted from 1970. */
  last_step: number | null;
  /** Of a passkey, to find it and keep it with one person; what counts is sealed. */
  credential_id: string | null;
  /** Of a passkey: what it last counted. */
  sign_count: number | null;
  last_used_for: string | null;
  failures: Generated<number>;
  wait_until: OptionalInstant;
  revoked_at: OptionalInstant;
}

/** What a passkey is asked to sign for one request. */
export interface FactorChallengeTable {
  request_id: string;
  person_id: string;
  challenge: string;
  until: Instant;
}

/** A case. `state` is the truth, bound by `mac` to id and version; the columns after it are drawn from it for look-ups. */
export interface RecoveryCaseTable {
  id: string;
  kiosk_id: string;
  start_nonce: string;
  version: number;
  /** JSON of the case; instants as ISO 8601 under names that end in `At`. */
  state: string;
  mac: string;
  /** JWE for the page, in stage `issued` and for 30 s alone. */
  sealed_pass: string | null;
  /** When the page was last known to be there; moved without a new version. */
  page_seen_at: Instant;
  started_at: Instant;
  stage: string;
  is_real: boolean;
  person_id: string | null;
  intent_at: OptionalInstant;
  pass_id: string | null;
}

/** A person who is kept out of recovery until two people have cleared it. */
export interface BlockTable {
  id: string;
  person_id: string;
  why: BlockReason;
  case_id: string;
  at: Instant;
  first_cleared_by: string | null;
  cleared_by: string | null;
  cleared_at: OptionalInstant;
}

/** A code that a person saved, by its keyed hash. */
export interface RecoveryCodeTable {
  code_hash: string;
  person_id: string;
  made_at: Instant;
  usable_at: Instant;
  used_at: OptionalInstant;
  used_for: string | null;
  voided_at: OptionalInstant;
}

/** Which case a request of an approver belongs to. The case itself says whose request it is. */
export interface CaseRequestTable {
  request_id: string;
  case_id: string;
}

/** A link *this was not me*, by the keyed hash of its token. */
export interface NotMeTable {
  token_hash: string;
  case_id: string;
  person_id: string;
  made_at: Instant;
  used_at: OptionalInstant;
}

/** A case that came to nothing for a person who is to hear of it. */
export interface FailedTryTable {
  case_id: string;
  person_id: string;
  kiosk_id: string;
  at: Instant;
}

/** What is to be done at an instant: one row a case, a mail, a notice, an answer to one, a person's failed tries. */
export interface DueTable {
  kind: 'case' | 'mail' | 'ping' | 'remind' | 'notice-approved' | 'notice-refused' | 'not-me' | 'tries' | 'deputy-named' | 'deputy-gone' | 'factor-waits';
  subject: string;
  due_at: Instant;
  since: Instant;
  tries: number;
  /** JSON, encrypted for this row alone. */
  sealed_mail: ColumnType<string | null, string | null, never>;
  lease: string | null;
  lease_ends_at: OptionalInstant;
}

export interface DeputyTable {
  manager_id: string;
  /** JSON, encrypted for this row alone. */
  sealed: string;
}

export interface ManagerSeenTable {
  person_id: string;
  manager_id: string | null;
  since: OptionalInstant;
}

/** A browser that is told of requests, by the digest of its address; address and keys open in this row, for this person, alone. */
export interface PushPhoneTable {
  id: string;
  person_id: string;
  mark: string;
  sealed: string;
  language: 'en' | 'de';
  added_at: Instant;
  ends_at: Instant;
}

/** One use that counts against quotas. */
export interface QuotaUseTable {
  key: string;
  ref: string;
  used_at: Instant;
}

export interface Database {
  kiosk: KioskTable;
  badge: BadgeTable;
  slip: SlipTable;
  proof_replay: ProofReplayTable;
  audit_head: AuditHeadTable;
  audit_event: AuditEventTable;
  audit_personal: AuditPersonalTable;
  audit_checkpoint: AuditCheckpointTable;
  recovery_case: RecoveryCaseTable;
  block: BlockTable;
  recovery_code: RecoveryCodeTable;
  case_request: CaseRequestTable;
  not_me: NotMeTable;
  failed_try: FailedTryTable;
  due: DueTable;
  manager_seen: ManagerSeenTable;
  deputy: DeputyTable;
  quota_use: QuotaUseTable;
  push_phone: PushPhoneTable;
  sign_in: SignInTable;
  approver_session: ApproverSessionTable;
  desk_session: DeskSessionTable;
  factor_key: FactorKeyTable;
  factor: FactorTable;
  factor_challenge: FactorChallengeTable;
}
