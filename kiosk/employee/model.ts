import type { DeskSlip, KioskLimits, KioskState, KioskView, LostMethodChoice, ProofKind } from '#contract/kiosk';
import type { FailureCode } from '../api/answer.ts';
import { idleState, type IdleState } from '../session/idle.ts';
import { leftOf } from '../session/countdown.ts';
import { AS_BUILT, type Appearance } from '../ui/appearance.ts';
import { EMPTY_DRAFT, type Draft } from './draft.ts';

/** The questions before a case, in the order in which they are asked. */
export type Question = 'first' | 'no-pass' | 'purpose' | 'password-first' | 'lost' | 'address' | 'proof' | ProofKind | 'collect';

/** What this kiosk is, as told whenever a page was loaded. */
export type House = Omit<KioskState, 'view'>;

/** `running`: the server's view decides. Everything else is about reaching it at all. */
export type Situation = 'loading' | 'not-set-up' | 'offline' | 'server-error' | 'running';

/** Everything that the screens show. Instants are readings of `performance.now()`. */
export interface Model {
  readonly situation: Situation;
  readonly house: House | null;
  readonly view: KioskView | null;
  readonly arrivedAt: number;
  /** When this step of the case began. */
  readonly stepSince: number;
  /** The longest span that this step has been given so far: a ring that is full. */
  readonly stepWholeMs: number;
  readonly question: Question;
  readonly draft: Draft;
  readonly trouble: FailureCode | 'address' | 'badge' | 'recovery-code' | null;
  readonly triesLeft: number | null;
  readonly busy: boolean;
  readonly setUpCode: string;
  readonly matchCode: string | null;
  /** Of which round the match code is: in another one it counts no more. */
  readonly codeRound: number;
  /** Approved: the button was pressed, the collect code is being asked for. */
  readonly pressing: boolean;
  readonly typedCode: string;
  /** Which of their methods may be lost; null while the page does not know, or needs them no more. */
  readonly lostMethods: readonly LostMethodChoice[] | null;
  /** An easy collect code was chosen; the person decides. */
  readonly nudged: boolean;
  readonly pass: string | null;
  readonly passOpenSince: number | null;
  readonly spelled: boolean;
  readonly connected: boolean;
  /** Asked how things stand, the server gave no answer. */
  readonly unreachable: boolean;
  readonly slip: 'none' | 'asking' | 'failed' | DeskSlip;
  readonly askingStartOver: boolean;
  /** The list of languages; `failed`: the one that was chosen could not be loaded; `no-voice`: it cannot be read aloud, or none can. */
  readonly languages: 'closed' | 'open' | 'failed' | 'no-voice';
  readonly appearance: Appearance;
  /** The question what would make the screen easier to use. */
  readonly askingEasier: boolean;
  /** Whether the kiosk reads to the person; `asking`: whether their headphones are plugged in. */
  readonly aloud: 'off' | 'asking' | 'on';
  /** Somebody has changed how the page looks or what it speaks, if only for a moment. */
  readonly adjusted: boolean;
  /** Whether a finger was the last to press something, and not a mouse. */
  readonly touch: boolean;
  /** The keys on the screen: as the person chose, `unasked` as their hand asks. `failed`: they could not be loaded. */
  readonly keyboard: 'unasked' | 'shown' | 'hidden' | 'failed';
  readonly now: number;
  readonly lifeAt: number;
}

export const initialModel = (now: number): Model => ({
  situation: 'loading',
  house: null,
  view: null,
  arrivedAt: now,
  stepSince: now,
  stepWholeMs: 0,
  question: 'first',
  draft: EMPTY_DRAFT,
  trouble: null,
  triesLeft: null,
  busy: false,
  setUpCode: '',
  matchCode: null,
  codeRound: 0,
  pressing: false,
  typedCode: '',
  lostMethods: null,
  nudged: false,
  pass: null,
  passOpenSince: null,
  spelled: false,
  connected: true,
  unreachable: false,
  slip: 'none',
  askingStartOver: false,
  languages: 'closed',
  touch: false,
  keyboard: 'unasked',
  appearance: AS_BUILT,
  askingEasier: false,
  aloud: 'off',
  adjusted: false,
  now,
  lifeAt: now,
});

/** "I need more time" (`MORE_TIME_FACTOR` among the limits of the server). Once a case runs the server multiplies by itself. */
const MORE_TIME_FACTOR = 5;

/** Before the kiosk is known nothing personal is on the screen; these only keep the arithmetic whole. */
const NO_LIMITS: KioskLimits = { idleMs: 60_000, idleWarningMs: 20_000, stillHereMs: 20_000, passShownMs: 60_000 };

export const limitsOf = (model: Model): KioskLimits => {
  const limits = model.house?.limits ?? NO_LIMITS;
  const factor = model.draft.moreTime ? MORE_TIME_FACTOR : 1;
  return {
    idleMs: limits.idleMs * factor,
    idleWarningMs: limits.idleWarningMs * factor,
    stillHereMs: limits.stillHereMs * factor,
    passShownMs: limits.passShownMs * factor,
  };
};

/** What is on offer here: told with the first screen, and needed only before a case. */
export const offerOf = ({ view }: Model): Extract<KioskView, { step: 'start' }> | null => (view?.step === 'start' ? view : null);

/** Nothing that is begun now would come to an end: the server does not answer, or has nothing on offer. */
export const isClosed = (model: Model): boolean => {
  const offer = offerOf(model);
  return offer !== null && (model.unreachable || (offer.purposes.length > 0 && offer.purposes.every(({ available }) => !available)));
};

/** Proofs that some policy may ask of somebody here, in the order in which they are offered. */
export const proofsOnOffer = (model: Model): readonly ProofKind[] => offerOf(model)?.proofs ?? [];

/** The question by which a proof is asked for: the badge first, which needs no choice; then whatever there is. */
export const proofQuestion = (model: Model): 'proof' | ProofKind => {
  const offered = proofsOnOffer(model);
  const [only] = offered;
  return model.draft.proof ?? (offered.includes('badge') ? 'badge' : offered.length === 1 && only !== undefined ? only : 'proof');
};

/** Milliseconds left of a span that came with the view. */
export const leftInView = (model: Model, remainingMs: number): number => leftOf({ remainingMs, at: model.arrivedAt }, model.now);

/** The match code that counts now; null while the page has none, or is still fetching that of a new round. */
export const codeOf = ({ view, matchCode, codeRound }: Model): string | null => (view?.step === 'waiting' && view.round === codeRound ? matchCode : null);

/** The code on the screen has stopped counting, and nobody has typed the next one. */
export const wantsNewCode = ({ view, codeRound }: Model): boolean => view?.step === 'waiting' && view.round !== codeRound && view.progress !== 'code-typed';

/** After this long without a sign of the approver the person is told what they can check (docs/decisions/0004). */
const HINT_AFTER_MS = 60_000;

/** Nobody has looked for a while: a wrong address or badge looks exactly like this, and the person alone can find it. */
export const isLongUnseen = ({ view, now, stepSince }: Model): boolean =>
  view?.step === 'waiting' && view.progress === 'asked' && now - stepSince >= HINT_AFTER_MS;

export const isFirstScreen = ({ situation, view, question, slip }: Model): boolean => situation === 'running' && view?.step === 'start' && question === 'first' && slip === 'none';

/** Whether whoever types here sees keys to touch. */
export const showsKeyboard = ({ keyboard, touch }: Model): boolean => keyboard === 'shown' || (keyboard === 'unasked' && touch);

/** Nobody has begun anything: there is nothing to clear, and the next person finds the page as it was. */
const untouched = (model: Model): boolean => isFirstScreen(model) && !model.draft.moreTime && !model.adjusted;

/** Nobody has been here for a while: the page may do something for itself. */
export const isUnused = (model: Model): boolean => untouched(model) && model.languages === 'closed' && model.now - model.lifeAt >= limitsOf(model).idleMs;

/** Waiting has its own question ("Are you still here?"), and while the pass is made nobody can do anything. */
const countsIdle = (model: Model): boolean =>
  model.situation === 'running' && model.view !== null && model.view.step !== 'waiting' && model.view.step !== 'id-check' && model.view.step !== 'issuing' && !untouched(model);

export const idleOf = (model: Model): IdleState => {
  if (!countsIdle(model)) return { kind: 'active' };
  const { idleMs, idleWarningMs } = limitsOf(model);
  return idleState({ idleMs, warningMs: idleWarningMs }, model.now - model.lifeAt);
};

/** While waiting: the server says when to ask; silence after that cancels. */
export const stillHereOf = (model: Model): IdleState => {
  if (model.view?.step !== 'waiting') return { kind: 'active' };
  return idleState({ idleMs: model.view.stillHereInMs, warningMs: limitsOf(model).idleWarningMs }, model.now - model.arrivedAt);
};

/** The screens on which text is typed that is nobody's secret. */
const isTypedOn = (key: string): boolean => key === 'start/address/false' || key === 'not-set-up';

/** Keys are on the screen now. */
export const hasKeyboard = (model: Model): boolean => isTypedOn(screenKey(model)) && showsKeyboard(model);

/** Changes when another screen is shown: then the focus moves to its beginning. */
export const screenKey = (model: Model): string => {
  if (model.slip !== 'none') return 'slip';
  if (model.situation !== 'running' || model.view === null) return model.situation;
  const { step } = model.view;
  if (step === 'start') return `start/${model.question}/${String(model.nudged)}`;
  if (step === 'approved') return `approved/${String(model.pressing)}`;
  // Made, but still on its way to this page: nothing new to look at.
  if (step === 'sealed' && model.pass === null) return 'issuing';
  if (step === 'lost-method' && model.lostMethods === null) return 'loading';
  if (step === 'sealed' || step === 'shown') return `pass/${model.pass === null ? 'lost' : model.passOpenSince === null ? 'hidden' : 'open'}`;
  return step;
};
