import type { DeskSlip, KioskView, LostMethodChoice, ProofKind } from '#contract/kiosk';
import { bareRecoveryCode, isRecoveryCode } from '#contract/recovery-code';
import type { FailureCode } from '../api/answer.ts';
import type { Appearance } from '../ui/appearance.ts';
import { COLLECT_DIGITS, isAddress, isEasyCode, isSerial, type Draft } from './draft.ts';
import { hasKeyboard, initialModel, limitsOf, proofQuestion, screenKey, type House, type Model, type Question, type Situation } from './model.ts';

export type Message =
  | { readonly type: 'tick'; readonly now: number }
  | { readonly type: 'life'; readonly now: number }
  | { readonly type: 'hand'; readonly touch: boolean }
  | { readonly type: 'keyboard'; readonly keyboard: Model['keyboard'] }
  | { readonly type: 'badge'; readonly serial: string }
  | { readonly type: 'situation'; readonly situation: Situation }
  | { readonly type: 'house'; readonly house: House }
  /** Nothing of this case is left on the page or in it. */
  | { readonly type: 'wiped'; readonly now: number }
  | { readonly type: 'view'; readonly view: KioskView; readonly now: number }
  | { readonly type: 'match-code'; readonly code: string; readonly round: number }
  | { readonly type: 'lost-methods'; readonly methods: readonly LostMethodChoice[] }
  | { readonly type: 'pass'; readonly pass: string }
  | { readonly type: 'connection'; readonly live: boolean }
  | { readonly type: 'reached'; readonly reached: boolean }
  | { readonly type: 'busy' }
  | { readonly type: 'settled' }
  | { readonly type: 'failed'; readonly code: FailureCode; readonly triesLeft: number | null }
  | { readonly type: 'set-up-code'; readonly code: string }
  | { readonly type: 'draft'; readonly part: Partial<Draft> }
  | { readonly type: 'question'; readonly question: Question }
  | { readonly type: 'proof'; readonly kind: ProofKind }
  | { readonly type: 'next-question' }
  | { readonly type: 'nudge'; readonly on: boolean }
  | { readonly type: 'pressing'; readonly on: boolean }
  | { readonly type: 'typed-code'; readonly code: string }
  | { readonly type: 'pass-open'; readonly open: boolean; readonly now: number }
  | { readonly type: 'spell'; readonly on: boolean }
  | { readonly type: 'slip'; readonly slip: 'none' | 'asking' | 'failed' | DeskSlip }
  | { readonly type: 'ask-start-over'; readonly on: boolean }
  | { readonly type: 'languages'; readonly languages: Model['languages'] }
  | { readonly type: 'appearance'; readonly appearance: Appearance }
  | { readonly type: 'ask-easier'; readonly on: boolean }
  | { readonly type: 'aloud'; readonly aloud: Model['aloud'] };

/** Whether the PC wants a password first matters only to who wants into a PC whose PIN is forgotten. */
const orderFor = (model: Model): readonly Question[] => [
  'first',
  'purpose',
  ...(model.draft.purpose === 'forgot-pin' ? (['password-first'] as const) : []),
  'lost',
  'address',
  proofQuestion(model),
  'collect',
];

/** From a proof that was chosen, back leads to the choice. */
export const questionBefore = (model: Model): Question => {
  if (model.question === 'proof') return 'address';
  if (model.question === model.draft.proof) return 'proof';
  const order = orderFor(model);
  return order[order.indexOf(model.question) - 1] ?? 'first';
};

/** A pass is kept in memory exactly as long as it can still be shown. */
const keepsPass = (view: KioskView): boolean => view.step === 'issuing' || view.step === 'sealed' || view.step === 'shown';

const withView = (model: Model, view: KioskView, now: number): Model => {
  const sameStep = model.view?.step === view.step;
  return {
    ...model,
    situation: 'running',
    view,
    arrivedAt: now,
    stepSince: sameStep ? model.stepSince : now,
    stepWholeMs: Math.max(sameStep ? model.stepWholeMs : 0, 'remainingMs' in view ? view.remainingMs : 0),
    now,
    // A new screen that came by itself counts as life: the person must have its whole time for it.
    lifeAt: sameStep ? model.lifeAt : now,
    trouble: sameStep ? model.trouble : null,
    pressing: sameStep && model.pressing,
    typedCode: sameStep ? model.typedCode : '',
    lostMethods: view.step === 'lost-method' ? model.lostMethods : null,
    pass: keepsPass(view) ? model.pass : null,
    passOpenSince: keepsPass(view) ? model.passOpenSince : null,
    spelled: keepsPass(view) && model.spelled,
    draft: view.step === 'start' ? model.draft : { ...model.draft, serial: '', recoveryCode: '', collectCode: '' },
  };
};

const passHidesBy = (model: Model): number => (model.passOpenSince ?? model.now) + limitsOf(model).passShownMs;

/** What the last answer of this question lacks; null when it can be left. */
const lackOf = (model: Model): Model['trouble'] => {
  if (model.question === 'address' && !isAddress(model.draft.address.trim())) return 'address';
  if (model.question === 'badge' && !isSerial(model.draft.serial)) return 'badge';
  if (model.question === 'recovery-code' && !isRecoveryCode(bareRecoveryCode(model.draft.recoveryCode))) return 'recovery-code';
  return null;
};

const nextQuestion = (model: Model): Model => {
  const trouble = lackOf(model);
  if (trouble !== null) return { ...model, trouble, draft: trouble === 'badge' ? { ...model.draft, serial: '' } : model.draft };
  const order = orderFor(model);
  return { ...model, trouble: null, question: order[order.indexOf(model.question) + 1] ?? model.question };
};

/** Whether the four digits can be taken as they are, or the person should be asked once more. */
export const collectCodeStands = (model: Model): boolean => model.draft.collectCode.length === COLLECT_DIGITS && (model.nudged || !isEasyCode(model.draft.collectCode));

const reduced = (model: Model, message: Message): Model => {
  switch (message.type) {
    case 'tick': {
      const next = { ...model, now: message.now };
      return model.passOpenSince !== null && message.now >= passHidesBy(model) ? { ...next, passOpenSince: null, spelled: false } : next;
    }
    case 'life':
      return { ...model, now: message.now, lifeAt: message.now };
    case 'hand':
      // Keys do not go away under the pointer that presses them.
      return { ...model, touch: message.touch || hasKeyboard(model) };
    case 'keyboard':
      return { ...model, keyboard: message.keyboard };
    case 'badge':
      // Held against the reader on another screen it says nothing: it was not asked for.
      return screenKey(model) === 'start/badge/false' ? nextQuestion({ ...model, draft: { ...model.draft, serial: message.serial } }) : model;
    case 'situation':
      return { ...model, situation: message.situation, busy: false };
    case 'house':
      return { ...model, house: message.house };
    case 'wiped':
      return initialModel(message.now);
    case 'view':
      return withView(model, message.view, message.now);
    case 'match-code':
      return { ...model, matchCode: message.code, codeRound: message.round };
    case 'lost-methods':
      return { ...model, lostMethods: message.methods };
    case 'pass':
      return { ...model, pass: message.pass };
    case 'connection':
      return { ...model, connected: message.live };
    case 'reached':
      return { ...model, unreachable: !message.reached };
    case 'busy':
      return { ...model, busy: true, trouble: null };
    case 'settled':
      return { ...model, busy: false };
    case 'failed':
      return { ...model, busy: false, trouble: message.code, triesLeft: message.triesLeft, typedCode: '' };
    case 'set-up-code':
      return { ...model, setUpCode: message.code, trouble: null };
    case 'draft':
      return { ...model, draft: { ...model.draft, ...message.part }, trouble: null };
    case 'question':
      // Who goes back to the choice, or before it, has chosen nothing.
      return { ...model, question: message.question, trouble: null, nudged: false, draft: message.question === 'proof' || message.question === 'address' ? { ...model.draft, proof: null } : model.draft };
    case 'proof':
      return { ...model, draft: { ...model.draft, proof: message.kind }, question: message.kind, trouble: null };
    case 'next-question':
      return nextQuestion(model);
    case 'nudge':
      return { ...model, nudged: message.on, draft: message.on ? model.draft : { ...model.draft, collectCode: '' } };
    case 'pressing':
      return { ...model, pressing: message.on, typedCode: '', trouble: null };
    case 'typed-code':
      return { ...model, typedCode: message.code, trouble: null };
    case 'pass-open':
      return { ...model, now: message.now, passOpenSince: message.open ? message.now : null, spelled: message.open && model.aloud === 'on' };
    case 'spell':
      return { ...model, spelled: message.on };
    case 'slip':
      return { ...model, slip: message.slip };
    case 'ask-start-over':
      return { ...model, askingStartOver: message.on };
    case 'languages':
      return { ...model, languages: message.languages, adjusted: true };
    case 'appearance':
      return { ...model, appearance: message.appearance, adjusted: true };
    case 'ask-easier':
      return { ...model, askingEasier: message.on };
    case 'aloud':
      return { ...model, aloud: message.aloud, askingEasier: false, adjusted: true };
  }
};

/** Pure: the same model and message always give the same model. */
export const reduce = (model: Model, message: Message): Model => {
  const next = reduced(model, message);
  // That a language could not be had is said where it was chosen, and not for ever.
  return (next.languages === 'failed' || next.languages === 'no-voice') && screenKey(next) !== screenKey(model) ? { ...next, languages: 'closed' } : next;
};
