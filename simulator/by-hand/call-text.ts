import type { OwnCall } from '../control/send-within.ts';
import type { Tenant } from '../tenant/model.ts';
import { idText, personText, quoted } from './literals.ts';

/** A call of the workbench as the kit's verb for it. `gives`: it may give a pass. Null where the kit has none. */
export function callVerb(tenant: Tenant, { method, path, body }: OwnCall, wasFrozen: boolean): { readonly text: string; readonly gives: boolean } | null {
  const does = (text: string, gives = false) => ({ text: `await ${text};`, gives });
  const said = (body ?? {}) as Readonly<Record<string, unknown>>;
  const [what = '', name = '', part = ''] = path.replace(/^\/_sim\/tenants\/[^/]+\//, '').split('/').map(decodeURIComponent);
  switch (`${method} ${what}${name === '' ? '' : '/*'}${part === '' ? '' : `/${part}`}`) {
    case 'POST clock/*': return does(`clock.advance(${Number(said['ms'])})`);
    case 'PUT clock': return does(clockVerb(said, wasFrozen));
    case 'PUT people/*/pass': return does(`tenant.bringPass(${personText(name)}, ${quoted(String(said['state']))})`, said['state'] !== 'none');
    case 'PUT pcs/*/state': return does(`tenant.bringPc(${idText(tenant, name) ?? quoted(name)}, ${quoted(String(said['state']))})`, true);
    case 'PATCH settings': return does(`tenant.settings(${JSON.stringify(said)})`);
    case 'POST faults': return does(`tenant.faultPreset(${faultText(tenant, said)})`);
    case 'DELETE faults': return does('tenant.clearFaults()');
    default: return null;
  }
}

function clockVerb({ now, frozen }: Readonly<Record<string, unknown>>, wasFrozen: boolean): string {
  if (typeof now === 'string') return `clock.set(new Date(${quoted(now)})${wasFrozen ? ", 'frozen'" : ''})`;
  return frozen === true ? 'clock.freeze()' : 'clock.set(await clock.now())';
}

function faultText(tenant: Tenant, { preset, variant, person }: Readonly<Record<string, unknown>>): string {
  const whose = typeof person === 'string' ? `, person: ${idText(tenant, person) ?? quoted(person)}` : '';
  return `{ preset: ${quoted(String(preset))}, variant: ${quoted(String(variant))}${whose} }`;
}
