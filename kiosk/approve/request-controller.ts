import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ApproveView, KnownBy } from '#contract/approve';
import type { Answer } from '../api/answer.ts';
import type { ApproveApi } from '../api/approve-api.ts';
import { signWithPasskey } from '../session/passkey.ts';
import { NOTHING_YET, reduce, type Call, type Place, type RequestEvent, type RequestState } from './request-state.ts';

/** How often the server is asked what is true, while the page is seen. */
const ASK_EVERY_MS = 5000;
/** The server refuses a yes in the first two seconds after the request was first seen. */
const TOO_FAST_WAIT_MS = 2000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { window.setTimeout(resolve, ms); });

/** Keeps one request's state true: asks the server, sends the approver's acts one at a time, listens to the phone. */
export class RequestController implements ReactiveController {
  state: RequestState;
  readonly #host: ReactiveControllerHost;
  readonly #api: ApproveApi;
  #id: string;
  #timers: readonly number[] = [];
  /** Rises with each act: an answer to a question that was asked before it is old. */
  #acts = 0;
  #asking = false;

  /** `knownBy`: what the approver had answered before a sign-in that they come back from. */
  constructor(host: ReactiveControllerHost, api: ApproveApi, id: string, knownBy: KnownBy | null) {
    this.#host = host;
    this.#api = api;
    this.#id = id;
    this.state = { ...NOTHING_YET, knownBy };
    host.addController(this);
  }

  /** Of the request: the code on the kiosk leads here by the id of the case. */
  get id(): string {
    return this.#id;
  }

  hostConnected(): void {
    this.#timers = [
      window.setInterval(() => { if (document.visibilityState === 'visible' && this.state.view?.step !== 'ended') void this.ask(); }, ASK_EVERY_MS),
      window.setInterval(() => { this.#host.requestUpdate(); }, 1000),
    ];
    window.addEventListener('online', this.#look);
    window.addEventListener('pageshow', this.#look);
    document.addEventListener('visibilitychange', this.#look);
    void this.ask();
  }

  hostDisconnected(): void {
    for (const timer of this.#timers) window.clearInterval(timer);
    window.removeEventListener('online', this.#look);
    window.removeEventListener('pageshow', this.#look);
    document.removeEventListener('visibilitychange', this.#look);
  }

  readonly ask = async (): Promise<void> => {
    if (this.#asking || this.state.busy !== null) return;
    this.#asking = true;
    const asked = this.#acts;
    const answer = await this.#api.request(this.#id);
    this.#asking = false;
    if (asked === this.#acts) this.#dispatch({ type: 'loaded', answer, now: performance.now() });
  };

  go(place: Place): void {
    this.#dispatch({ type: 'went', place });
  }

  know(knownBy: KnownBy): void {
    this.#dispatch({ type: 'knew', knownBy });
  }

  incomplete(): void {
    this.#dispatch({ type: 'sent-too-short' });
  }

  typeMatchCode(code: string): void {
    void this.#send('match-code', () => this.#api.typeMatchCode(this.#id, code));
  }

  approve(code: string): void {
    const { knownBy } = this.state;
    if (knownBy !== null) void this.#send('approve', () => this.#api.approve(this.#id, { knownBy, factor: { kind: 'totp', code } }));
  }

  sign(): void {
    void this.#sign();
  }

  chooseCode(byCode: boolean): void {
    this.#dispatch({ type: 'chose-code', byCode });
  }

  decline(): void {
    void this.#send('decline', () => this.#api.decline(this.#id));
  }

  report(): void {
    void this.#send('report', () => this.#api.report(this.#id));
  }

  notAvailable(): void {
    void this.#send('not-available', () => this.#api.notAvailable(this.#id));
  }

  undo(): void {
    void this.#send('undo', () => this.#api.undo(this.#id));
  }

  async #sign(): Promise<void> {
    const { knownBy, busy } = this.state;
    if (knownBy === null || busy !== null) return;
    this.#acts += 1;
    this.#dispatch({ type: 'called', call: 'approve' });
    const asked = await this.#api.askPasskey(this.#id);
    if (!asked.ok) {
      this.#answered('approve', asked);
      return;
    }
    const signed = await signWithPasskey(asked.value);
    if (signed.ok) await this.#settle('approve', () => this.#api.approve(this.#id, { knownBy, factor: { kind: 'passkey', assertion: signed.value } }));
    else this.#dispatch({ type: 'unsigned', why: signed.why === 'impossible' ? 'impossible' : 'stopped' });
  }

  readonly #look = (): void => {
    if (document.visibilityState === 'visible') void this.ask();
  };

  #dispatch(event: RequestEvent): void {
    this.state = reduce(this.state, event);
    this.#id = this.state.view?.requestId ?? this.#id;
    this.#host.requestUpdate();
  }

  async #send(call: Call, send: () => Promise<Answer<ApproveView>>): Promise<void> {
    if (this.state.busy !== null) return;
    this.#acts += 1;
    this.#dispatch({ type: 'called', call });
    await this.#settle(call, send);
  }

  async #settle(call: Call, send: () => Promise<Answer<ApproveView>>): Promise<void> {
    let answer = await send();
    if (!answer.ok && answer.code === 'too_fast') {
      this.#dispatch({ type: 'held' });
      await pause(TOO_FAST_WAIT_MS);
      answer = await send();
    }
    this.#answered(call, answer);
  }

  #answered(call: Call, answer: Answer<ApproveView>): void {
    this.#dispatch({ type: 'answered', call, answer, now: performance.now() });
    // Whatever went wrong, the server knows where things stand.
    if (!answer.ok) void this.ask();
  }
}
