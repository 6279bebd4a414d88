import type { ColumnType, Generated, JSONColumnType } from 'kysely';

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
}

/** A badge: the keyed hash of its chip's serial, bound to the object id of its holder. */
export interface BadgeTable {
  serial_hash: string;
  person_id: string;
  bound_at: Instant;
  revoked_at: OptionalInstant;
}

/** A slip for the desk. The number says nothing; `why` and the case are for the clerk. */
export interface SlipTable {
  number: string;
  kiosk_id: string;
  case_id: string | null;
  why: string;
  evidence: JSONColumnType<Record<string, unknown>>;
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
  why: 'view' | 'fresh' | 'enrol';
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
  fresh_until: OptionalInstant;
  enrol_until: OptionalInstant;
}

/** An enrolment until `confirmed_at` is set, a factor afterwards. The seed is encrypted for this row alone. */
export interface FactorTable {
  id: string;
  person_id: string;
  kind: 'totp';
  sealed_seed: string;
  created_at: Instant;
  enrol_until: Instant;
  name: string | null;
  confirmed_at: OptionalInstant;
  usable_at: OptionalInstant;
  last_step: number | null;
  last_used_for: string | null;
  failures: Generated<number>;
  wait_until: OptionalInstant;
  revoked_at: OptionalInstant;
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
  sign_in: SignInTable;
  approver_session: ApproverSessionTable;
  factor: FactorTable;
}
