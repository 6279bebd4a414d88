import { KIOSK_API, STREAM_EVENT, type KioskView, type Pressed, type Purpose } from '#contract/kiosk';
import type { Answer } from '../api/answer.ts';
import { kioskCalls, casePath, type KioskCalls } from '../api/kiosk-calls.ts';
import { kioskClient, type KioskClient } from '../api/kiosk-client.ts';
import { follow } from '../api/live-stream.ts';
import { keepDeviceKey, loadDeviceKey, makeDeviceKey } from '../session/device-key.ts';
import { openSealed } from '../session/open-sealed.ts';
import { makePageKey, type PageKey } from '../session/page-key.ts';
import { makeNonce, signStatement } from '../session/statement.ts';
import { idleOf, stillHereOf, type Model } from './model.ts';
import { collectCodeStands, type Message } from './reduce.ts';

const RETRY_MS = 4_000;
/** The server keeps the sealed pass for 30 s for a page whose connection broke: ask again well within that. */
const PRESS_RETRIES = 4;
const PRESS_RETRY_MS = 3_000;
/** How long a page that is being wiped waits for its last call. */
const FAREWELL_MS = 2_000;

/** What only the page whose key is in the case can go on with. */
const NEEDS_PAGE_KEY = new Set<KioskView['step']>(['approved', 'lapsed', 'sealed']);

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

export interface RecoveryDeps {
  readonly model: () => Model;
  readonly send: (message: Message) => void;
  readonly now: () => number;
  readonly language: () => 'en' | 'de';
  /** Leaves the page for a fresh one; nothing of this one can be reached afterwards. */
  readonly leave: () => void;
}

/** What the person can do, as the screens know it. */
export type Recovery = ReturnType<typeof createRecovery>;

/** Everything that talks to the server or holds a key. The model only ever hears of it by messages. */
export const createRecovery = ({ model, send, now, language, leave }: RecoveryDeps) => {
  const abort = new AbortController();
  let device: CryptoKeyPair | null = null;
  let pageKey: PageKey | null = null;
  let client: KioskClient | null = null;
  let calls: KioskCalls | null = null;
  let followed: { readonly caseId: string; readonly stop: () => void } | null = null;
  let leaving = false;
  /** The collect code of the press that is under way, for the repeat after a lost answer; gone with the pass. */
  let pressedWith: string | null = null;

  const use = (key: CryptoKeyPair): KioskCalls => {
    device = key;
    client = kioskClient({ key, origin: location.origin, fetch: (...call) => fetch(...call) });
    calls = kioskCalls(client, abort.signal);
    return calls;
  };

  const unfollow = (): void => {
    followed?.stop();
    followed = null;
  };

  const followCase = (caseId: string): void => {
    if (followed?.caseId === caseId || client === null) return;
    unfollow();
    const current = client;
    const stop = follow({
      open: (signal) => current.open(casePath(KIOSK_API.stream, caseId), signal),
      onEvent: (name, data) => { if (name === STREAM_EVENT) arrive(JSON.parse(data) as KioskView); },
      onConnection: (live) => { send({ type: 'connection', live }); },
      onFinal: () => { if (model().view?.step !== 'ended') void readState(); },
      random: () => Math.random(),
    });
    followed = { caseId, stop };
  };

  const arrive = (view: KioskView): void => {
    if (leaving) return;
    send({ type: 'view', view, now: now() });
    send({ type: 'connection', live: true });
    if (view.step === 'start' || view.step === 'resumable' || view.step === 'ended') unfollow();
    else followCase(view.caseId);
    // The answer with the sealed pass was lost, or the pass was finished after it: the same page may ask again.
    if (view.step === 'sealed' && model().pass === null && !model().busy && pressedWith !== null) press(view.caseId, pressedWith);
  };

  /** The page before this one took its key along: such a case ends at once, and with it a pass that nobody saw. */
  const firstView = async (current: KioskCalls): Promise<Answer<KioskView>> => {
    const answer = await current.state();
    if (!answer.ok) return answer;
    const { view, ...house } = answer.value;
    send({ type: 'house', house });
    return pageKey === null && 'caseId' in view && NEEDS_PAGE_KEY.has(view.step) ? current.cancel(view.caseId) : { ...answer, value: view };
  };

  const readState = async (): Promise<void> => {
    if (calls === null || leaving) return;
    const answer = await firstView(calls);
    if (answer.ok) {
      arrive(answer.value);
      return;
    }
    if (answer.code === 'aborted') return;
    if (answer.code === 'kiosk_unknown') send({ type: 'situation', situation: 'not-set-up' });
    else {
      send({ type: 'situation', situation: answer.code === 'offline' ? 'offline' : 'server-error' });
      await pause(RETRY_MS);
      await readState();
    }
  };

  /** One call at a time: a second press while one is on its way does nothing. */
  const once = async <T>(act: () => Promise<Answer<T>>, then: (value: T) => void): Promise<void> => {
    if (model().busy || leaving) return;
    send({ type: 'busy' });
    const answer = await act();
    if (!answer.ok) {
      if (answer.code !== 'aborted') send({ type: 'failed', code: answer.code, triesLeft: answer.triesLeft });
      return;
    }
    send({ type: 'settled' });
    then(answer.value);
  };

  const onCase = (act: (calls: KioskCalls, caseId: string) => Promise<Answer<KioskView>>): Promise<void> => {
    const { view } = model();
    const [current, caseId] = [calls, view !== null && 'caseId' in view ? view.caseId : null];
    if (current === null || caseId === null) return Promise.resolve();
    return once(() => act(current, caseId), arrive);
  };

  const newStatement = async (subject: string): Promise<{ readonly key: PageKey; readonly statement: string }> => {
    if (device === null) throw new Error('no device key');
    const key = await makePageKey();
    return { key, statement: await signStatement(device.privateKey, { nonce: makeNonce(), subject, pageKeyThumbprint: key.thumbprint }) };
  };

  const start = async (): Promise<void> => {
    const { draft } = model();
    const { purpose, lost } = draft;
    if (calls === null || purpose === null || lost === null) return;
    const { key, statement } = await newStatement(purpose);
    const { start: startCase } = calls;
    await once(
      () =>
        startCase({
          purpose,
          lost,
          address: draft.address.trim(),
          proof: { kind: 'badge', serial: draft.serial },
          collectCode: draft.collectCode,
          moreTime: draft.moreTime,
          language: language(),
          pageKey: key.publicKey,
          statement,
        }),
      ({ view, matchCode }) => {
        pageKey = key;
        send({ type: 'match-code', code: matchCode });
        arrive(view);
      },
    );
  };

  const askForPass = async (current: KioskCalls, caseId: string, collectCode: string): Promise<Answer<Pressed>> => {
    let answer = await current.press(caseId, { collectCode });
    for (let tries = 0; tries < PRESS_RETRIES && !answer.ok && answer.code === 'offline'; tries += 1) {
      await pause(PRESS_RETRY_MS);
      answer = await current.press(caseId, { collectCode });
    }
    return answer;
  };

  const openPass = async ({ view, sealed }: Pressed, caseId: string): Promise<void> => {
    if (sealed === undefined || pageKey === null) {
      arrive(view);
      return;
    }
    try {
      send({ type: 'pass', pass: (await openSealed(sealed, pageKey.privateKey, caseId)).pass });
      pressedWith = null;
      arrive(view);
    } catch {
      // A pass that this page cannot open is of use to nobody: have it deleted.
      pressedWith = null;
      await onCase((current, id) => current.cancel(id));
    }
  };

  const press = (caseId: string, collectCode: string): void => {
    const current = calls;
    if (current === null) return;
    pressedWith = collectCode;
    void once(() => askForPass(current, caseId, collectCode), (pressed) => { void openPass(pressed, caseId); });
  };

  /** Tells the server, drops every key, and goes to a fresh page. `silent`: nobody answered, so what was shown stays theirs. */
  const wipe = async (silent: boolean): Promise<void> => {
    if (leaving) return;
    leaving = true;
    unfollow();
    const { view } = model();
    const caseId = view !== null && 'caseId' in view && view.step !== 'ended' ? view.caseId : null;
    if (calls !== null && caseId !== null && view?.step !== 'next-steps') {
      const last = silent && view?.step === 'shown' ? calls.collected(caseId) : calls.cancel(caseId);
      await Promise.race([last, pause(FAREWELL_MS)]);
    }
    abort.abort();
    pageKey = null;
    device = null;
    pressedWith = null;
    leave();
  };

  return {
    boot: async (): Promise<void> => {
      const key = await loadDeviceKey().catch(() => null);
      if (key === null) send({ type: 'situation', situation: 'not-set-up' });
      else {
        use(key);
        await readState();
      }
    },
    setUp: async (code: string): Promise<void> => {
      const key = await makeDeviceKey();
      const { enrol } = use(key);
      await once(
        () => enrol({ code: code.trim() }),
        () => { void keepDeviceKey(key).then(readState); },
      );
    },
    retry: (): void => { void readState(); },
    noPassNeeded: (purpose: Purpose): void => { void calls?.noPassNeeded(purpose); },
    takeCollectCode: (): void => {
      if (collectCodeStands(model())) void start();
      else send({ type: 'nudge', on: true });
    },
    resume: async (): Promise<void> => {
      const { view } = model();
      if (view?.step !== 'resumable' || calls === null) return;
      const { caseId } = view;
      const { resume } = calls;
      const { key, statement } = await newStatement(caseId);
      await once(
        () => resume(caseId, { pageKey: key.publicKey, statement }),
        (opened) => {
          pageKey = key;
          send({ type: 'match-code', code: opened.matchCode });
          arrive(opened.view);
        },
      );
    },
    stillHere: (): void => { void onCase((current, caseId) => current.stillHere(caseId)); },
    renew: (): void => { void onCase((current, caseId) => current.renew(caseId)); },
    press: (): void => {
      const { view, typedCode } = model();
      if (view?.step === 'approved') press(view.caseId, typedCode);
    },
    /** Shown only after the server knows: from then on it does not delete the pass by itself. */
    show: async (): Promise<void> => {
      if (model().view?.step === 'sealed') await onCase((current, caseId) => current.shown(caseId));
      if (model().view?.step === 'shown') send({ type: 'pass-open', open: true, now: now() });
    },
    collected: (): void => { void onCase((current, caseId) => current.collected(caseId)); },
    slip: async (): Promise<void> => {
      send({ type: 'slip', slip: 'asking' });
      const answer = await calls?.slip();
      if (model().slip === 'asking') send({ type: 'slip', slip: answer?.ok === true ? answer.value : 'failed' });
    },
    startOver: (): void => { void wipe(false); },
    /** Once a second: silence that lasted too long ends the page. */
    watch: (): void => {
      if (idleOf(model()).kind === 'over' || stillHereOf(model()).kind === 'over') void wipe(true);
    },
  };
};
