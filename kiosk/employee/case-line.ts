import { KIOSK_API, STREAM_EVENT, type KioskState, type KioskView } from '#contract/kiosk';
import type { Answer } from '../api/answer.ts';
import { casePath, kioskCalls, type KioskCalls } from '../api/kiosk-calls.ts';
import { kioskClient, type KioskClient } from '../api/kiosk-client.ts';
import { follow } from '../api/live-stream.ts';
import type { Model } from './model.ts';
import type { Message } from './reduce.ts';

const RETRY_MS = 4_000;

export interface CaseLineDeps {
  readonly model: () => Model;
  readonly send: (message: Message) => void;
  readonly now: () => number;
  readonly fetch: typeof fetch;
  /** As in `location.origin`: what the proofs name as target. */
  readonly origin: string;
  readonly pause: (ms: number) => Promise<void>;
  readonly random: () => number;
  /** Asks how things stand. */
  readonly readStateOf: (calls: KioskCalls) => Promise<Answer<KioskState>>;
  /** Whatever the page does by itself when a view has come. */
  readonly onView: (view: KioskView) => void;
  /** Of what came with a state: the view to show, after a call of its own where the page cannot go on with it. */
  readonly takeUp: (calls: KioskCalls, view: KioskView) => Promise<Answer<KioskView>>;
}

export type CaseLine = ReturnType<typeof createCaseLine>;

/** The line to the server: proofs, one call at a time, the state and the stream of the case. Knows no key but the kiosk's. */
export const createCaseLine = ({ model, send, now, fetch, origin, pause, random, readStateOf, onView, takeUp }: CaseLineDeps) => {
  const abort = new AbortController();
  let client: KioskClient | null = null;
  let calls: KioskCalls | null = null;
  let followed: { readonly caseId: string; readonly stop: () => void } | null = null;
  let closing = false;

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
      random,
    });
    followed = { caseId, stop };
  };

  const arrive = (view: KioskView): void => {
    if (closing) return;
    send({ type: 'view', view, now: now() });
    send({ type: 'connection', live: true });
    if (view.step === 'start' || view.step === 'resumable' || view.step === 'ended') unfollow();
    else followCase(view.caseId);
    onView(view);
  };

  const viewOf = async (current: KioskCalls, answer: Answer<KioskState>): Promise<Answer<KioskView>> => {
    if (!answer.ok) return answer;
    const { view, ...house } = answer.value;
    send({ type: 'house', house });
    return takeUp(current, view);
  };

  const readState = async (): Promise<void> => {
    if (calls === null || closing) return;
    const answer = await viewOf(calls, await readStateOf(calls));
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
  const once = async <T>(act: (calls: KioskCalls) => Promise<Answer<T>>, then: (value: T) => void): Promise<void> => {
    if (calls === null || model().busy || closing) return;
    send({ type: 'busy' });
    const answer = await act(calls);
    if (!answer.ok) {
      if (answer.code !== 'aborted') send({ type: 'failed', code: answer.code, triesLeft: answer.triesLeft });
      return;
    }
    send({ type: 'settled' });
    then(answer.value);
  };

  return {
    arrive,
    readState,
    once,
    /** From here on every call carries proofs of this key. */
    use: (key: CryptoKeyPair): void => {
      client = kioskClient({ key, origin, fetch });
      calls = kioskCalls(client, abort.signal);
    },
    calls: (): KioskCalls | null => calls,
    onCase: (act: (calls: KioskCalls, caseId: string) => Promise<Answer<KioskView>>): Promise<void> => {
      const { view } = model();
      return view !== null && 'caseId' in view ? once((current) => act(current, view.caseId), arrive) : Promise.resolve();
    },
    /** Nothing that comes later is shown; calls can still be made until {@link hangUp}. */
    close: (): void => {
      closing = true;
      unfollow();
    },
    isClosing: (): boolean => closing,
    hangUp: (): void => { abort.abort(); },
  };
};
