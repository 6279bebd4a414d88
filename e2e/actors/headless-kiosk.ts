import { randomBytes } from 'node:crypto';
import { KIOSK_API, type CaseOpened, type KioskView, type LostKind, type LostMethodChoice, type Pressed, type PublicKey, type Purpose, type SealedPass } from '#contract/kiosk';
import type { ErrorCode, Problem } from '#contract/errors';
import { makeTestKiosk, type TestKiosk } from '#server/testing';
import { calculateJwkThumbprint, compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import type { TenantPerson } from '../kit/tenant.ts';
import type { World } from '../world.ts';

export interface HeadlessStart {
  readonly purpose: Purpose;
  readonly lost: LostKind;
  readonly address: string;
  readonly badge: string;
  readonly collectCode: string;
  readonly moreTime: boolean;
}

/** A screen that the server asked for, or its refusal. */
export type KioskAnswer = KioskView | { readonly step: 'refused'; readonly status: number; readonly code: ErrorCode };

/** A kiosk without a screen: device key, proofs, page key and live stream are the real thing. */
export interface HeadlessKiosk {
  readonly device: TestKiosk;
  start(person: TenantPerson, change?: Partial<HeadlessStart>): Promise<HeadlessCase>;
  /** Ends the live streams, as a page that is gone. */
  leave(): void;
}

/** One page of the kiosk and its case. */
export interface HeadlessCase {
  readonly id: string;
  readonly matchCode: string;
  /** Fetches the code of a round, as the page does by itself. */
  newCode(round: number): Promise<string>;
  /** What the live stream says now; connects again, so that it is never behind and the page counts as there. */
  view(): Promise<KioskAnswer>;
  /** The code on the phone of the one who said yes last. */
  release(releaseCode: string): Promise<KioskAnswer>;
  /** `lostMethod`: the key of the method that is lost, null for none. */
  press(collectCode?: string, lostMethod?: string | null): Promise<KioskAnswer & { readonly sealed?: string; readonly lostMethods?: readonly LostMethodChoice[] }>;
  /** The pass inside, which only this page can open. */
  open(sealed: string): Promise<string>;
  shown(): Promise<KioskAnswer>;
  collected(): Promise<KioskAnswer>;
  cancel(): Promise<KioskAnswer>;
  /** Presses and, while the server is at work, follows it second by second; then shows and keeps the pass. @returns it, or the last answer. */
  fetchPass(lostMethod?: string | null): Promise<string | KioskAnswer>;
}

const COLLECT_CODE = '2739';
/** Longer than both tries and the five looks between them. */
const LONGEST_WORK_S = 45;

let kiosks = 0;

/** Sets a kiosk up by a code from the host. */
export async function setUpHeadlessKiosk(world: World): Promise<HeadlessKiosk> {
  kiosks += 1;
  const device = await makeTestKiosk(() => world.server.kioskOrigin);
  const enrolled = await device.call('POST', KIOSK_API.enrol, { code: await world.host.addKiosk(`Hall ${kiosks}`) });
  if (!enrolled.ok) throw new Error(`The kiosk was not set up: ${enrolled.status}`);
  const streams = new Set<AbortController>();
  const leave = (): void => {
    for (const stream of streams) stream.abort();
    streams.clear();
  };
  return {
    device,
    leave,
    start: async (person, change = {}) => {
      const wish: HeadlessStart = { purpose: 'new-phone', lost: 'phone', address: person.userPrincipalName, badge: person.badge, collectCode: COLLECT_CODE, moreTime: false, ...change };
      const { purpose, lost, address, badge, collectCode, moreTime } = wish;
      const page = await makePage();
      const statement = await device.sign({ nonce: randomBytes(16).toString('base64url'), subject: purpose, pageKeyThumbprint: page.thumbprint });
      const body = { purpose, lost, address, proof: { kind: 'badge', serial: badge }, collectCode, moreTime, language: 'ar', pageKey: page.publicKey, statement };
      const answer = await device.call('POST', KIOSK_API.cases, body);
      if (answer.status !== 201) throw new Error(`The case was not opened: ${answer.status} ${await answer.text()}`);
      const { view, matchCode } = (await answer.json()) as CaseOpened;
      if (view.step !== 'waiting') throw new Error(`The case opened as ${view.step}`);
      const opened = caseAt(world, device, streams, { id: view.caseId, matchCode, collectCode, privateKey: page.privateKey });
      await opened.view();
      await world.server.tick();
      return opened;
    },
  };
}

async function makePage(): Promise<{ readonly publicKey: PublicKey; readonly privateKey: CryptoKey; readonly thumbprint: string }> {
  const pair = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
  const { x = '', y = '' } = await exportJWK(pair.publicKey);
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  return { publicKey, privateKey: pair.privateKey, thumbprint: await calculateJwkThumbprint(publicKey) };
}

interface Opened {
  readonly id: string;
  readonly matchCode: string;
  readonly collectCode: string;
  readonly privateKey: CryptoKey;
}

function caseAt(world: World, device: TestKiosk, streams: Set<AbortController>, { id, matchCode, collectCode, privateKey }: Opened): HeadlessCase {
  const path = (of: string): string => of.replace('{id}', id);
  const refused = async (answer: Response): Promise<KioskAnswer> => ({ step: 'refused', status: answer.status, code: ((await answer.json()) as Problem).code });
  const step = async (of: string, body: object = {}): Promise<KioskAnswer> => {
    const answer = await device.call('POST', path(of), body);
    return answer.ok ? ((await answer.json()) as KioskView) : refused(answer);
  };
  let stream: AbortController | null = null;
  const one: HeadlessCase = {
    id,
    matchCode,
    newCode: async (round) => {
      const answer = await device.call('POST', path(KIOSK_API.code), { round });
      if (!answer.ok) throw new Error(`No code of round ${round}: ${answer.status}`);
      return ((await answer.json()) as CaseOpened).matchCode;
    },
    view: async () => {
      const next = new AbortController();
      const answer = await device.call('GET', path(KIOSK_API.stream), undefined, { signal: next.signal });
      if (!answer.ok) return refused(answer);
      const view = await firstView(answer);
      stream?.abort();
      if (stream !== null) streams.delete(stream);
      stream = next;
      streams.add(next);
      return view;
    },
    release: (releaseCode) => step(KIOSK_API.release, { releaseCode }),
    press: async (code = collectCode, lostMethod) => {
      const answer = await device.call('POST', path(KIOSK_API.press), { collectCode: code, ...(lostMethod !== undefined && { lostMethod }) });
      if (!answer.ok) return refused(answer);
      const { view, ...more } = (await answer.json()) as Pressed;
      return { ...view, ...more };
    },
    open: async (sealed) => {
      const { plaintext } = await compactDecrypt(sealed, privateKey);
      return (JSON.parse(new TextDecoder().decode(plaintext)) as SealedPass).pass;
    },
    shown: () => step(KIOSK_API.shown),
    collected: () => step(KIOSK_API.collected),
    cancel: () => step(KIOSK_API.cancel),
    fetchPass: async (lostMethod) => {
      let answer: Awaited<ReturnType<HeadlessCase['press']>> = await one.press(collectCode, lostMethod);
      for (let second = 0; answer.step === 'issuing' && second < LONGEST_WORK_S; second += 1) {
        await world.clock.advance(1_000);
        answer = await one.view();
      }
      if (answer.step === 'sealed' && answer.sealed === undefined) answer = await one.press();
      if (answer.sealed === undefined) return answer;
      const pass = await one.open(answer.sealed);
      await one.shown();
      await one.collected();
      return pass;
    },
  };
  return one;
}

/** The first event says the whole view; the rest of the stream only keeps the page alive. */
async function firstView(answer: Response): Promise<KioskView> {
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    text += value ?? '';
    const data = /^data: (.*)\n\n/m.exec(text)?.[1];
    if (data !== undefined) {
      void drain(reader);
      return JSON.parse(data) as KioskView;
    }
    if (done) throw new Error(`The stream ended with: ${text}`);
  }
}

async function drain(reader: ReadableStreamDefaultReader<string>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // Ended from our side.
  }
}
