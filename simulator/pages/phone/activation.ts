import type { Tenant } from '../../tenant/model.ts';
import type { AddingPush } from '../security-info/adding.ts';
import { pagesState } from '../state.ts';

/**
 * What the QR code of *Microsoft Authenticator* says. The real scheme, `phonefactor:`, is Microsoft's own and no other app
 * reads it (keepassotp issue 133); ours is ours, so that no real app takes it for one of them.
 */
const SCHEME = 'simulated-authenticator:';

export const activationUri = (origin: string, tenantId: string, code: string): string => `${SCHEME}//activate?code=${code}&url=${encodeURIComponent(`${origin}/${tenantId}`)}`;

/** The code of such an address, or null when it is for something else or for another tenant. */
export function activationOf(uri: string, tenantId: string): string | null {
  if (!URL.canParse(uri)) return null;
  const { protocol, searchParams } = new URL(uri);
  return protocol === SCHEME && searchParams.get('url')?.endsWith(`/${tenantId}`) === true ? searchParams.get('code') : null;
}

/** The wizard that shows this code and that no phone has answered yet. */
export const openActivation = (tenant: Tenant, code: string): AddingPush | null =>
  [...pagesState(tenant).adding.values()].find((adding): adding is AddingPush => adding.kind === 'microsoftAuthenticator' && adding.step === 'scan' && adding.phoneId === null && adding.activation === code) ?? null;
