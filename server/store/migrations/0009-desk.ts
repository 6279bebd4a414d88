/** The desk's pages: sign-ins of their own, and sessions that are no approver's. */
export const up = `
alter table sign_in drop constraint sign_in_why_check;
alter table sign_in add constraint sign_in_why_check check (why in ('view', 'fresh', 'enrol', 'desk'));

create table desk_session (
  id_hash text primary key,
  person_id text not null,
  display_name text not null,
  roles text[] not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null
);
create index desk_session_person on desk_session (person_id);
create index desk_session_opened_at on desk_session (opened_at);
`;
