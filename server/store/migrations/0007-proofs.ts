/** What claimants can show beside a badge. */
export const up = `
-- Saved by people while all was well. A set is made whole; making another voids it.
create table recovery_code (
  code_hash text primary key,
  person_id text not null,
  made_at timestamptz not null,
  usable_at timestamptz not null,
  used_at timestamptz,
  used_for text,
  voided_at timestamptz,
  check ((used_at is null) = (used_for is null))
);
create index recovery_code_person on recovery_code (person_id) where voided_at is null;
`;
