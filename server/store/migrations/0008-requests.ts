/** A case asks several approvers, one after the other: each of their links must find it. */
export const up = `
create table case_request (
  request_id text primary key,
  case_id text not null references recovery_case
);
insert into case_request select request_id, id from recovery_case where request_id is not null;
alter table recovery_case drop column request_id;
`;
