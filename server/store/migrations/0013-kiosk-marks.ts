/** How a copied key shows (docs/decisions/0026), and which page a kiosk runs. */
export const up = `
alter table kiosk add column mark_hash text;
alter table kiosk add column copied_at timestamptz;
alter table kiosk add column page text;
`;
