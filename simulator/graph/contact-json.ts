import type { Contact } from '../tenant/model.ts';

/** An organizational contact, with the properties that are known of one here; selected ones that it has not are left out. */
export function contactJson({ id, displayName, mail }: Contact, wanted: readonly string[] | null): object {
  const known = Object.entries({ id, displayName, mail }).filter(([name]) => wanted === null || wanted.includes(name));
  return { '@odata.type': '#microsoft.graph.orgContact', ...Object.fromEntries(known) };
}
