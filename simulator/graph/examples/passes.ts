import { ENVELOPE, type Play } from './example.ts';
import type { Stage } from './stage.ts';

const LOST = '071cc716-8147-4397-a5ba-b2105951cc0b';
const CONTEXT = ['@odata.context'];
const TYPED = 'Real answers carry @odata.context in its place (public logs); the sample is marked truncated.';

const listOf = (id: string): string => `/users/${id}/authentication/temporaryAccessPassMethods`;

/** A tenant whose claimant has this id, at this time, under Microsoft's default policy, switched on and with passes of this length. */
const atTime = (stage: Stage, now: string, length = 8): ReturnType<Stage['tenant']> =>
  stage.tenant({ seed: 'contoso-default', now, ids: { claimant: LOST }, edit: (tenant) => { tenant.passPolicy = { ...tenant.passPolicy, state: 'enabled', defaultLength: length }; } });

const forSomebody = `/v1.0${listOf(LOST)}`;

export const PASSES: Readonly<Record<string, Play>> = {
  'tap-create-delayed-start': {
    mark: 'documented',
    arrange: async (stage) => ({ headers: await stage.asApp(await atTime(stage, '2022-06-02T16:21:09.765Z')) }),
    differs: { '@odata.type': TYPED },
    more: CONTEXT,
    free: ['temporaryAccessPass'],
  },
  'tap-create-beta-doc-2021': {
    mark: 'documented',
    arrange: async (stage) => ({
      headers: await stage.asApp(await atTime(stage, '2021-01-25T23:53:35.502Z', 12)),
      path: forSomebody,
      // The document left the body out; its answer names these.
      body: { startDateTime: '2021-01-26T00:00:00Z' },
    }),
    differs: { '@odata.type': TYPED },
    more: CONTEXT,
    free: ['temporaryAccessPass'],
  },
  'tap-list': {
    mark: 'documented',
    async arrange(stage) {
      const made = await atTime(stage, '2022-06-06T16:43:04.643Z');
      await stage.graph(made, 'POST', listOf(LOST), { startDateTime: '2022-06-06T16:48:03.027Z', lifetimeInMinutes: 60 });
      return { headers: await stage.asApp(made) };
    },
  },
  'tap-delete': {
    mark: 'documented',
    async arrange(stage) {
      const made = await atTime(stage, '2022-06-06T16:43:04.643Z');
      const { id } = await stage.graph(made, 'POST', listOf(LOST), {});
      return { headers: await stage.asApp(made), path: `${forSomebody}/${String(id)}` };
    },
  },
  'tap-create-lifetime-outside-policy': {
    mark: 'observed',
    arrange: async (stage) => ({ headers: await stage.asApp(await atTime(stage, '2021-04-01T17:02:01Z')), path: forSomebody }),
  },
  'tap-create-blocked-by-methods-policy': {
    // Its words are from a log; status and code are assumed.
    mark: 'observed',
    arrange: async (stage) => {
      const made = await stage.tenant({ ids: { claimant: LOST }, edit: (tenant) => { tenant.passPolicy = { ...tenant.passPolicy, state: 'disabled' }; } });
      return { headers: await stage.asApp(made), path: forSomebody };
    },
    more: ENVELOPE,
  },
  'tap-create-app-lacks-permission': {
    mark: 'observed',
    arrange: async (stage) => ({ headers: await stage.asApp(await stage.tenant({ ids: { claimant: LOST } }), 'reader'), path: forSomebody }),
    more: ENVELOPE,
  },
  'tap-policy-get-defaults': {
    mark: 'documented',
    arrange: async (stage) => ({ headers: await stage.asApp(await atTime(stage, '2026-11-01T00:00:00Z')) }),
  },
  'tap-policy-patch': {
    mark: 'documented',
    arrange: async (stage) => ({ headers: await stage.asApp(await stage.tenant({ seed: 'contoso-default' })) }),
  },
  'sdk-graph-client-post': {
    mark: 'observed',
    arrange: async (stage) => ({
      headers: { ...(await stage.asApp(await stage.tenant({ ids: { claimant: LOST } }))), 'client-request-id': '5a9e3b46-0b7e-4f0e-a0ab-06f0f9dd0b5c', sdkversion: 'graph-js/3.0.7 (featureUsage=7)' },
      path: forSomebody,
    }),
    differs: { ok: 'The answer is of the stub that heard the library; what counts is that such a request is taken.' },
    more: ['@odata.context', 'id', 'temporaryAccessPass', 'createdDateTime', 'startDateTime', 'lifetimeInMinutes', 'isUsableOnce', 'isUsable', 'methodUsabilityReason'],
  },
};
