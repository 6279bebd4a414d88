/** What claimants are told, and what they may answer. Mails wait under the service key from now on: a link in one is a secret. */
export const up = `
alter table due drop column mail;
alter table due add column sealed_mail text;
delete from due where kind = 'mail';
alter table due add check ((sealed_mail is null) = (kind <> 'mail'));

-- One link a notice. Only a keyed hash of what stands in it is kept.
create table not_me (
  token_hash text primary key,
  case_id text not null,
  person_id text not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index not_me_case on not_me (case_id);
create index not_me_made_at on not_me (made_at);

-- Tries that came to nothing, until their person was told of them.
create table failed_try (
  case_id text primary key,
  person_id text not null,
  kiosk_id text not null references kiosk,
  at timestamptz not null
);
create index failed_try_person on failed_try (person_id);

drop index one_live_case;
create unique index one_live_case on recovery_case (person_id)
  where is_real and stage in ('waiting', 'approved', 'lapsed', 'telling', 'issuing', 'retrying', 'reconciling', 'issued', 'shown', 'revoking');
`;
