import type { Call } from '../http.ts';
import { findPerson } from '../tenant/people.ts';
import type { Person, Tenant } from '../tenant/model.ts';

/** Whom a call is about: named in its path, or in a filter by id, address or employee id. */
function personOf({ params, query }: Call, tenant: Tenant): Person | undefined {
  const named = [...Object.values(params), ...quoted(query.get('$filter') ?? '')];
  return named.map((each) => findPerson(tenant, each) ?? tenant.people.find(({ employeeId }) => employeeId !== null && employeeId === each)).find((found) => found !== undefined);
}

const quoted = (filter: string): string[] => [...filter.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value.replaceAll("''", "'"));

/** The same call about somebody else, or null when it is about nobody, or there is nobody else. */
export function aboutAnother(call: Call, tenant: Tenant, wanted: string | null): Call | null {
  const asked = personOf(call, tenant);
  if (asked === undefined) return null;
  const other = wanted === null ? tenant.people.find((each) => each !== asked && each.accountEnabled) : tenant.people.find((each) => each.key === wanted || each.id === wanted);
  if (other === undefined || other === asked) return null;
  const swapped = swapper(asked, other);
  return {
    ...call,
    params: Object.fromEntries(Object.entries(call.params).map(([name, value]) => [name, swapped(value)])),
    query: new URLSearchParams([...call.query].map(([name, value]) => [name, swapped(value)])),
  };
}

function swapper(from: Person, to: Person): (text: string) => string {
  const names = [[from.id, to.id], [from.userPrincipalName, to.userPrincipalName], [from.employeeId, to.employeeId]] as const;
  return (text) => {
    for (const [name, other] of names) {
      if (name === null || other === null) continue;
      if (text.toLowerCase() === name.toLowerCase()) return other;
      const [said, instead] = [name, other].map((each) => `'${each.replaceAll("'", "''")}'`);
      if (said !== undefined && text.toLowerCase().includes(said.toLowerCase())) return text.replace(new RegExp(said.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'gi'), () => instead ?? '');
    }
    return text;
  };
}
