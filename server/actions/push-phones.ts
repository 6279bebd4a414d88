import type { AddPush, PushView } from '../contract/approve.ts';
import { after } from '../domain/case-times.ts';
import { PUSH_KEPT_MS } from '../domain/limits.ts';
import { isPushEndpoint } from '../domain/push-hosts.ts';
import { Secret } from '../domain/secret.ts';
import type { Deps } from '../ports.ts';
import { Refusal } from './refusal.ts';

type Needs = Pick<Deps, 'clock' | 'factors' | 'policy' | 'pushPhones' | 'pusher'>;

/** The browsers of somebody that are told, and what a browser needs to become one. */
export const readPushPhones =
  ({ clock, pushPhones, pusher }: Needs) =>
  async (personId: string): Promise<PushView> => {
    if (pusher === null) return { key: null, phones: [] };
    const now = clock.now().getTime();
    const phones = await pushPhones.of(personId);
    return { key: pusher.publicKey, phones: phones.map(({ id, addedAt, mark }) => ({ id, mark, addedAgoMs: Math.max(0, now - addedAt.getTime()) })) };
  };

/**
 * Tells a browser of its owner's requests from now on. Who has no factor is asked nothing, so there is nothing to tell.
 * @throws {Refusal} bad_request for an address that is no push service's, factor_missing, too_many, wrong_state where the policy does without
 */
export const addPushPhone =
  ({ clock, factors, policy, pushPhones, pusher }: Needs) =>
  async (personId: string, { endpoint, p256dh, auth, expiresInMs, language }: AddPush): Promise<void> => {
    if (pusher === null) throw new Refusal('wrong_state');
    if (!isPushEndpoint(endpoint, policy.pushHosts)) throw new Refusal('bad_request');
    if ((await factors.status(personId, ['passkey', 'totp'])) === 'none') throw new Refusal('factor_missing');
    const endsAt = after(clock.now(), Math.min(expiresInMs ?? PUSH_KEPT_MS, PUSH_KEPT_MS));
    if (!(await pushPhones.add(personId, { target: new Secret({ endpoint, p256dh, auth }), language, endsAt }))) throw new Refusal('too_many');
  };

/** @throws {Refusal} not_found */
export const removePushPhone =
  ({ pushPhones }: Needs) =>
  async (personId: string, id: string): Promise<void> => {
    if (!(await pushPhones.remove(personId, id, 'owner'))) throw new Refusal('not_found');
  };
