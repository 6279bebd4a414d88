/** Whose manager was who when the directory was last read, and since when. `since` null: since before the first reading. */
export const up = `
create table manager_seen (
  person_id text primary key,
  manager_id text,
  since timestamptz
);
`;
