/**
 * Passkeys beside code apps, under keys of their own that can be changed. Seeds used to be bound to their row alone, so
 * that whoever could write rows could give theirs to another person; they are dropped, and their owners enrol anew.
 */
export const up = `
create table factor_key (
  id text primary key,
  -- Encrypted under the service key, for this row.
  wrapped text not null,
  made_at timestamptz not null
);

drop table factor;
create table factor (
  id text primary key,
  person_id text not null,
  kind text not null check (kind in ('passkey', 'totp')),
  -- What must stay secret or unchanged, encrypted for this row and person; empty once revoked.
  sealed text not null,
  key_id text references factor_key,
  created_at timestamptz not null,
  -- An enrolment until its first code or assertion: it ends by itself.
  enrol_until timestamptz not null,
  name text,
  confirmed_at timestamptz,
  usable_at timestamptz,
  last_step int,
  credential_id text unique,
  -- 32 bits without a sign.
  sign_count double precision,
  last_used_for text,
  failures int not null default 0 check (failures >= 0),
  wait_until timestamptz,
  revoked_at timestamptz,
  check ((sealed = '') = (key_id is null)),
  check ((confirmed_at is null) = (usable_at is null)),
  check ((confirmed_at is null) = (name is null)),
  check ((kind = 'totp' and confirmed_at is not null) = (last_step is not null)),
  check ((kind = 'passkey' and confirmed_at is not null) = (sign_count is not null))
);
create index factor_person on factor (person_id);
create index factor_under_key on factor (key_id);

-- One a request: asking again voids the one before. Taken by the first who answers.
create table factor_challenge (
  request_id text primary key,
  person_id text not null,
  challenge text not null,
  until timestamptz not null
);
create index factor_challenge_until on factor_challenge (until);

-- A session in which a passkey was used lives on until then.
alter table approver_session add column kept_until timestamptz;
`;
