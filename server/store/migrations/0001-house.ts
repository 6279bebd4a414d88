/** Kiosks, badges, slips, replay memory and the audit log. */
export const up = `
create table kiosk (
  id text primary key,
  name text not null,
  site text not null,
  floor text not null,
  desk_phone text not null,
  created_at timestamptz not null,
  enrol_code_hash text unique,
  enrol_expires_at timestamptz,
  key_thumbprint text unique,
  enrolled_at timestamptz,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  check ((enrol_code_hash is null) = (enrol_expires_at is null)),
  check ((key_thumbprint is null) = (enrolled_at is null))
);
create unique index kiosk_name on kiosk (name) where revoked_at is null;

create table badge (
  serial_hash text primary key,
  person_id text not null,
  bound_at timestamptz not null,
  revoked_at timestamptz
);
create index badge_person on badge (person_id);

create table slip (
  number text primary key,
  kiosk_id text not null references kiosk,
  case_id text,
  why text not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  close_note text,
  check ((closed_at is null) = (closed_by is null))
);
create index slip_open on slip (created_at) where closed_at is null;
create index slip_case on slip (case_id);

create table proof_replay (
  key_thumbprint text not null,
  jti_hash text not null,
  keep_until timestamptz not null,
  primary key (key_thumbprint, jti_hash)
);
create index proof_replay_keep_until on proof_replay (keep_until);

create table audit_head (
  "only" boolean primary key default true check ("only"),
  log_id uuid not null default gen_random_uuid(),
  seq int not null default 0,
  hash bytea not null default sha256('vouch audit log')
);
insert into audit_head default values;

-- The columns made from the body cannot differ from what is hashed.
create table audit_event (
  seq int primary key,
  body text not null,
  hash bytea not null,
  kind text not null generated always as (body::jsonb ->> 'kind') stored,
  subject text not null generated always as (body::jsonb ->> 'subject') stored
);
create index audit_event_subject on audit_event (subject, seq);
create index audit_event_kind on audit_event (kind, seq);

create table audit_personal (
  seq int primary key,
  salt bytea not null,
  body text not null,
  at timestamptz not null
);
create index audit_personal_at on audit_personal (at);

create table audit_checkpoint (
  seq int primary key,
  made_at timestamptz not null,
  body text not null,
  signature bytea not null
);
`;
