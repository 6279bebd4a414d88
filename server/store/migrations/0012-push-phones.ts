/** Browsers that are told of requests. One that is registered anew, by whomever, is in the list once. */
export const up = `
create table push_phone (
  id text primary key,
  person_id text not null,
  mark text not null unique,
  sealed text not null,
  language text not null,
  added_at timestamptz not null,
  ends_at timestamptz not null
);
create index push_phone_person on push_phone (person_id);

alter table due drop constraint due_check1;
alter table due add constraint due_sealed check ((sealed_mail is null) = (kind not in ('mail', 'ping')));
`;
