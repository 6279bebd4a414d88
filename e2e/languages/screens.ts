import type { Model } from '../../kiosk/employee/model.ts';

const CASE = { caseId: 'c', remainingMs: 90_000, triesLeft: 2 } as const;
const ADDRESS = 'ada.lovelace-of-the-northern-branch@contoso.example';
const LINKS = { securityInfo: 'https://mysignins.microsoft.com/security-info' } as const;

/** What each screen of the kiosk is drawn from, over what a page of a real kiosk knows. */
export const SCREENS: Readonly<Record<string, Partial<Model>>> = {
  first: {},
  'the list of languages': { question: 'purpose', languages: 'open' },
  'a language that cannot be had': { question: 'purpose', languages: 'failed', connected: false },
  'what makes it easier': { question: 'purpose', askingEasier: true },
  'headphones?': { question: 'purpose', aloud: 'asking' },
  'no voice': { question: 'purpose', languages: 'no-voice' },
  'no pass': { question: 'no-pass' },
  purpose: { question: 'purpose' },
  'password first': { question: 'password-first' },
  lost: { question: 'lost' },
  address: { question: 'address', trouble: 'address' },
  'an address by touch': { question: 'address', keyboard: 'shown' },
  proof: { question: 'proof' },
  badge: { question: 'badge', trouble: 'badge' },
  'recovery code': { question: 'recovery-code', trouble: 'recovery-code' },
  'before the identity check': { question: 'id-check' },
  'collect code': { question: 'collect' },
  'an easy collect code': { question: 'collect', nudged: true, trouble: 'too_many' },
  'identity check': { view: { step: 'id-check', ...CASE, address: ADDRESS, slip: '4170-2583' } },
  waiting: { view: { step: 'waiting', ...CASE, address: ADDRESS, progress: 'opened', round: 1, agreed: 0, approveLink: 'https://approve.example/approve/c', stillHereInMs: 600_000 }, matchCode: '417025', codeRound: 1, stepWholeMs: 480_000 },
  'still here': { view: { step: 'waiting', ...CASE, address: ADDRESS, progress: 'asked', round: 0, agreed: 1, approveLink: 'https://approve.example/approve/c', stillHereInMs: 0 }, stepWholeMs: 480_000 },
  'start over': { question: 'lost', askingStartOver: true },
  release: { view: { step: 'release', ...CASE }, trouble: 'release_code_wrong', triesLeft: 2, typedCode: '417' },
  approved: { view: { step: 'approved', ...CASE, minutes: 15, once: true } },
  'collect code again': { view: { step: 'approved', ...CASE, minutes: 15, once: true }, pressing: true, trouble: 'collect_code_wrong', triesLeft: 1 },
  'lost method': {
    view: { step: 'lost-method', ...CASE },
    stepWholeMs: 120_000,
    lostMethods: [{ key: 'authenticator-0001', kind: 'authenticator', name: 'iPhone' }, { key: 'number-00000002', kind: 'number', name: '17' }, { key: 'security-key-003', kind: 'security-key', name: null }, { key: 'code-app-00000004', kind: 'code-app', name: null }],
  },
  lapsed: { view: { step: 'lapsed', ...CASE, canRenew: true } },
  issuing: { view: { step: 'issuing', caseId: 'c' } },
  resumable: { view: { step: 'resumable', caseId: 'c' } },
  'a hidden pass': { view: { step: 'shown', caseId: 'c', purpose: 'new-phone', once: true, passRemainingMs: 900_000, lostMethod: 'kept' }, pass: 'q7+KpW2#' },
  'an open pass': { view: { step: 'shown', caseId: 'c', purpose: 'new-phone', once: true, passRemainingMs: 900_000 }, pass: 'q7+KpW2(', passOpenSince: 0, spelled: true },
  'a lost pass': { view: { step: 'shown', caseId: 'c', purpose: 'new-phone', once: true, passRemainingMs: 900_000 } },
  'next, with a phone': { view: { step: 'next-steps', caseId: 'c', purpose: 'new-phone', once: true, passRemainingMs: 900_000, links: LINKS } },
  'next, with a PIN': { view: { step: 'next-steps', caseId: 'c', purpose: 'forgot-pin', once: true, passRemainingMs: 0, links: LINKS, lostMethod: 'kept' } },
  'next, with a PC': { view: { step: 'next-steps', caseId: 'c', purpose: 'new-pc', once: false, passRemainingMs: 14_400_000, links: LINKS } },
  ended: { view: { step: 'ended', caseId: 'c', ending: 'declined', purpose: 'new-phone' } },
  slip: { slip: { number: '4170-2583', deskPhone: '+49 30 5550 100', site: 'Berlin', floor: '0' } },
  'no slip': { slip: 'failed' },
  'not set up': { situation: 'not-set-up', trouble: 'kiosk_unknown', keyboard: 'shown' },
  offline: { situation: 'offline' },
  'server error': { situation: 'server-error' },
};
