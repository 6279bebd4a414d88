/** Whom a manager named to vouch in their place. `sealed` opens in its own row alone: it names nobody to whoever reads or moves it. */
export const up = `
create table deputy (
  manager_id text primary key,
  sealed text not null
);
`;
