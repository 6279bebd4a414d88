import { pagesState } from '../pages/state.ts';
import { panelPage, type Want } from '../pages/sign-in/attempt.ts';
import type { Tenant } from '../tenant/model.ts';

/** Who opens a page that asks for a sign-in lands on one that is good once: what they had opened. Empty where it is as it says. */
export function entryOf(tenant: Tenant, path: string): { readonly path?: string; readonly byApp?: true } {
  const id = /\/signin\/([\w-]+)/.exec(path)?.[1];
  const attempt = id === undefined ? undefined : pagesState(tenant).attempts.get(id);
  return attempt === undefined ? {} : placeOf(tenant, attempt.deviceId, attempt.want);
}

function placeOf({ id, devices }: Tenant, deviceId: string, want: Want): { readonly path: string; readonly byApp?: true } {
  const own = devices.some((device) => device.kind === 'pc' && device.id === deviceId) ? `/${id}/pcs/${deviceId}` : `/${id}`;
  switch (want.kind) {
    case 'app': return { path: own, byApp: true };
    case 'security-info': return { path: `${own}/security-info` };
    case 'admin': return { path: want.to };
    case 'pc': return { path: `/${id}/pcs/${want.pcId}/${panelPage(want.goal)}` };
  }
}
