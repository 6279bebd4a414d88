/** People for whom no case may begin or go on until two at the desk have said that it may. */
export const up = `
create table block (
  id text primary key,
  person_id text not null,
  why text not null,
  case_id text,
  at timestamptz not null,
  -- The first of two; what they say alone clears nothing.
  first_cleared_by text,
  cleared_by text,
  cleared_at timestamptz,
  check ((cleared_at is null) = (cleared_by is null)),
  check (cleared_by is null or (first_cleared_by is not null and cleared_by <> first_cleared_by))
);
create unique index block_of_case on block (case_id, why) where cleared_at is null;
create index block_standing on block (person_id) where cleared_at is null;
`;
