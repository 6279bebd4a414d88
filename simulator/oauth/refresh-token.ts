import type { Grant, RefreshFamily, Tenant } from '../tenant/model.ts';
import type { Random } from '../tenant/random.ts';
import type { World } from '../world.ts';
import { instant, refused } from './dead-grant.ts';
import type { OauthError } from './error.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Documented (refresh tokens): 24 hours from the sign-in for single-page apps, 90 days without use for all others. */
export const SPA_LIFE_MS = DAY_MS;
export const IDLE_LIFE_MS = 90 * DAY_MS;

export const newFamily = (random: Random, now: number): RefreshFamily => ({ secret: Buffer.from(random.bytes(32)).toString('base64url'), serial: 0, startedAt: now, usedAt: now });

/**
 * The refresh token of a grant that is good now. All tokens of one sign-in are a family: each names its grant and its
 * number in it, sealed with the family's secret, so that nothing of an older one has to be kept to know it again.
 */
export function refreshTokenOf(grant: Grant, family: RefreshFamily, world: Pick<World, 'digest'>): string {
  const head = `${grant.id}.${family.serial}`;
  return `1.${Buffer.from(`${head}.${seal(head, family, world)}`).toString('base64url')}`;
}

const seal = (head: string, { secret }: RefreshFamily, world: Pick<World, 'digest'>): string => world.digest(`${secret} ${head}`);

export interface Presented {
  readonly grant: Grant;
  readonly family: RefreshFamily;
  /** A younger one of the same family was given out since. */
  readonly isRotated: boolean;
}

/** The grant that a refresh token belongs to; null when it is none of this tenant's. */
export function presented(token: string, tenant: Tenant, world: Pick<World, 'digest'>): Presented | null {
  const [id, serial = '', seal64, ...more] = token.startsWith('1.') ? Buffer.from(token.slice(2), 'base64url').toString('utf8').split('.') : [];
  const grant = tenant.grants.find((each) => each.id === id);
  if (grant === undefined || grant.refresh === null || more.length > 0 || !/^\d{1,9}$/.test(serial)) return null;
  if (seal64 !== seal(`${grant.id}.${serial}`, grant.refresh, world)) return null;
  return { grant, family: grant.refresh, isRotated: Number(serial) < grant.refresh.serial };
}

/** Why a family gives nothing more by its age, on the tenant's clock; null while it does. */
export function familyFault({ startedAt, usedAt }: RefreshFamily, kind: Grant['clientKind'], now: number): OauthError | null {
  const issued = instant(usedAt);
  if (kind === 'spa' && now >= startedAt + SPA_LIFE_MS) {
    return refused(700084, `The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which can't be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on ${issued}.`);
  }
  if (now >= usedAt + IDLE_LIFE_MS) {
    return refused(700082, `The refresh token has expired due to inactivity. The token was issued on ${issued} and was inactive for 90.00:00:00.`);
  }
  return null;
}
