import { randomBytes } from 'node:crypto';
import { APPROVE_API } from '#contract/approve';
import { KIOSK_API } from '#contract/kiosk';
import type { HeadlessKiosk } from '../actors/headless-kiosk.ts';
import type { HeadlessManager } from '../actors/headless-manager.ts';
import type { World } from '../world.ts';
import type { Staged } from './stages.ts';

export type KioskCall = { [Name in keyof typeof KIOSK_API]: (typeof KIOSK_API)[Name] extends `${string}{id}${string}` ? Name : never }[keyof typeof KIOSK_API];
export type PhoneCall = { [Name in keyof typeof APPROVE_API]: (typeof APPROVE_API)[Name] extends `/api/approve/${string}{id}${string}` ? Name : never }[keyof typeof APPROVE_API];

/** What each call about a case sends when everything in it is right; null: it is read. */
export const KIOSK_CALLS: Readonly<Record<KioskCall, ((device: HeadlessKiosk['device'], staged: Staged) => object | Promise<object>) | null>> = {
  resume: async (device, { recovery }) => {
    const { kty, crv, x, y } = device.publicKey;
    return { pageKey: { kty, crv, x, y }, statement: await device.sign({ nonce: randomBytes(16).toString('base64url'), subject: recovery.id, pageKeyThumbprint: device.thumbprint }) };
  },
  stream: null,
  code: () => ({ round: 1 }),
  stillHere: () => ({}),
  renew: () => ({}),
  release: () => ({ releaseCode: '000000' }),
  press: () => ({ collectCode: '2739' }),
  shown: () => ({}),
  collected: () => ({}),
  cancel: () => ({}),
};

export const PHONE_CALLS: Readonly<Record<PhoneCall, ((staged: Staged, code: () => Promise<string>) => object | Promise<object>) | null>> = {
  request: null,
  photo: null,
  matchCode: ({ recovery }) => ({ matchCode: recovery.matchCode }),
  challenge: () => ({}),
  approve: async (_staged, code) => ({ knownBy: 'in-person', factor: { kind: 'totp', code: await code() } }),
  decline: () => ({}),
  report: () => ({}),
  notAvailable: () => ({}),
  undo: () => ({}),
};

const at = (path: string, id: string): string => path.replace('{id}', id);

/** Somebody who tries; gives the status. */
export interface Caller {
  kiosk(call: KioskCall, staged: Staged): Promise<number>;
  phone(call: PhoneCall, staged: Staged): Promise<number>;
}

const statusOf = async (answer: Response): Promise<number> => {
  // A stream has no end of its own.
  await answer.body?.cancel();
  return answer.status;
};

/** Without an answer in hand: what is sent is right in all but who sends it. */
const noCode = (): Promise<string> => Promise.resolve('000000');

/** A device key; on the approver's origin it is nobody. */
export const byDevice = (world: World, { device }: HeadlessKiosk): Caller => ({
  kiosk: async (call, staged) => {
    const path = at(KIOSK_API[call], staged.recovery.id);
    const body = await KIOSK_CALLS[call]?.(device, staged);
    return statusOf(await device.call(body === undefined ? 'GET' : 'POST', path, body));
  },
  phone: async (call, staged) => {
    const path = at(APPROVE_API[call], staged.requestId);
    const body = await PHONE_CALLS[call]?.(staged, noCode);
    const method = body === undefined ? 'GET' : 'POST';
    const text = body === undefined ? null : JSON.stringify(body);
    return statusOf(await fetch(world.server.approveOrigin + path, { method, body: text, headers: { origin: world.server.approveOrigin, 'content-type': 'application/json', dpop: await device.prove(method, path, text) } }));
  },
});

/** Without a proof and without a session. */
export const byNobody = (world: World, device: HeadlessKiosk['device']): Caller => {
  const send = async (origin: string, path: string, body: object | undefined): Promise<number> =>
    statusOf(await fetch(origin + path, { method: body === undefined ? 'GET' : 'POST', body: body === undefined ? null : JSON.stringify(body), headers: { origin, 'content-type': 'application/json' } }));
  return {
    kiosk: async (call, staged) => send(world.server.kioskOrigin, at(KIOSK_API[call], staged.recovery.id), await KIOSK_CALLS[call]?.(device, staged)),
    phone: async (call, staged) => send(world.server.approveOrigin, at(APPROVE_API[call], staged.requestId), await PHONE_CALLS[call]?.(staged, noCode)),
  };
};

/** A session of the approver's pages; on the kiosk's origin its cookie is nothing. */
export const bySession = (world: World, person: HeadlessManager, device: HeadlessKiosk['device'], code: () => Promise<string> = noCode): Caller => ({
  kiosk: async (call, staged) => {
    const body = await KIOSK_CALLS[call]?.(device, staged);
    return statusOf(await person.call(body === undefined ? 'GET' : 'POST', world.server.kioskOrigin + at(KIOSK_API[call], staged.recovery.id), body));
  },
  phone: async (call, staged) => {
    const body = await PHONE_CALLS[call]?.(staged, code);
    return statusOf(await person.call(body === undefined ? 'GET' : 'POST', at(APPROVE_API[call], staged.requestId), body));
  },
});
