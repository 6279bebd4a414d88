import type { CaseOpened, KioskLanguage, KioskView, Purpose, StartCase } from '#contract/kiosk';
import { bareRecoveryCode } from '#contract/recovery-code';
import type { Answer } from '../api/answer.ts';
import type { KioskCalls } from '../api/kiosk-calls.ts';
import type { Served } from '../session/newer-page.ts';
import { makePageKey, type PageKey } from '../session/page-key.ts';
import type { MarkShelf } from '../session/mark.ts';
import { makeNonce, signStatement } from '../session/statement.ts';
import { createCaseLine, type CaseLineDeps } from './case-line.ts';
import { createFetchPass } from './fetch-pass.ts';
import { idleOf, isClosed, isFirstScreen, isUnused, proofQuestion, stillHereOf, wantsNewCode, type Model } from './model.ts';
import { collectCodeStands } from './reduce.ts';
import { withNewMark, type Marked } from './with-mark.ts';

/** Until a new code that could not be had is asked for again. */
const CODE_AGAIN_MS = 2_000;

/** While somebody answers the questions: how often to ask whether a case could begin; sooner while it could not. */
const OFFER_EVERY_MS = 15_000;
const OFFER_AGAIN_MS = 5_000;

/** How long a page that is being wiped waits for its last call. */
const FAREWELL_MS = 2_000;

/**
 * How often an unused kiosk looks how things stand: whether there is a newer page, a network, whether it is still known.
 * Its operators see by it that it is there, and a copy of its key shows without anybody coming.
 */
const LOOK_EVERY_MS = 10 * 60_000;

/** How soon a page that is to be left looks again for the one to take its place. */
const LEAVE_AGAIN_MS = 4_000;

/** What only the page whose key is in the case can go on with. */
const NEEDS_PAGE_KEY = new Set<KioskView['step']>(['waiting', 'release', 'approved', 'lapsed', 'sealed']);

/** The press got further than its answer: the pass is made, or the question asked, and this page does not have it. */
const isWithoutItsAnswer = (view: KioskView, { busy, pass, lostMethods }: Model): view is Extract<KioskView, { step: 'sealed' | 'lost-method' }> =>
  !busy && ((view.step === 'sealed' && pass === null) || (view.step === 'lost-method' && lostMethods === null));

/** What the last answer about a proof was. */
function proofOf(model: Model): StartCase['proof'] {
  const { serial, recoveryCode } = model.draft;
  switch (proofQuestion(model)) {
    case 'recovery-code':
      return { kind: 'recovery-code', code: bareRecoveryCode(recoveryCode) };
    case 'id-check':
      return { kind: 'id-check' };
    default:
      return { kind: 'badge', serial };
  }
}

/** What start and resume have in common. */
type Opening = Marked & Pick<StartCase, 'pageKey' | 'statement'>;

export interface RecoveryDeps extends Omit<CaseLineDeps, 'onView' | 'takeUp' | 'readStateOf'> {
  readonly language: () => KioskLanguage;
  /** Where the browser keeps the kiosk's key. */
  readonly deviceKeys: {
    load(): Promise<CryptoKeyPair | null>;
    make(): Promise<CryptoKeyPair>;
    keep(key: CryptoKeyPair): Promise<void>;
  };
  readonly marks: MarkShelf;
  /** The build of this page. */
  readonly page: string;
  readonly served: () => Promise<Served>;
  /** Whatever speaks stops at once: the farewell to the server may take a moment. */
  readonly hush: () => void;
  /** Leaves the page for a fresh one; nothing of this one can be reached afterwards. */
  readonly leave: () => void;
}

/** What the person can do, as the screens know it. */
export type Recovery = ReturnType<typeof createRecovery>;

/** Everything that talks to the server or holds a key. The model only ever hears of it by messages. */
export const createRecovery = ({ language, deviceKeys, marks, page, served, hush, leave, ...deps }: RecoveryDeps) => {
  const { model, send, now, pause } = deps;
  let device: CryptoKeyPair | null = null;
  let pageKey: PageKey | null = null;

  const line = createCaseLine({
    ...deps,
    readStateOf: (calls) => withNewMark(calls, { marks, page }, () => calls.state()),
    onView: (view) => {
      if (isWithoutItsAnswer(view, model())) pass.pressAgain(view.caseId);
      if (pageKey !== null && wantsNewCode(model())) void fetchCode();
    },
    /** The page before this one took its key along: such a case ends at once, and with it a pass that nobody saw. */
    takeUp: (calls, view) => (pageKey === null && 'caseId' in view && NEEDS_PAGE_KEY.has(view.step) ? calls.cancel(view.caseId) : Promise.resolve({ ok: true, value: view })),
  });
  const pass = createFetchPass({ line, pageKey: () => pageKey, send, pause });

  /** Start and resume alike: a new page key, a statement on it by the device key, and the match code in the answer. */
  const openCase = async (subject: string, call: (calls: KioskCalls, opening: Opening) => Promise<Answer<CaseOpened>>): Promise<void> => {
    if (device === null) return;
    const key = await makePageKey();
    const statement = await signStatement(device.privateKey, { nonce: makeNonce(), subject, pageKeyThumbprint: key.thumbprint });
    await line.once((calls) => withNewMark(calls, { marks, page }, (marked) => call(calls, { ...marked, pageKey: key.publicKey, statement })), ({ view, matchCode }) => {
      pageKey = key;
      hearCode(view, matchCode);
    });
  };

  const hearCode = (view: KioskView, code: string): void => {
    send({ type: 'match-code', code, round: view.step === 'waiting' ? view.round : 0 });
    line.arrive(view);
  };

  /** The code of a new round comes to this page alone, so the page asks for it; nobody needs to press anything. */
  let fetching = false;
  const fetchCode = async (): Promise<void> => {
    if (fetching) return;
    fetching = true;
    for (let { view } = model(); wantsNewCode(model()) && !line.isClosing() && view?.step === 'waiting'; { view } = model()) {
      const answer = await line.calls()?.code(view.caseId, { round: view.round });
      if (answer?.ok === true) hearCode(answer.value.view, answer.value.matchCode);
      else await pause(CODE_AGAIN_MS);
    }
    fetching = false;
  };

  const start = async (): Promise<void> => {
    const { purpose, lost, address, collectCode, moreTime } = model().draft;
    if (purpose === null || lost === null) return;
    await openCase(purpose, (calls, opening) =>
      calls.start({ purpose, lost, address: address.trim(), proof: proofOf(model()), collectCode, moreTime, language: language(), ...opening }));
  };

  /** Tells the server, drops every key and all that was said, and goes to a fresh page. `silent`: nobody answered, so what was shown stays theirs. */
  const wipe = async (silent: boolean): Promise<void> => {
    if (line.isClosing()) return;
    hush();
    line.close();
    const { view } = model();
    const caseId = view !== null && 'caseId' in view && view.step !== 'ended' ? view.caseId : null;
    const calls = line.calls();
    if (calls !== null && caseId !== null && view?.step !== 'next-steps') {
      const last = silent && view?.step === 'shown' ? calls.collected(caseId) : calls.cancel(caseId);
      await Promise.race([last, pause(FAREWELL_MS)]);
    }
    line.hangUp();
    pageKey = null;
    device = null;
    pass.forget();
    send({ type: 'wiped', now: now() });
    // Without an answer the browser would show its own page of the fault, and stay there.
    while ((await served()) === 'nothing') {
      send({ type: 'situation', situation: 'offline' });
      await pause(LEAVE_AGAIN_MS);
    }
    leave();
  };

  /** The newer page is taken here and never within a case: that would cost its key. */
  let lookedAt = now();
  const look = async (): Promise<void> => {
    lookedAt = now();
    if ((await served()) !== 'newer') await line.readState();
    else if (isUnused(model())) leave();
  };

  /**
   * What was on offer when the page was loaded may be so no more: whoever begins hears of it before they have typed
   * anything, and of its end without asking. Nothing else of the page changes by it.
   */
  let nextAskAt = 0;
  const askOffer = async (): Promise<void> => {
    const before = model();
    if (before.view?.step !== 'start' || before.busy || (isFirstScreen(before) && !isClosed(before))) {
      nextAskAt = 0;
      return;
    }
    if (now() < nextAskAt) return;
    nextAskAt = Infinity;
    const answer = await line.calls()?.state();
    if (model().view?.step === 'start' && !model().busy && !line.isClosing()) {
      if (answer?.ok === true && answer.value.view.step === 'start') send({ type: 'view', view: answer.value.view, now: now() });
      send({ type: 'reached', reached: answer?.ok === true });
    }
    nextAskAt = now() + (isClosed(model()) ? OFFER_AGAIN_MS : OFFER_EVERY_MS);
  };

  const use = (key: CryptoKeyPair): void => {
    device = key;
    line.use(key);
  };

  return {
    boot: async (): Promise<void> => {
      const key = await deviceKeys.load().catch(() => null);
      if (key === null) send({ type: 'situation', situation: 'not-set-up' });
      else {
        use(key);
        await line.readState();
      }
    },
    setUp: async (code: string): Promise<void> => {
      const key = await deviceKeys.make();
      use(key);
      await line.once((calls) => calls.enrol({ code: code.trim() }), () => { void deviceKeys.keep(key).then(line.readState); });
    },
    retry: (): void => { void line.readState(); },
    noPassNeeded: (purpose: Purpose): void => { void line.calls()?.noPassNeeded(purpose); },
    takeCollectCode: async (): Promise<void> => {
      if (collectCodeStands(model())) await start();
      else send({ type: 'nudge', on: true });
    },
    resume: async (): Promise<void> => {
      const { view } = model();
      if (view?.step !== 'resumable') return;
      const { caseId } = view;
      await openCase(caseId, (calls, opening) => calls.resume(caseId, opening));
    },
    stillHere: (): void => { void line.onCase((calls, caseId) => calls.stillHere(caseId)); },
    renew: (): void => { void line.onCase((calls, caseId) => calls.renew(caseId)); },
    release: (): void => {
      const { typedCode: releaseCode } = model();
      void line.onCase((calls, caseId) => calls.release(caseId, { releaseCode }));
    },
    press: async (): Promise<void> => {
      const { view, typedCode } = model();
      if (view?.step === 'approved') await pass.press(view.caseId, typedCode);
    },
    /** The key of the method that is lost; null: none of them, or not sure. */
    sayLost: async (key: string | null): Promise<void> => {
      const { view } = model();
      if (view?.step === 'lost-method') await pass.sayLost(view.caseId, key);
    },
    /** Shown only after the server knows: from then on it does not delete the pass by itself. */
    show: async (): Promise<void> => {
      if (model().view?.step === 'sealed') await line.onCase((calls, caseId) => calls.shown(caseId));
      if (model().view?.step === 'shown') send({ type: 'pass-open', open: true, now: now() });
    },
    collected: (): void => { void line.onCase((calls, caseId) => calls.collected(caseId)); },
    slip: async (): Promise<void> => {
      send({ type: 'slip', slip: 'asking' });
      const answer = await line.calls()?.slip();
      if (model().slip === 'asking') send({ type: 'slip', slip: answer?.ok === true ? answer.value : 'failed' });
    },
    startOver: (): void => { void wipe(false); },
    /** Once a second: silence that lasted too long ends the page, and an unused one looks how things stand, and what is on offer is kept true. */
    watch: (): void => {
      if (isUnused(model()) && now() - lookedAt >= LOOK_EVERY_MS) void look();
      void askOffer();
      if (idleOf(model()).kind === 'over' || stillHereOf(model()).kind === 'over') void wipe(true);
    },
  };
};
