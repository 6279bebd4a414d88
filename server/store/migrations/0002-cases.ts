/** Cases, what is due, and uses counted against quotas. */
export const up = `
create table recovery_case (
  id text primary key,
  kiosk_id text not null references kiosk,
  start_nonce text not null,
  version int not null,
  state text not null,
  mac text not null,
  sealed_pass text,
  page_seen_at timestamptz not null,
  started_at timestamptz not null,
  stage text not null,
  is_real boolean not null,
  person_id text,
  request_id text unique,
  intent_at timestamptz,
  pass_id text,
  unique (kiosk_id, start_nonce),
  check (sealed_pass is null or stage = 'issued')
);
-- Also the guard that no two passes of one person are being made or shown at once.
create unique index one_live_case on recovery_case (person_id)
  where is_real and stage in ('waiting', 'approved', 'lapsed', 'issuing', 'retrying', 'reconciling', 'issued', 'shown', 'revoking');
create index case_of_kiosk on recovery_case (kiosk_id, started_at desc);
create index case_of_person on recovery_case (person_id) where person_id is not null;

create table due (
  kind text not null,
  subject text not null,
  due_at timestamptz not null,
  since timestamptz not null,
  tries int not null,
  mail jsonb,
  lease text,
  lease_ends_at timestamptz,
  primary key (kind, subject),
  check ((lease is null) = (lease_ends_at is null)),
  check ((mail is null) = (kind <> 'mail'))
);
create index due_next on due (due_at);

create table quota_use (
  key text not null,
  ref text not null,
  used_at timestamptz not null,
  primary key (key, ref)
);
create index quota_window on quota_use (key, used_at);
`;
