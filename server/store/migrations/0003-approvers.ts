/** Approvers: sign-ins under way, sessions, and their factors. Only digests of what a browser holds are kept. */
export const up = `
create table sign_in (
  id_hash text primary key,
  why text not null check (why in ('view', 'fresh', 'enrol')),
  return_to text not null,
  expires_at timestamptz not null
);
create index sign_in_expires_at on sign_in (expires_at);

create table approver_session (
  id_hash text primary key,
  person_id text not null,
  display_name text not null,
  roles text[] not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  -- The request that this sign-in was made for.
  fresh_for text,
  -- Until when it counts as made for that approval, or for enrolling a factor.
  fresh_until timestamptz,
  enrol_until timestamptz
);
create index approver_session_person on approver_session (person_id);
create index approver_session_opened_at on approver_session (opened_at);

create table factor (
  id text primary key,
  person_id text not null,
  kind text not null check (kind = 'totp'),
  sealed_seed text not null,
  created_at timestamptz not null,
  -- An enrolment until its first code: it ends by itself.
  enrol_until timestamptz not null,
  name text,
  confirmed_at timestamptz,
  usable_at timestamptz,
  last_step int,
  last_used_for text,
  failures int not null default 0 check (failures >= 0),
  wait_until timestamptz,
  revoked_at timestamptz,
  check ((confirmed_at is null) = (usable_at is null)),
  check ((confirmed_at is null) = (last_step is null)),
  check ((confirmed_at is null) = (name is null))
);
create index factor_person on factor (person_id);
`;
