import { decodeJwt } from './jwt.ts';
import { findTenant, type World } from '../world.ts';
import type { Tenant } from '../tenant/model.ts';

/**
 * The tenant that an access token names, without judging the token: a fault has to strike, and the log to show,
 * calls whose token is refused later.
 */
export function bearerTenant(authorization: string | undefined, world: World): Tenant | null {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  const tid = token === undefined ? undefined : decodeJwt(token)?.payload['tid'];
  return typeof tid === 'string' ? findTenant(world, tid) : null;
}
